"""What may stand in a cell: every combination of letters that a notation lets one role hold."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Final

from raci.layout.declared.forms import entry_text
from raci.model import Participation

if TYPE_CHECKING:
    from raci.model import Letter, Notation

_WORK: Final = frozenset({Participation.RESPONSIBLE, Participation.ACCOUNTABLE})
_MOST: Final = 500


@lru_cache(100)
def choices(notation: Notation) -> tuple[str, ...]:
    """Return the texts of all legal cells: the letters, then pairs, then larger combinations, up to 500.

    Letters go together where the notation combines them. Doing the work and answering for it go together in every
    notation, as FRM002 has it.
    """
    letters = [letter for letter in notation.letters if letter.letter.isprintable()]
    codes = [letter.letter for letter in letters]
    together = {
        (first, second)
        for (first, one), (second, other) in combinations(enumerate(letters), 2)
        if _together(one, other, notation)
    }
    found: list[tuple[int, ...]] = [(place,) for place in range(len(codes))]
    for held in found:  # grows while it is read
        if len(found) >= _MOST:
            break
        later = range(held[-1] + 1, len(codes))
        found += [(*held, place) for place in later if all((each, place) in together for each in held)]
    found.sort(key=len)
    return tuple(dict.fromkeys(entry_text(notation.entry(codes[place] for place in held)) for held in found[:_MOST]))


def _together(one: Letter, other: Letter, notation: Notation) -> bool:
    if {one.participation, other.participation} == _WORK:
        return True
    return one.letter + other.letter in notation.combine or other.letter + one.letter in notation.combine
