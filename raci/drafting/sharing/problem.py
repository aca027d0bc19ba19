"""What is shared and at which cost, and by which solver: a library's where it is installed, else our own."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from raci.drafting.sharing.own_flow import own_flow
from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Sequence

Choices: TypeAlias = "Sequence[Sequence[tuple[int, int]]]"
"""For each duty its candidates, no role twice: the number of the role, and what it costs that it takes the duty."""


@record
class Sharing:
    """Duties, who may take each and at which cost, and for how many there is room at each role.

    A role's second duty costs `load` more than its first, its third twice that more, and so on: of roles that fit
    equally well none gets much more than another. Costs are whole numbers of 0 or more, so that what is best is exact.
    """

    choices: Choices
    rooms: Sequence[int]
    load: int = 0

    @property
    def left_over(self) -> int:
        """What it costs to leave a duty out: more than can be saved by it, so that as many as possible are taken."""
        dearest = max((cost for row in self.choices for _, cost in row), default=0)
        return (dearest + self.load * len(self.choices)) * (len(self.rooms) + 1) + 1


def shared(sharing: Sharing) -> list[int | None]:
    """Return which role takes each duty, None for those that are left over where there is too little room.

    As many duties as possible are taken, and of all ways to take so many this is one of the cheapest. With the extra
    `optimize` the solver is OR-tools'.
    """
    from raci.drafting.sharing.library_flow import library_flow  # noqa: PLC0415 - looks for an extra

    found = library_flow(sharing)
    return own_flow(sharing.choices, sharing.rooms, sharing.load, sharing.left_over)[0] if found is None else found


def cost_of(sharing: Sharing, takers: Sequence[int | None]) -> int:
    """Return what it costs that these roles take the duties, those left over included."""
    held = [0] * len(sharing.rooms)
    total, left_over = 0, sharing.left_over
    for row, taker in zip(sharing.choices, takers, strict=True):
        if taker is None:
            total += left_over
        else:
            total += dict(row)[taker] + sharing.load * held[taker]
            held[taker] += 1
    return total
