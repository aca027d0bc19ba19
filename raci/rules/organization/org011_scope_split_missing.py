"""ORG011: a duty to be split by scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import called, names, predicate
from raci.rules.organization.split import splitting
from raci.rules.organization.words import extent, surety

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Charge, Finding, ResponsibilityGraph


class ScopeSplitMissing(Rule, code="ORG011", severity=Severity.WARNING, needs=frozenset({Participation.ACCOUNTABLE})):
    """Find duties that several roles answer for, each in its own part of the organization.

    ## What it does
    Finds duties with several accountable roles whose scopes have nothing in common, where the duty is not said to
    be one of `each` of those parts. Each of them may well be right; the row says it of the whole.

    ## Why is this bad?
    In one row it cannot be seen who answers where, and who answers for what is common to all. One row for each
    scope, or the scope `each region`, says so.

    ## Example
    ```yaml
    units:
      company: {name: Acme, tier: organization}
      emea: {name: EMEA, tier: region, within: company}
      apac: {name: APAC, tier: region, within: company}
    roles:
      emea-manager: {name: Manager EMEA, level: manager, scope: emea}
      apac-manager: {name: Manager APAC, level: manager, scope: apac}
    duties:
      plan: {name: Sales plan, A: [emea-manager, apac-manager]}
    ```
    Use instead:
    ```yaml
    units:
      company: {name: Acme, tier: organization}
      emea: {name: EMEA, tier: region, within: company}
      apac: {name: APAC, tier: region, within: company}
    roles:
      emea-manager: {name: Manager EMEA, level: manager, scope: emea}
      apac-manager: {name: Manager APAC, level: manager, scope: apac}
    duties:
      plan: {name: Sales plan, scope: each region, A: [emea-manager, apac-manager]}
    ```

    ## Fix safety
    Unsafe: it takes the row out and puts in one for each accountable role, with its scope. The others of the row
    stay in each new row whose scope they share.

    ## References
    - <https://github.com/abdallahh166/TowerOps/blob/main/docs/phase-0/02-raci-matrix.md>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find duties to be split by the scopes of those who answer for them."""
        organization = graph.organization
        for charge, duties in graph.kinds_of_charge:
            if len(charge.owners) < 2:  # noqa: PLR2004 - several
                continue
            scopes = [role.scope for role in charge.owners]
            if organization.apart(scopes) and not organization.is_tiered(charge.scope):
                yield from (self._finding(charge._replace(duty=duty), graph) for duty in duties)

    def _finding(self, charge: Charge, graph: ResponsibilityGraph) -> Finding:
        places = ", ".join(extent(role.scope, graph) for role in charge.owners)
        answers = predicate(graph.matrix.notation, Participation.ACCOUNTABLE, len(charge.owners))
        return self.finding(
            f"{names(charge.owners)} {answers} {called(charge.duty)}, each in its own part: {places}.",
            duty=charge.duty,
            roles=charge.owners,
            help="split the duty, one row for each scope, or say that it is one of each.",
            fix=splitting(charge, graph),
            confidence=surety(graph, *charge.owners),
        )
