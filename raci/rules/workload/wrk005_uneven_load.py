"""WRK005: work that is spread unevenly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Rule, Severity, load_of
from raci.rules.accountability.groups import group_confidence
from raci.rules.workload.portions import FEWEST_DUTIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph


class UnevenLoad(Rule, code="WRK005", severity=Severity.NOTE):
    """Find the role that bears several times the load of the others.

    ## What it does
    Weighs each letter by the work it stands for (doing it 3, answering for it or helping 2, giving advice or checking
    1, being told 0) and finds the role with the greatest sum, where it is more than three times the median of the
    roles that bear any. It speaks of matrices with at least eight duties and four such roles. Teams and other groups
    share their load and are not reported.

    ## Why is this bad?
    A matrix promises that the work can be done by those it names. Where one role bears the load of several, either
    that role will fail, or the others do work the matrix does not show.

    ## Example
    ```markdown
    | Duty | Buyer | Manager | Clerk | Legal | Planner |
    | --- | --- | --- | --- | --- | --- |
    | Plan demand | R | A | | | C |
    | Ask for offers | R | A | C | | |
    | Choose supplier | A/R | I | | | |
    | Negotiate price | A/R | I | | C | |
    | Draft contract | A/R | I | | C | |
    | Place order | A/R | | C | | |
    | Receive goods | A/R | | | | C |
    | Approve invoice | R | A | | | |
    | Pay invoice | A | I | R | | |
    ```
    Use instead:
    ```markdown
    | Duty | Buyer | Manager | Clerk | Legal | Planner |
    | --- | --- | --- | --- | --- | --- |
    | Plan demand | C | I | | | A/R |
    | Ask for offers | A | | R | | |
    | Choose supplier | R | A | | | |
    | Negotiate price | A/R | I | | C | |
    | Draft contract | C | I | | A/R | |
    | Place order | C | | A/R | | |
    | Receive goods | | | R | | A |
    | Approve invoice | R | A | | | |
    | Pay invoice | | A | R | | |
    ```

    ## Options
    - `times` (float, default 3.0): how many times the median load is too much.
    - `from-duties` (int, default 8): the number of assigned duties from which the rule speaks.
    - `from-roles` (int, default 4): the number of roles with a load from which the rule speaks.

    ## References
    - <https://janbasktraining.com/community/business-analysis/what-are-the-benefits-of-using-the-raci-chart>
    """

    times: float = 3.0
    from_duties: int = FEWEST_DUTIES
    from_roles: int = 4

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find the heaviest load, if it is many times the median."""
        weighed = {role.key: load_of(graph.load(role)) for role in graph.matrix.roles}
        loads = {key: load for key, load in weighed.items() if load}
        if len(loads) < self.from_roles or graph.assigned < self.from_duties:
            return
        heaviest, usual = max(loads.values()), _median(list(loads.values()))
        role = graph.roles[min(key for key, load in loads.items() if load == heaviest)]
        if heaviest > self.times * usual and not group_confidence(role):
            yield self.finding(
                f"{role.name} bears {heaviest / usual:.1f} times the load of the median role.",
                roles=[role],
                help="ask which of its duties a role with little load could take.",
            )


def _median(loads: list[float]) -> float:
    """Return the middle of the loads, the mean of the two middle ones of an even number."""
    ranked = sorted(loads)
    half = len(ranked) // 2
    return float(ranked[half]) if len(ranked) % 2 else (ranked[half - 1] + ranked[half]) / 2
