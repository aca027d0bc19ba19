"""WRK002: one role that answers for most of the duties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.groups import group_confidence
from raci.rules.accountability.wording import predicate
from raci.rules.workload.portions import FEWEST_DUTIES, MUCH_ACCOUNTABILITY, MUCH_WORK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph, Role


class AccountabilityPilesUp(
    Rule, code="WRK002", severity=Severity.WARNING, needs=frozenset({Participation.ACCOUNTABLE})
):
    """Find roles that are accountable for most duties.

    ## What it does
    Finds roles that are accountable for more than half of the assigned duties, and for more than five, in matrices of
    at least eight duties and three roles. A role that also does the work of more than 70 % of them is left to WRK004.

    ## Why is this bad?
    The usual pattern is a project manager with the A of every row. Is accountability at the right level, or could some
    of it be pushed down to those who know the work? One role that decides everything is a bottleneck, and nobody else
    feels the consequence of anything.

    ## Example
    ```markdown
    | Duty | Project Manager | Designer | Tester |
    | --- | --- | --- | --- |
    | Plan project | A/R | C | C |
    | Gather requirements | A | R | |
    | Draft design | A | R | |
    | Review design | A | R | C |
    | Write tests | A | | R |
    | Run tests | A | | R |
    | Correct faults | A | R | C |
    | Release product | A/R | I | I |
    ```
    Use instead:
    ```markdown
    | Duty | Project Manager | Designer | Tester |
    | --- | --- | --- | --- |
    | Plan project | A/R | C | C |
    | Gather requirements | A | R | |
    | Draft design | I | A/R | |
    | Review design | I | A/R | C |
    | Write tests | | | A/R |
    | Run tests | I | | A/R |
    | Correct faults | A | R | C |
    | Release product | A/R | I | I |
    ```

    ## Options
    - `share` (float, default 0.5): the share of the assigned duties above which a role answers for too much.
    - `at-most` (int, default 5): so many duties one role may answer for, whatever their share.
    - `from-duties` (int, default 8): the number of assigned duties from which the rule speaks.
    - `from-roles` (int, default 3): the number of roles from which the rule speaks.

    ## References
    - <https://www.trackplus.com/blog/en/raci-matrix-analysis/>
    - <https://www.scribd.com/presentation/62067422/RACI>
    - <https://slideum.com/doc/4268250/wily> (place accountability at the lowest feasible level)
    """

    share: float = MUCH_ACCOUNTABILITY
    at_most: int = 5
    from_duties: int = FEWEST_DUTIES
    from_roles: int = 3

    def check_role(self, role: Role, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a role that answers for most duties, and does the work of few."""
        duties, load = graph.assigned, graph.load(role)
        owned = load[Participation.ACCOUNTABLE]
        if duties < self.from_duties or len(graph.roles) < self.from_roles:
            return
        both = load[Participation.RESPONSIBLE] > MUCH_WORK * duties and not group_confidence(role)
        if owned > max(self.share * duties, self.at_most) and not both:
            answers = predicate(graph.matrix.notation, Participation.ACCOUNTABLE)
            yield self.finding(
                f"{role.name} {answers} {owned} of {duties} duties.",
                roles=[role],
                help="push accountability down to the lowest role that has the authority for the duty.",
            )
