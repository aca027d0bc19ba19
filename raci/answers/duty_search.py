"""Finding duties by what people call them: the whole name, a number, a few of its words, or nearly so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.answers.wording import did_you_mean, listed, quoted
from raci.errors import RaciError
from raci.joining.titles import significant
from raci.names import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.answers.directory import Directory
    from raci.graph.duty_index import DutyIndex, Listed

_LONGEST: Final = 300
_MOST: Final = 25
_LIKE: Final = 75.0


def duties_meant(text: str, directory: Directory) -> tuple[list[Listed], tuple[str, ...]]:
    """Return all duties that somebody means, and what is to be told about it.

    By key, name or number; else by words that all stand (or begin words) in the name, or in section and name; else by
    such words misspelt. Raises RaciError, with the nearest, where there is none, and where very many would fit.
    """
    text = text[:_LONGEST]
    index = directory.register.index
    exact = index.called(text)
    if exact:
        return exact, ()
    wanted = significant(text) or tuple(words(text))
    found = index.holding(wanted)
    if not found:
        wanted = _corrected(wanted, index)
        found = index.holding(wanted)
    names = list(dict.fromkeys(each.duty.name for each in found))
    if not found:
        hint = did_you_mean(text, index.spelled)
        raise RaciError("unknown-duty", f"there is no duty {text!r}{hint}")
    if len(names) > _MOST:
        raise RaciError("several-duties", f"{text!r} may be {quoted(names)}; say more of its name")
    return found, (f"{text!r} {'fits' if len(names) > 1 else 'is taken for'} {listed(names)}",)


def _corrected(wanted: Sequence[str], index: DutyIndex) -> tuple[str, ...]:
    """Return the words with each that no duty has replaced by the one most like it; () where none is like it."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - costs an import, used where nothing else fits

    known = index.vocabulary
    right = []
    for word in wanted:
        if not any(each.startswith(word) for each in known):
            near = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=_LIKE)
            if near is None:
                return ()
            word = near[0]  # noqa: PLW2901 - it is the same word, written right
        right.append(word)
    return tuple(right)
