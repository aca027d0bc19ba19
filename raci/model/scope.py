"""What part of the organization a role or a duty concerns."""

from __future__ import annotations

from typing import NamedTuple


class Scope(NamedTuple):
    """A unit or a tier per dimension, as written: `company`, `each region`, `emea`.

    A dimension that is missing means the whole organization for a role and "not constrained" for a duty. It is a tuple
    because what covers what is looked up by scopes, and tuples are the quickest to look up.
    """

    units: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return ", ".join(unit for _, unit in self.units)
