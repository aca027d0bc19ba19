"""What part of the organization a role or a duty concerns."""

from __future__ import annotations

from raci.records import record


@record
class Scope:
    """A unit or a tier per dimension, as written: `company`, `each region`, `emea`.

    A dimension that is missing means the whole organization for a role and "not constrained" for a duty.
    """

    units: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return ", ".join(unit for _, unit in self.units)
