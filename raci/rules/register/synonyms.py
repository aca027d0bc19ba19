"""Names that are likely those of one role: short forms written out, other word order, slips of the pen, initials."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from raci.joining.titles import initials, significant, spelled_out
from raci.names import fold, words
from raci.rules.duties.likeness import slips

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST_SHORT: Final = 5
_SHORTEST_SHORT: Final = 2


@lru_cache(maxsize=4096)
def may_be_one(one: str, other: str) -> bool:
    """Tell whether two names are likely those of one role."""
    return fold(one) == fold(other) or next(synonyms([one, other]), None) is not None


def synonyms(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield positions (earlier, later) of names that are likely those of one role; folded names must differ.

    The cost grows with the number of names, not of pairs. Initials count only where one name has them.
    """
    spelled = [spelled_out(name) for name in names]
    told: set[tuple[int, int]] = set()
    for one, other in (*_same_words(spelled), *slips(spelled), *_initials(names, spelled)):
        pair = (min(one, other), max(one, other))
        if pair not in told:
            told.add(pair)
            yield pair


def is_two_initials(name: str) -> bool:
    """Tell whether a name is two capitals that no list of short forms explains, such as `SA`."""
    return len("".join(words(name))) == _SHORTEST_SHORT and _is_short(name) and fold(name) == spelled_out(name)


def is_plural(one: str, other: str) -> bool:
    """Tell whether one of two names is the plural of the other, a single word, as far as an s at the end tells."""
    first, second = sorted((fold(one), fold(other)), key=len)
    return " " not in first and second in {f"{first}s", f"{first}es"}


def _same_words(spelled: Sequence[str]) -> Iterator[tuple[int, int]]:
    known: dict[tuple[str, ...], int] = {}
    for place, name in enumerate(spelled):
        meant = significant(name)
        if meant and known.setdefault(meant, place) != place:
            yield known[meant], place


def _initials(names: Sequence[str], spelled: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield a short name with the only one whose initials it is; one that is written out means what is written."""
    short = {
        "".join(words(name)): place
        for place, name in enumerate(names)
        if " " not in fold(name) and fold(name) == spelled[place] and _is_short(name)
    }
    if not short:
        return
    bearers: dict[str, list[int]] = {}
    for place, name in enumerate(spelled):
        for letters in initials(name) & short.keys():
            if len(letters) == len(significant(name)):
                bearers.setdefault(letters, []).append(place)
    yield from ((short[letters], places[0]) for letters, places in bearers.items() if len(places) == 1)


def _is_short(name: str) -> bool:
    letters = "".join(words(name))
    return _SHORTEST_SHORT <= len(letters) <= _LONGEST_SHORT and name.strip().upper() == name.strip()
