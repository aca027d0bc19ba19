"""The ways to take part in a duty: which come first, and which are to act rather than to listen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.model import Participation

if TYPE_CHECKING:
    from raci.model import Entry, Notation

_FOREMOST: Final = (
    Participation.ACCOUNTABLE, Participation.RESPONSIBLE, Participation.DRIVING, Participation.MANAGING,
    Participation.RECOMMENDING, Participation.AGREEING, Participation.SIGNING, Participation.VERIFYING,
    Participation.SUPPORTING, Participation.OTHER, Participation.CONSULTED, Participation.INFORMED,
    Participation.OMITTED,
)  # fmt: skip
_LISTENING: Final = frozenset({Participation.CONSULTED, Participation.INFORMED, Participation.OMITTED})
_PLACE: Final = {kind: place for place, kind in enumerate(_FOREMOST)}


def rank(kind: Participation) -> int:
    """Return how far from answering for a duty a participation is: 0 for the one who is accountable."""
    return _PLACE[kind]


def meaning(letter: str, notation: Notation) -> tuple[Participation, str]:
    """Return what a letter stands for and the notation's word for it, in lower case; a stranger is its own word."""
    if letter not in notation:
        return Participation.OTHER, f"{letter!r}"
    known = notation[letter]
    return known.participation, known.meaning.casefold()


def words_of(entry: Entry, notation: Notation) -> tuple[tuple[Participation, str], ...]:
    """Return the participations of a cell with their words, the foremost first."""
    return tuple(sorted((meaning(letter, notation) for letter in entry.letters), key=lambda found: rank(found[0])))


def acts(entry: Entry | None) -> bool:
    """Tell whether a cell makes its role answer for a duty or do something for it, not just be asked or told."""
    return entry is not None and not entry.participations <= _LISTENING
