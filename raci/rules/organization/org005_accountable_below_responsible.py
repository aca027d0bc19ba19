"""ORG005: an accountable role below a responsible one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Confidence, Participation, Rule, Severity
from raci.rules.accountability.wording import called, names, predicate
from raci.rules.organization.fitting import is_over
from raci.rules.organization.seat import advice, better_seat, moving
from raci.rules.organization.words import surety

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, ResponsibilityGraph, Role


class AccountableBelowResponsible(
    Rule, code="ORG005", severity=Severity.ERROR, needs=frozenset({Participation.ACCOUNTABLE})
):
    """Find duties whose accountable role stands below a role that does the work.

    ## What it does
    Finds accountable roles that report to a role which is responsible for the same duty, directly or over others,
    and as a warning those of a lower level than a responsible role of another line.

    ## Why is this bad?
    Who is accountable delegates the work and judges it. Nobody can do that to the own superior.

    ## Example
    ```yaml
    units:
      company: {name: Acme, tier: organization}
      emea: {name: EMEA, tier: region, within: company}
      apac: {name: APAC, tier: region, within: company}
    roles:
      head: {name: Head of Sales, level: head, scope: company}
      regional: {name: Regional Sales Manager, level: manager, scope: each region, reports to: head}
    duties:
      forecast: {name: Sales forecast, A: regional, R: head}
    ```
    Use instead:
    ```yaml
    units:
      company: {name: Acme, tier: organization}
      emea: {name: EMEA, tier: region, within: company}
      apac: {name: APAC, tier: region, within: company}
    roles:
      head: {name: Head of Sales, level: head, scope: company}
      regional: {name: Regional Sales Manager, level: manager, scope: each region, reports to: head}
    duties:
      forecast: {name: Sales forecast, A: head, R: regional}
    ```

    ## Fix safety
    Unsafe: who answers for a duty is a decision of people. The role that had the accountability keeps its other
    letters, or is informed; no fix is offered where a remark would be lost or the matrix lacks the role.

    ## References
    - <http://en.wikipedia.org/wiki/RASIC>
    - <https://slideum.com/doc/4268250/wily>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find accountable roles below the responsible ones."""
        for charge, duties in graph.kinds_in_lines:
            others = charge.others
            for owner in charge.owners if others else ():
                over = [role for role in others if is_over(role, owner, charge, graph)]
                if over:
                    yield from (self._finding(duty, owner, over, graph) for duty in duties)

    def _finding(self, duty: Duty, owner: Role, over: list[Role], graph: ResponsibilityGraph) -> Finding:
        line = [role for role in over if graph.reports_to(owner, role)]
        found = better_seat(duty, owner, graph)
        relation = "reports to" if line else "stands below"
        notation = graph.matrix.notation
        return self.finding(
            f"{owner.name} {predicate(notation, Participation.ACCOUNTABLE)} {called(duty)} but {relation} "
            f"{names(line or over)}, who {predicate(notation, Participation.RESPONSIBLE, len(line or over))} it.",
            duty=duty,
            roles=[owner, *(line or over)],
            help=advice(found, graph, "exchange the two letters, or let a role answer for it that is over both."),
            fix=moving(found, duty, owner, graph),
            confidence=Confidence.CERTAIN if line else surety(graph, levels=[owner, *over]),
            severity=None if line else Severity.WARNING,
        )
