"""Finding duties by what people call them: the whole name, a number, a few of its words, or nearly so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from raci.answers.wording import did_you_mean, listed, quoted
from raci.errors import RaciError
from raci.joining.titles import significant
from raci.names import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from raci.answers.describing import Descriptions
    from raci.answers.directory import Directory
    from raci.model import Duty

_LONGEST: Final = 300
_MOST: Final = 25
_LIKE: Final = 75.0


class Named(NamedTuple):
    """A duty with the described of the matrix it stands in."""

    described: Descriptions
    duty: Duty


def duties_meant(text: str, directory: Directory) -> tuple[list[Named], tuple[str, ...]]:
    """Return all duties that somebody means, and what is to be told about it.

    By key, name or number; else by words that all stand (or begin words) in the name, or in section and name; else by
    such words misspelt. Raises RaciError, with the nearest, where there is none, and where very many would fit.
    """
    text = text[:_LONGEST]
    duties = [Named(described, duty) for described in directory.described for duty in described.graph.matrix.duties]
    exact = _exact(text, duties)
    if exact:
        return exact, ()
    wanted = significant(text) or tuple(words(text))
    found = _holding(wanted, duties)
    if not found:
        wanted = _corrected(wanted, duties)
        found = _holding(wanted, duties)
    names = list(dict.fromkeys(each.duty.name for each in found))
    if not found:
        hint = did_you_mean(text, (each.duty.name for each in duties))
        raise RaciError("unknown-duty", f"there is no duty {text!r}{hint}")
    if len(names) > _MOST:
        raise RaciError("several-duties", f"{text!r} may be {quoted(names)}; say more of its name")
    return found, (f"{text!r} {'fits' if len(names) > 1 else 'is taken for'} {listed(names)}",)


def _exact(text: str, duties: Sequence[Named]) -> list[Named]:
    wanted, spelled = fold(text), words(text)
    if not wanted:
        return []
    return [
        each
        for each in duties
        if wanted in (fold(each.duty.name), fold(each.duty.key), fold(each.duty.number))
        or (spelled and spelled == words(each.duty.name))
    ]


def _holding(wanted: Sequence[str], duties: Sequence[Named]) -> list[Named]:
    """Return the duties that have all the words in their names, or if none has, in section and name."""
    if not wanted:
        return []
    found = [each for each in duties if _begun(wanted, words(each.duty.name))]
    return found or [each for each in duties if _begun(wanted, words(each.duty.key))]


def _begun(wanted: Iterable[str], held: Sequence[str]) -> bool:
    return all(any(word.startswith(start) for word in held) for start in wanted)


def _corrected(wanted: Sequence[str], duties: Sequence[Named]) -> tuple[str, ...]:
    """Return the words with each that no duty has replaced by the one most like it; () where none is like it."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - costs an import, used where nothing else fits

    known = list(dict.fromkeys(word for each in duties for word in words(each.duty.key)))
    right = []
    for word in wanted:
        if not any(each.startswith(word) for each in known):
            near = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=_LIKE)
            if near is None:
                return ()
            word = near[0]  # noqa: PLW2901 - it is the same word, written right
        right.append(word)
    return tuple(right)
