"""ORG008: a responsible role of another branch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import called, predicate
from raci.rules.organization.fitting import fit
from raci.rules.organization.words import extent, surety

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, ResponsibilityGraph, Role


class ResponsibleOutsideScope(
    Rule, code="ORG008", severity=Severity.WARNING, needs=frozenset({Participation.ACCOUNTABLE})
):
    """Find roles that do the work of a duty of another branch.

    ## What it does
    Finds responsible roles whose scope has nothing in common with that of the duty.

    ## Why is this bad?
    A role of another region or product can help, but who does the work has to belong where it is done; otherwise
    the scope of the role, or of the duty, is recorded wrongly.

    ## Example
    ```yaml
    units:
      company: {name: Acme, tier: organization}
      emea: {name: EMEA, tier: region, within: company}
      apac: {name: APAC, tier: region, within: company}
    roles:
      head: {name: Head of Sales, level: head, scope: company}
      apac-sales: {name: Sales Representative APAC, level: specialist, scope: apac, reports to: head}
    duties:
      visits: {name: Visit customers in EMEA, scope: emea, A: head, R: apac-sales}
    ```
    Use instead:
    ```yaml
    units:
      company: {name: Acme, tier: organization}
      emea: {name: EMEA, tier: region, within: company}
      apac: {name: APAC, tier: region, within: company}
    roles:
      head: {name: Head of Sales, level: head, scope: company}
      emea-sales: {name: Sales Representative EMEA, level: specialist, scope: emea, reports to: head}
    duties:
      visits: {name: Visit customers in EMEA, scope: emea, A: head, R: emea-sales}
    ```

    ## References
    - <https://connect981.com/glossary/global-process-owner>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find responsible roles whose scope lies elsewhere."""
        for charge, duties in graph.kinds_of_charge:
            for role in charge.doers:
                if role.scope is not None and fit(role, charge, graph) == "elsewhere" and role not in charge.owners:
                    yield from (self._finding(duty, role, graph) for duty in duties)

    def _finding(self, duty: Duty, role: Role, graph: ResponsibilityGraph) -> Finding:
        return self.finding(
            f"{role.name} {predicate(graph.matrix.notation, Participation.RESPONSIBLE)} {called(duty)}, which concerns "
            f"{extent(graph.scope_of(duty), graph)}, but belongs to {extent(role.scope, graph)}.",
            duty=duty,
            roles=[role],
            help="let a role do it that belongs there, or correct the scope of the one or the other.",
            confidence=surety(graph, role, duty),
        )
