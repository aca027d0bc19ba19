"""What the rules ask of a duty and the roles on it: does the scope fit, who is over whom, could a lower role answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from raci.plugin import Charge, Fit, ResponsibilityGraph, Role


def fit(role: Role, charge: Charge, graph: ResponsibilityGraph) -> Fit | None:
    """Return how the scope of a role fits that of a duty; None where one of them has none."""
    if charge.scope is None:
        return None
    held = role.scope or graph.scope_of(role)
    return graph.organization.fit(held, charge.scope) if held else None


def answers_for_parts(owner: Role, charge: Charge, graph: ResponsibilityGraph) -> bool:
    """Tell whether a role has whole parts of a duty that is one of each: EMEA, of a duty of each region."""
    return bool(graph.organization.parts_covered(graph.scope_of(owner), charge.scope))


def is_too_low(role: Role, charge: Charge, graph: ResponsibilityGraph) -> bool:
    """Tell whether a role's level is below all that may answer for the duty's tier; not of a duty without scope."""
    return charge.scope is not None and graph.organization.is_too_low(role, charge.scope)


def may_be_lower(charge: Charge, graph: ResponsibilityGraph) -> bool:
    """Tell whether some role below the one that answers is over all who do a duty, which has a scope."""
    if charge.scope is None or not charge.others or len(charge.others) < len(charge.doers):
        return False
    organization, (first, *rest) = graph.organization, charge.others
    lower = organization.lower_upward(first, charge.owners[0])
    return any(organization.over(role, rest) for role in lower) if rest else bool(lower)


def is_over(doer: Role, owner: Role, charge: Charge, graph: ResponsibilityGraph) -> bool:
    """Tell whether a role that does a duty stands over one that answers for it, by its line or by its level."""
    organization = graph.organization
    relation = organization.relation(doer, owner)
    if not (relation.above or (relation.higher and not relation.below)):
        return False
    if not _share(doer, owner, charge, graph):
        return False
    return relation.above or (organization.is_placed(owner) and organization.is_placed(doer))


def _share(doer: Role, owner: Role, charge: Charge, graph: ResponsibilityGraph) -> bool:
    """Tell whether two roles have something of a duty in common: of several who answer each has its own part."""
    return len(charge.owners) == 1 or graph.organization.overlap(doer.scope, owner.scope)


def is_outside(charge: Charge, graph: ResponsibilityGraph) -> bool:
    """Tell whether all lines are known and no role that answers for a duty is over one that does it."""
    organization = graph.organization
    if len(charge.others) < len(charge.doers):
        return False
    for owner in charge.owners:
        for doer in charge.others:
            relation = organization.relation(doer, owner)
            if relation.below or (relation.above and _share(doer, owner, charge, graph)):
                return False
    owners, doers = _positions(charge.owners), _positions(charge.others)
    return bool(owners and doers) and all(map(organization.has_lines, (*owners, *doers)))


def _positions(roles: tuple[Role, ...]) -> list[Role]:
    return [role for role in roles if role.kind == "position"]
