"""What is said of an accountable role whose scope does not take in the duty's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Confidence, Participation, Severity
from raci.rules.accountability.wording import called, predicate
from raci.rules.organization.seat import advice, better_seat, moving
from raci.rules.organization.words import extent, surety

if TYPE_CHECKING:
    from raci.plugin import Duty, Finding, ResponsibilityGraph, Role, Rule


def misplaced(rule: Rule, duty: Duty, owner: Role, graph: ResponsibilityGraph, otherwise: str) -> Finding:
    """Return the finding of a rule about a role and a duty, with the help `otherwise` where no other role will do.

    Where a scope was read from titles or wording it is likely, and a warning.
    """
    found = better_seat(duty, owner, graph)
    sure = surety(graph, owner, duty)
    return rule.finding(
        f"{owner.name} {predicate(graph.matrix.notation, Participation.ACCOUNTABLE)} {called(duty)}, which concerns "
        f"{extent(graph.scope_of(duty), graph)}, but its own scope is {extent(graph.scope_of(owner), graph)}.",
        duty=duty,
        roles=[owner],
        help=advice(found, graph, otherwise),
        fix=moving(found, duty, owner, graph),
        confidence=sure,
        severity=None if sure is Confidence.CERTAIN else Severity.WARNING,
    )
