"""ORG020: an amount above what the accountable role may decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import called, predicate
from raci.rules.organization.seat import advice, better_seat, moving
from raci.rules.organization.words import amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, ResponsibilityGraph, Role


class AboveAuthorityLimit(Rule, code="ORG020", severity=Severity.ERROR, needs=frozenset({Participation.ACCOUNTABLE})):
    """Find duties whose amount is above what the accountable role may decide.

    ## What it does
    Holds the amounts of a duty (spend, headcount, risk) against the limits of the role that is accountable for it.

    ## Why is this bad?
    A delegation of authority says who may decide up to which amount. A letter in a matrix does not widen it.

    ## Example
    ```yaml
    roles:
      head: {name: Head of Purchasing, level: head, limits: {spend: 100000 EUR}}
      buyer: {name: Buyer, level: specialist, reports to: head, limits: {spend: 5000 EUR}}
    duties:
      machines: {name: Buy machines, limits: {spend: 80000 EUR}, A: buyer, R: buyer}
    ```
    Use instead:
    ```yaml
    roles:
      head: {name: Head of Purchasing, level: head, limits: {spend: 100000 EUR}}
      buyer: {name: Buyer, level: specialist, reports to: head, limits: {spend: 5000 EUR}}
    duties:
      machines: {name: Buy machines, limits: {spend: 80000 EUR}, A: head, R: buyer}
    ```

    ## Fix safety
    Unsafe: who answers for a duty is a decision of people. The role that had the accountability keeps its other
    letters, or is informed; no fix is offered where a remark would be lost or the matrix lacks the role.

    ## References
    - <https://translate.hicom-asia.com/area/delegation-authority-matrix>
    - <https://hasanjaffal.com/references/decision-ownership-model/>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find accountable roles whose limit is below the duty's amount."""
        for charge, duties in graph.kinds_of_charge:
            for duty in duties:
                for owner in charge.owners if duty.limits else ():
                    if graph.within_limits(owner, duty) is False:
                        yield self._finding(duty, owner, graph)

    def _finding(self, duty: Duty, owner: Role, graph: ResponsibilityGraph) -> Finding:
        found = better_seat(duty, owner, graph)
        return self.finding(
            f"{owner.name} {predicate(graph.matrix.notation, Participation.ACCOUNTABLE)} {called(duty)} "
            f"({amounts(duty.limits)}), but may decide only up to {amounts(owner.limits)}.",
            duty=duty,
            roles=[owner],
            help=advice(found, graph, "let a role answer for it whose limit suffices."),
            fix=moving(found, duty, owner, graph),
        )
