"""Which matrices belong together: those of one organization, or with enough roles in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from raci.plugin import Register
    from raci.rules.register.counterparts import Row

_ENOUGH: Final = 0.5
"""So large a share of the roles of the smaller matrix must be roles of the other one: a rule of thumb of ours."""


def are_akin(one: Row, other: Row, register: Register) -> bool:
    """Tell whether the matrices of two rows share an organization, or half of the roles of the smaller one."""
    if share_organization(one, other):
        return True
    first, second = ({*register.shared.columns(each.matrix).identities} for each in (one, other))
    return len(first & second) >= _ENOUGH * min(len(first), len(second))


def share_organization(one: Row, other: Row) -> bool:
    """Tell whether the matrices of two rows were joined to one organization."""
    first, second = one.graph.matrix.organization, other.graph.matrix.organization
    return first is not None and second is not None and first.path == second.path
