"""Mends one by one, each made whole or refused with its place and its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.menders.mender import Refusal, beyond_mending, mendable
from raci.model.change import Add

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from raci.menders.mender import Mend, Mendable
    from raci.model import Location, Matrix
    from raci.model.change import Change


class UnfitError(Exception):
    """A change that cannot be made; the message is the reason, as the end of a sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def attempted(
    mends: Sequence[Mend], make: Callable[[Matrix, Mendable], None], end: Callable[[bool], None]
) -> tuple[Refusal, ...]:
    """Make the changes of mends in their order, and return those mends that were refused.

    `make` makes one change for the time being, or raises UnfitError. `end` is called after the changes of each mend:
    with True they are kept, and with False dropped; it may raise UnfitError itself, and then is called again.
    """
    refusals = []
    places: dict[int, _Places] = {}
    for mend in mends:
        current: Change | None = None
        try:
            for change in mend.changes:
                current = change
                if not mendable(change):
                    raise UnfitError(beyond_mending(change))  # noqa: TRY301 - one way out for all reasons
                make(mend.matrix, change)
            end(True)
        except UnfitError as error:
            end(False)
            if id(mend.matrix) not in places:
                places[id(mend.matrix)] = _Places(mend.matrix)
            refusals.append(Refusal(mend, places[id(mend.matrix)].of(current), error.reason))
    return tuple(refusals)


class _Places:
    """Where changes to a matrix would be made."""

    def __init__(self, matrix: Matrix) -> None:
        self._matrix = matrix
        self._duties = {duty.key: place for place, duty in enumerate(matrix.duties)}
        self._roles = {role.key: role for role in matrix.roles}

    def of(self, change: Change | None) -> Location:
        """Return the cell of a change, its duty, the one before which it adds one, or the matrix."""
        key = change.before if isinstance(change, Add) else change.duty if change else None
        place = self._duties.get(key or "")
        if change is None or place is None:
            return self._matrix.source.whole
        entry = self._matrix.rows[place].get(change.role)
        return self._matrix.locate(self._matrix.duties[place], self._roles.get(change.role), entry)
