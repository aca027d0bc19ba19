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


def is_lower(role: Role, than: Role, graph: ResponsibilityGraph) -> bool:
    """Tell whether the level of a role is below that of another one, both of them known."""
    low, high = graph.level_of(role), graph.level_of(than)
    return low is not None and high is not None and low.rank > high.rank


def may_be_lower(charge: Charge, graph: ResponsibilityGraph) -> bool:
    """Tell whether some role below the one that answers is over all who do a duty, which has a scope."""
    owner, rest = charge.owners[0], charge.others[1:]
    if not charge.others or len(charge.others) < len(charge.doers) or charge.scope is None:
        return False
    return any(
        is_lower(role, owner, graph) and graph.organization.over(role, rest)
        for role in graph.organization.upward(charge.others[0])
    )


def is_over(doer: Role, owner: Role, charge: Charge, graph: ResponsibilityGraph) -> bool:
    """Tell whether a role that does a duty stands over one that answers for it, by its line or by its level.

    Of several who answer each answers for its own part: a role that has nothing of it does not count.
    """
    organization = graph.organization
    if len(charge.owners) > 1 and not organization.overlap(doer.scope, owner.scope):
        return False
    if organization.reports_to(owner, doer):
        return True
    placed = organization.is_placed
    return is_lower(owner, doer, graph) and placed(owner) and placed(doer) and not organization.over(owner, [doer])


def is_outside(charge: Charge, graph: ResponsibilityGraph) -> bool:
    """Tell whether all lines are known and no role that answers for a duty is over one that does it."""
    organization = graph.organization
    if not charge.others or len(charge.others) < len(charge.doers):
        return False
    for owner in charge.owners:
        if any(organization.over(owner, [doer]) or organization.reports_to(owner, doer) for doer in charge.others):
            return False
    known = organization.has_lines
    return all(role.kind == "position" and known(role) for role in (*charge.owners, *charge.doers))
