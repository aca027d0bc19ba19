"""Which matrices belong together: those of one organization, or with enough roles in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from raci.plugin import Register, ResponsibilityGraph

_ENOUGH: Final = 0.5
"""So large a share of the roles of the smaller matrix must be roles of the other one: a rule of thumb of ours."""


class Kinship:
    """Tells of two matrices of a register whether they belong together."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._roles: dict[ResponsibilityGraph, frozenset[str]] = {}

    def joins(self, one: ResponsibilityGraph, other: ResponsibilityGraph) -> bool:
        """Tell whether two matrices share an organization, or half of the roles of the smaller one."""
        if share_organization(one, other):
            return True
        first, second = self._roles_of(one), self._roles_of(other)
        return len(first & second) >= _ENOUGH * min(len(first), len(second))

    def _roles_of(self, graph: ResponsibilityGraph) -> frozenset[str]:
        found = self._roles.get(graph)
        if found is None:
            found = frozenset(self._register.identity(graph, role) for role in graph.matrix.roles)
            self._roles[graph] = found
        return found


def share_organization(one: ResponsibilityGraph, other: ResponsibilityGraph) -> bool:
    """Tell whether two matrices were joined to one organization."""
    first, second = one.matrix.organization, other.matrix.organization
    return first is not None and second is not None and first.path == second.path
