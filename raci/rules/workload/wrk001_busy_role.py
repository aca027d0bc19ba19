"""WRK001: one role that does most of the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.groups import group_confidence
from raci.rules.accountability.wording import predicate
from raci.rules.workload.portions import FEWEST_DUTIES, MUCH_ACCOUNTABILITY, MUCH_WORK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph, Role


class BusyRole(Rule, code="WRK001", severity=Severity.WARNING, needs=frozenset({Participation.RESPONSIBLE})):
    """Find roles that do the work of most duties.

    ## What it does
    Finds roles that are responsible in more than 70 % of the assigned duties, in matrices of at least eight duties and
    three roles. Teams and other groups share their work and are left out. A role that is accountable for more than
    half of the duties as well is left to WRK004.

    ## Why is this bad?
    Can this individual stay on top of so much? Work that waits for one role waits, and nobody else learns to do it.

    ## Example
    ```markdown
    | Duty | Buyer | Manager | Clerk |
    | --- | --- | --- | --- |
    | Ask for offers | R | A | |
    | Choose supplier | R | A | |
    | Negotiate price | R | A | |
    | Draft contract | R | A | |
    | Place order | A/R | | |
    | Receive goods | A/R | | I |
    | Approve invoice | | A/R | |
    | Pay invoice | | A | R |
    ```
    Use instead:
    ```markdown
    | Duty | Buyer | Manager | Clerk |
    | --- | --- | --- | --- |
    | Ask for offers | A | | R |
    | Choose supplier | R | A | |
    | Negotiate price | R | A | |
    | Draft contract | R | A | |
    | Place order | A/R | | |
    | Receive goods | A | | R |
    | Approve invoice | | A/R | |
    | Pay invoice | | A | R |
    ```

    ## Options
    - `share` (float, default 0.7): the share of the assigned duties above which a role does too much.
    - `from-duties` (int, default 8): the number of assigned duties from which the rule speaks.
    - `from-roles` (int, default 3): the number of roles from which the rule speaks.

    ## References
    - <https://www.trackplus.com/blog/en/raci-matrix-analysis/>
    - <https://libottayo.com/blogs/excel-now-ph/too-many-tasks-no-clear-owner-use-a-raci-chart-in-excel>
    """

    share: float = MUCH_WORK
    from_duties: int = FEWEST_DUTIES
    from_roles: int = 3

    def check_role(self, role: Role, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a role that does the work of most duties, and answers for few."""
        duties, load = graph.assigned, graph.load(role)
        work = load[Participation.RESPONSIBLE]
        if duties < self.from_duties or len(graph.roles) < self.from_roles or work <= self.share * duties:
            return
        if load[Participation.ACCOUNTABLE] <= MUCH_ACCOUNTABILITY * duties and not group_confidence(role):
            does = predicate(graph.matrix.notation, Participation.RESPONSIBLE)
            yield self.finding(
                f"{role.name} {does} {work} of {duties} duties.",
                roles=[role],
                help="ask which of them another role could do, and whether one person can stay on top of the rest.",
            )
