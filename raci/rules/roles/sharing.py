"""When several people may hold one accountable position: each has a part of its own."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from raci.graph.units import Tier

if TYPE_CHECKING:
    from raci.model import Holding
    from raci.plugin import OrganizationGraph, ResponsibilityGraph, Role

_MOST_COMPARED: Final = 30
"""So many parts are held against each other; where more people hold a role, the others are believed to be apart."""


def is_parted(role: Role, graph: ResponsibilityGraph) -> bool:
    """Tell whether each of those who hold a role on the day has a part of its scope, and no two parts overlap."""
    held = graph.occupants.holdings(role)
    if not held or any(each.scope is None for each in held):
        return False
    recorded = {each.person for each in held}
    if not recorded.issuperset(graph.occupants.holders(role)):
        return False
    units = _units_of(held, graph.organization)
    return not (_some_overlap(held, graph.organization) if units is None else _some_nest(units, graph.organization))


def _units_of(held: list[Holding], organization: OrganizationGraph) -> list[tuple[int, int, str]] | None:
    """Return the units of parts, each with when it is entered and whose it is; None where they are not of one tree."""
    enter, area_of = organization.areas.units.forest.enter, organization.areas.area
    trees: set[str] = set()
    found = []
    for each in held:
        for tree, terms in area_of(each.scope).items():
            trees.add(tree)
            for term in terms:
                if not isinstance(term, int):
                    return None
                found.append((enter[term], term, each.person))
    return found if len(trees) == 1 else None


def _some_nest(units: list[tuple[int, int, str]], organization: OrganizationGraph) -> bool:
    """Tell whether a unit of one person is, or lies within, that of another, walking through them from the top."""
    is_within = organization.areas.units.forest.is_within
    around: list[tuple[int, str]] = []
    for _, unit, person in sorted(units):
        while around and not is_within(unit, around[-1][0]):
            around.pop()
        if any(other != person for _, other in around):
            return True
        around.append((unit, person))
    return False


def _some_overlap(held: list[Holding], organization: OrganizationGraph) -> bool:
    """Tell whether parts of two people overlap, whatever their scopes are made of."""
    few = combinations(held[:_MOST_COMPARED], 2)
    return any(one.person != other.person and organization.overlap(one.scope, other.scope) for one, other in few)


def is_one_per_unit(role: Role, holders: int, graph: ResponsibilityGraph) -> bool:
    """Tell whether a role stands for one in each unit of a tier, and no more people hold it than there are units.

    Where the organization tells no unit of the tier, nobody can say that there are too few.
    """
    organization = graph.organization
    scope = organization.known(role).scope or role.scope
    tiers = [term for terms in organization.areas.area(scope).values() for term in terms if isinstance(term, Tier)]
    units = max((len(organization.areas.units.members(tier)) for tier in tiers), default=0)
    return bool(tiers) and (units == 0 or units >= holders)
