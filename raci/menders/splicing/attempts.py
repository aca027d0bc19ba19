"""Mends one by one, each made whole or refused with its place and its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.menders.mender import Refusal
from raci.model.change import Add

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from raci.menders.mender import Mend
    from raci.model import Location, Matrix
    from raci.model.change import Change


class UnfitError(Exception):
    """A change that cannot be made; the message is the reason, as the end of a sentence."""

    def __init__(self, reason: str, location: Location | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.location = location


def attempted(
    mends: Sequence[Mend], make: Callable[[Matrix, Change], None], end: Callable[[bool], None]
) -> tuple[Refusal, ...]:
    """Make the changes of mends in their order, and return those mends that were refused.

    `make` makes one change for the time being, or raises UnfitError. `end` is called after the changes of each mend:
    with True they are kept, and with False dropped; it may raise UnfitError itself, and then is called again.
    """
    refusals = []
    for mend in mends:
        current: Change | None = None
        try:
            for change in mend.changes:
                current = change
                make(mend.matrix, change)
            end(True)
        except UnfitError as error:
            end(False)
            location = error.location or place_of(mend.matrix, current)
            refusals.append(Refusal(mend, location, error.reason))
    return tuple(refusals)


def place_of(matrix: Matrix, change: Change | None) -> Location:
    """Return where a change would be made: its cell, its duty, that before which it adds one, or the matrix."""
    if change is None:
        return matrix.source.whole
    key = change.before if isinstance(change, Add) else change.duty
    row = next((place for place, each in enumerate(matrix.duties) if each.key == key), None)
    if row is None:
        return matrix.source.whole
    role = next((each for each in matrix.roles if each.key == change.role), None)
    return matrix.locate(matrix.duties[row], role, matrix.rows[row].get(change.role))
