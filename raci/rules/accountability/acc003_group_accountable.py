"""ACC003: a team, committee or department that answers for duties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.groups import group_confidence
from raci.rules.accountability.kinds import duties_answered_for, makes_up_share, verb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph, Role


class GroupAccountable(Rule, code="ACC003", severity=Severity.WARNING, needs=frozenset({Participation.ACCOUNTABLE})):
    """Find groups that are accountable for duties.

    ## What it does
    Finds roles that are groups and hold accountability: those declared to be of the kind `group`, and those whose
    names say team, committee, board, department or the like, in English, German, French, Spanish, Portuguese, Italian
    or Dutch. "Team Lead" and "Board Member" are no groups. One finding is made for each group, whatever the number
    of its duties. What a name says is likely, never certain.

    ## Why is this bad?
    A group cannot be called to account: everybody in it can point at somebody else. Name the position that chairs or
    leads the group.

    A matrix whose columns are departments is a legitimate style, so the rule is quiet where most roles are groups.

    ## Example
    ```markdown
    | Duty | Project Team | Manager | Analyst |
    | --- | --- | --- | --- |
    | Approve bid | A | C | R |
    ```
    Use instead:
    ```markdown
    | Duty | Project Team | Manager | Analyst |
    | --- | --- | --- | --- |
    | Approve bid | C | A | R |
    ```

    ## Options
    - `quiet-from` (float, default 0.5): the share of groups among the roles from which the rule says nothing.

    ## References
    - <https://www.wileyperformance.com/insights/raci-make-ownership-obvious>
    - <https://flowtino.com/en/blog/raci-matrix-guide>
    """

    quiet_from: float = 0.5

    def check_role(self, role: Role, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a group that is accountable for something."""
        if not graph.load(role)[Participation.ACCOUNTABLE]:
            return
        confidence = group_confidence(role)
        if confidence and not makes_up_share(graph, group_confidence, self.quiet_from):
            yield self.finding(
                f"{role.name} {verb(confidence)} a group and {duties_answered_for(role, graph)}.",
                roles=[role],
                help=f"name the one position that answers for {role.name}.",
                confidence=confidence,
            )
