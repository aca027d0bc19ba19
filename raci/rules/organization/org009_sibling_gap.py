"""ORG009: units left out beside others that have an owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import called, predicate, shortened
from raci.rules.organization.siblings import left_out, missing_siblings
from raci.rules.organization.words import extent, surety

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, ResponsibilityGraph


class SiblingGap(Rule, code="ORG009", severity=Severity.WARNING, needs=frozenset({Participation.ACCOUNTABLE})):
    """Find duties that somebody answers for in some units and nobody in their siblings.

    ## What it does
    Finds duties of `each region` whose accountable roles leave out a region, and duties with a row for some of the
    units within another one, at least two, while a sibling has neither such a row nor one that takes it in.

    ## Why is this bad?
    What is done in EMEA and APAC and forgotten in AMER has no owner there. It is found when something goes wrong.

    ## Example
    ```yaml
    units:
      company: {name: Acme, tier: organization}
      emea: {name: EMEA, tier: region, within: company}
      apac: {name: APAC, tier: region, within: company}
    roles:
      head: {name: Head of Sales, level: head, scope: company}
      emea-manager: {name: Manager EMEA, level: manager, scope: emea, reports to: head}
      apac-manager: {name: Manager APAC, level: manager, scope: apac, reports to: head}
    duties:
      plan: {name: Sales plan, scope: each region, A: emea-manager}
    ```
    Use instead:
    ```yaml
    units:
      company: {name: Acme, tier: organization}
      emea: {name: EMEA, tier: region, within: company}
      apac: {name: APAC, tier: region, within: company}
    roles:
      head: {name: Head of Sales, level: head, scope: company}
      emea-manager: {name: Manager EMEA, level: manager, scope: emea, reports to: head}
      apac-manager: {name: Manager APAC, level: manager, scope: apac, reports to: head}
    duties:
      plan: {name: Sales plan, scope: each region, A: [emea-manager, apac-manager]}
    ```

    ## References
    - <https://vps.incomexsaigoncorp.vn/knowledge/dev/reports/architecture/one-roof-governance-clause-review-hardening-2026-06-01/03-accountable-owner-supporting-roles>
    - <https://www.bain.com/fr/insights/who-has-the-d-audio-slideshow>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find units that were left out."""
        for charge, duties in graph.kinds_of_charge:
            parts = graph.organization.parts(charge.scope)
            if parts:
                left = left_out(charge, parts, graph)
                if left and len(left) < len(parts):
                    places = [extent(part, graph) for part in left]
                    yield from (self._finding(duty, places, graph) for duty in duties)
        for rows in graph.charges_by_name.values():
            for duty, units in missing_siblings(rows, graph):
                yield self._finding(duty, [unit.name for unit in units], graph)

    def _finding(self, duty: Duty, places: list[str], graph: ResponsibilityGraph) -> Finding:
        nobody = predicate(graph.matrix.notation, Participation.ACCOUNTABLE)
        return self.finding(
            f"nobody {nobody} {called(duty)} in {shortened(places)}, though somebody is in the units beside.",
            duty=duty,
            others=places,
            help="name who answers for it there, or say that it is not done there.",
            confidence=surety(graph, duty),
        )
