"""Which matrices belong together: those of one organization, or with enough roles in common."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from raci.plugin import Columns, Register, ResponsibilityGraph
    from raci.rules.register.counterparts import Row

_ENOUGH: Final = 0.5
"""So large a share of the roles of the smaller matrix must be roles of the other one: a rule of thumb of ours."""


class Kinship:
    """Tells of the matrices of two rows of a register whether they belong together."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def joins(self, one: Row, other: Row) -> bool:
        """Tell whether two matrices share an organization, or half of the roles of the smaller one."""
        if share_organization(one.graph, other.graph):
            return True
        first, second = (_roles_of(self._register.shared.columns(each.matrix)) for each in (one, other))
        return len(first & second) >= _ENOUGH * min(len(first), len(second))


@lru_cache(maxsize=256)
def _roles_of(columns: Columns) -> frozenset[str]:
    return frozenset(columns.identities)


def share_organization(one: ResponsibilityGraph, other: ResponsibilityGraph) -> bool:
    """Tell whether two matrices were joined to one organization."""
    first, second = one.matrix.organization, other.matrix.organization
    return first is not None and second is not None and first.path == second.path
