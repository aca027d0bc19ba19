"""ORG004: a duty for which a lower role could answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import called, predicate
from raci.rules.organization.fitting import may_be_lower
from raci.rules.organization.seat import advice, moving
from raci.rules.organization.words import surety, with_level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, Placing, ResponsibilityGraph, Role


class LevelTooHigh(Rule, code="ORG004", severity=Severity.WARNING, needs=frozenset({Participation.ACCOUNTABLE})):
    """Find duties for which a lower role could answer.

    ## What it does
    Finds duties whose accountable role stands higher than need be: a role of a lower level covers the duty, is
    over all who do it (or does it alone), and its level and limits suffice. The message names that role.

    ## Why is this bad?
    Accountability belongs at the lowest feasible level, closest to the action and the knowledge. What is decided
    higher up is decided later, by people who know less of it, and keeps them from what only they can decide.

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
      strategy: {name: Regional sales strategy, scope: each region, A: head, R: regional}
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
      strategy: {name: Regional sales strategy, scope: each region, A: regional, R: regional, C: head}
    ```

    ## Fix safety
    Unsafe: who answers for a duty is a decision of people. The role that had the accountability keeps its other
    letters, or is informed; no fix is offered where a remark would be lost or the matrix lacks the role.

    ## References
    - <https://slideum.com/doc/4268250/wily>
    - <https://wilymanager.com/raci-responsibility-charting-2>
    - <https://concepts.dsebastien.net/concept/subsidiarity>
    - <http://www.strategy-business.com/article/li00120?pg=1>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find duties that a lower role covers, with all who do them."""
        for charge, duties in graph.kinds_of_charge:
            if len(charge.owners) == 1 and may_be_lower(charge, graph):
                for duty in duties:
                    found = graph.placing(duty)
                    if found and graph.organization.is_lower(found.role, charge.owners[0]):
                        yield self._finding(duty, charge.owners[0], found, graph)

    def _finding(self, duty: Duty, owner: Role, found: Placing, graph: ResponsibilityGraph) -> Finding:
        answers = predicate(graph.matrix.notation, Participation.ACCOUNTABLE)
        return self.finding(
            f"{owner.name} {answers} {called(duty)}, but {with_level(found.role, graph)} covers it "
            "and is over all who do it.",
            duty=duty,
            roles=[owner],
            help=advice(found, graph, ""),
            fix=moving(found, duty, owner, graph),
            confidence=surety(graph, owner, found.role, duty, levels=[owner, found.role]),
        )
