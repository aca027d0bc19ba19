"""WRK004: one role that does most of the work and answers for it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.groups import group_confidence
from raci.rules.accountability.wording import titled
from raci.rules.workload.portions import FEWEST_DUTIES, MUCH_ACCOUNTABILITY, MUCH_WORK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph, Role

_BOTH = frozenset({Participation.RESPONSIBLE, Participation.ACCOUNTABLE})


class DoesAndAnswersForMuch(Rule, code="WRK004", severity=Severity.WARNING, needs=_BOTH):
    """Find roles that both do the work of most duties and are accountable for most.

    ## What it does
    Finds roles that are responsible in more than 70 % and accountable in more than half of the assigned duties, in
    matrices of at least eight duties and three roles. WRK001 and WRK002 are quiet about such a role. Teams and other
    groups are left out. So is a role that answers for most of its duties together with others (ACC002): it has somebody
    beside it.

    ## Why is this bad?
    It is the way to burn somebody out: this role does the work, answers for it and has nobody above or beside it who
    looks at it. When its holder is away, everything stands still.

    ## Example
    ```markdown
    | Duty | Buyer | Manager | Clerk |
    | --- | --- | --- | --- |
    | Ask for offers | A/R | I | |
    | Choose supplier | A/R | C | |
    | Negotiate price | A/R | C | |
    | Draft contract | A/R | C | |
    | Place order | A/R | | |
    | Receive goods | R | A | I |
    | Approve invoice | | A/R | |
    | Pay invoice | | A | R |
    ```
    Use instead:
    ```markdown
    | Duty | Buyer | Manager | Clerk |
    | --- | --- | --- | --- |
    | Ask for offers | A | I | R |
    | Choose supplier | R | A | |
    | Negotiate price | R | A | |
    | Draft contract | A/R | C | |
    | Place order | A | | R |
    | Receive goods | A | | R |
    | Approve invoice | | A/R | |
    | Pay invoice | | A | R |
    ```

    ## Options
    - `share-responsible` (float, default 0.7): the share of the duties above which a role does much.
    - `share-accountable` (float, default 0.5): the share of the duties above which a role answers for much.
    - `from-duties` (int, default 8): the number of assigned duties from which the rule speaks.
    - `from-roles` (int, default 3): the number of roles from which the rule speaks.

    ## References
    - <https://libottayo.com/blogs/excel-now-ph/too-many-tasks-no-clear-owner-use-a-raci-chart-in-excel>
    - <https://www.trackplus.com/blog/en/raci-matrix-analysis/>
    """

    share_responsible: float = MUCH_WORK
    share_accountable: float = MUCH_ACCOUNTABILITY
    from_duties: int = FEWEST_DUTIES
    from_roles: int = 3

    def check_role(self, role: Role, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a role above both limits."""
        duties, load, notation = graph.assigned, graph.load(role), graph.matrix.notation
        work, owned = load[Participation.RESPONSIBLE], load[Participation.ACCOUNTABLE]
        if duties < self.from_duties or len(graph.roles) < self.from_roles or group_confidence(role):
            return
        if work <= self.share_responsible * duties or owned <= self.share_accountable * duties:
            return
        alone = sum(1 for _ in graph.depending_on(role, Participation.ACCOUNTABLE))
        if alone > self.share_accountable * duties:
            does, answers = titled(notation, Participation.RESPONSIBLE), titled(notation, Participation.ACCOUNTABLE)
            yield self.finding(
                f"{role.name} has {does} in {work} and {answers} in {owned} of {duties} duties.",
                roles=[role],
                help="hand work to another role, or let another role answer for it.",
            )
