"""What the rules ask of a duty and the roles on it: does the scope fit, who is over whom, could a lower role answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from raci.plugin import Charge, Duty, Fit, ResponsibilityGraph, Role


def fit(role: Role, duty: Duty, graph: ResponsibilityGraph) -> Fit | None:
    """Return how the scope of a role fits that of a duty; None where one of them has none."""
    held = graph.scope_of(role)
    wanted = graph.scope_of(duty) if held else None
    return graph.organization.fit(held, wanted) if wanted else None


def answers_for_parts(owner: Role, duty: Duty, graph: ResponsibilityGraph) -> bool:
    """Tell whether a role has whole parts of a duty that is one of each: EMEA, of a duty of each region."""
    return bool(graph.organization.parts_covered(graph.scope_of(owner), graph.scope_of(duty)))


def is_too_low(role: Role, duty: Duty, graph: ResponsibilityGraph) -> bool:
    """Tell whether a role's level is below all that may answer for the duty's tier; not of a duty without scope."""
    scope = graph.scope_of(duty)
    return scope is not None and graph.organization.is_too_low(role, scope)


def is_lower(role: Role, than: Role, graph: ResponsibilityGraph) -> bool:
    """Tell whether the level of a role is below that of another one, both of them known."""
    low, high = graph.level_of(role), graph.level_of(than)
    return low is not None and high is not None and low.rank > high.rank


def may_be_lower(charge: Charge, graph: ResponsibilityGraph) -> bool:
    """Tell whether it is worth asking for a lower role: the duty has a scope, and nobody who does it stands as high."""
    owner = charge.owners[0]
    lower = all(graph.level_of(role) is None or is_lower(role, owner, graph) for role in charge.doers)
    return lower and owner not in charge.doers and graph.scope_of(charge.duty) is not None


def is_over(doer: Role, owner: Role, charge: Charge, graph: ResponsibilityGraph) -> bool:
    """Tell whether a role that does a duty stands over one that answers for it, by its line or by its level.

    Of several who answer each answers for its own part: a role that has nothing of it does not count.
    """
    if len(charge.owners) > 1 and not graph.organization.overlap(doer.scope, owner.scope):
        return False
    placed = graph.organization.is_placed
    return graph.reports_to(owner, doer) or (
        placed(owner) and placed(doer) and is_lower(owner, doer, graph) and not graph.over(owner, [doer])
    )


def is_outside(charge: Charge, graph: ResponsibilityGraph) -> bool:
    """Tell whether all lines are known and no role that answers for a duty is over one that does it."""
    if not charge.doers or any(role in charge.doers for role in charge.owners):
        return False
    known = graph.organization.has_lines
    if not all(role.kind == "position" and known(role) for role in (*charge.owners, *charge.doers)):
        return False
    return not any(
        graph.over(owner, [doer]) or graph.reports_to(owner, doer) for owner in charge.owners for doer in charge.doers
    )
