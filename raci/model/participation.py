"""The kinds of participation that rules speak of, whatever letter a notation gives them."""

from __future__ import annotations

from enum import Enum
from typing import Final


class Participation(Enum):
    """How a role takes part in a duty.

    The kinds abstract from letters: `A` is accountable in RACI, approver in DACI, an assistant elsewhere.
    `ACCOUNTABLE` is the one owner of the outcome, `RESPONSIBLE` does the work. Source: the comparison of
    notations on Wikipedia, "Responsibility assignment matrix", and the notation data files.
    """

    RESPONSIBLE = "responsible"
    ACCOUNTABLE = "accountable"
    SUPPORTING = "supporting"
    CONSULTED = "consulted"
    INFORMED = "informed"
    RECOMMENDING = "recommending"
    AGREEING = "agreeing"
    VERIFYING = "verifying"
    SIGNING = "signing"
    DRIVING = "driving"
    MANAGING = "managing"
    OMITTED = "omitted"
    OTHER = "other"

    __hash__ = object.__hash__  # members are single; Enum's own hash is ten times slower


_LANE_BITS: Final = 24
_LANE_MASK: Final = (1 << _LANE_BITS) - 1
_LANE: Final = {participation: _LANE_BITS * (place + 2) for place, participation in enumerate(Participation)}
_FILLED: Final = 1
_COMBINED: Final = 1 << _LANE_BITS


def tally_of(participations: frozenset[Participation], letters: int) -> int:
    """Return the tally of one cell: an integer with a 24-bit lane for each kind of participation.

    Tallies add up: the sum over a duty's cells counts the holders of each kind in one pass (up to
    16,777,215 cells). Two further lanes count cells and cells with more than one letter.
    """
    tally = _FILLED + (_COMBINED if letters > 1 else 0)
    for participation in participations:
        tally += 1 << _LANE[participation]
    return tally


class Profile:
    """Counts read out of a sum of tallies: how many roles take part in which way."""

    __slots__ = ("_tally",)

    def __init__(self, tally: int) -> None:
        self._tally = tally

    def __getitem__(self, participation: Participation) -> int:
        return (self._tally >> _LANE[participation]) & _LANE_MASK

    def total(self, *participations: Participation) -> int:
        """Return how many holders these kinds have together."""
        return sum(self[participation] for participation in participations)

    @property
    def filled(self) -> int:
        """How many cells hold a letter."""
        return self._tally & _LANE_MASK

    @property
    def combined(self) -> int:
        """How many cells hold more than one letter."""
        return (self._tally >> _LANE_BITS) & _LANE_MASK

    def only(self, *participations: Participation) -> bool:
        """Tell whether nobody takes part in any other way than these (and somebody does)."""
        others = (p for p in Participation if p not in participations)
        return self.filled > 0 and not any(self[p] for p in others)
