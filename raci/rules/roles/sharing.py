"""When several people may hold one accountable position: each has a part of its own."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from raci.graph.units import Tier

if TYPE_CHECKING:
    from raci.model import Scope
    from raci.plugin import ResponsibilityGraph, Role

_MOST_COMPARED: Final = 100
"""So many parts are held against each other; where more people hold a role, the others are believed to be apart."""


def is_parted(role: Role, graph: ResponsibilityGraph) -> bool:
    """Tell whether each of those who hold a role on the day has a part of its scope, and no two parts overlap."""
    parts: dict[str, set[Scope]] = {}
    for each in graph.occupants.holdings(role):
        if each.scope is None:
            return False
        parts.setdefault(each.person, set()).add(each.scope)
    if len(parts) < len(graph.occupants.holders(role)):
        return False
    listed = [scope for scopes in parts.values() for scope in scopes]
    if len(set(listed)) < len(listed):
        return False
    few = [(person, scope) for person, scopes in parts.items() for scope in scopes][:_MOST_COMPARED]
    organization = graph.organization
    return not any(
        one != other and organization.overlap(first, second) for (one, first), (other, second) in combinations(few, 2)
    )


def is_one_per_unit(role: Role, holders: int, graph: ResponsibilityGraph) -> bool:
    """Tell whether a role stands for one in each unit of a tier, and no more people hold it than there are units.

    Where the organization tells no unit of the tier, nobody can say that there are too few.
    """
    organization = graph.organization
    scope = organization.known(role).scope or role.scope
    tiers = [term for terms in organization.areas.area(scope).values() for term in terms if isinstance(term, Tier)]
    units = max((len(organization.areas.units.members(tier)) for tier in tiers), default=0)
    return bool(tiers) and (units == 0 or units >= holders)
