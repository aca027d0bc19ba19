"""The finding of who does or owns a duty, and is asked or told about it besides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.plugin import Fix, Participation
from raci.rules.accountability.mending import dropping, letters_of
from raci.rules.accountability.wording import called, predicate

if TYPE_CHECKING:
    from raci.plugin import Assignment, Finding, ResponsibilityGraph, Rule, Safety

TOLD: Final = frozenset({Participation.CONSULTED, Participation.INFORMED})


def also_told(
    rule: Rule, assignment: Assignment, graph: ResponsibilityGraph, part: Participation, safety: Safety
) -> Finding:
    """Return the finding that a role has this part in a duty, and that the letters of being told add nothing."""
    role, duty, notation = assignment.role, assignment.duty, graph.matrix.notation
    told = TOLD & assignment.participations
    surplus = letters_of(assignment.entry, told, notation)
    needless, add = " and ".join(surplus), "adds" if len(surplus) == 1 else "add"
    changes = dropping(graph, duty, role, told)
    return rule.finding(
        f"{role.name} {predicate(notation, part)} {called(duty)}; {needless} in {assignment.entry} {add} nothing.",
        duty=duty,
        roles=[role],
        help=f"drop {needless}.",
        fix=Fix(f"Drop {needless} from {role.name}", changes, safety) if changes else None,
    )
