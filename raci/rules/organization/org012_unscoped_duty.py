"""ORG012: a duty that does not say what it concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.plugin import Rule, Severity
from raci.rules.accountability.wording import called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph

_LOOKED_AT: Final = 1000


class UnscopedDuty(Rule, code="ORG012", severity=Severity.NOTE):
    """Find duties that do not say which part of the organization they concern.

    ## What it does
    Finds duties without a scope, and without a word that names one, where the organization has units or other
    duties of the matrix have a scope. Where no duty has one, that is said once.

    ## Why is this bad?
    Whether the accountable role stands at the right place can only be judged where the duty says what it concerns.

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
      prices: {name: Set prices, A: head}
      plan: {name: Sales plan, scope: each region, A: [emea-manager, apac-manager]}
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
      prices: {name: Set prices, scope: company, A: head}
      plan: {name: Sales plan, scope: each region, A: [emea-manager, apac-manager]}
    ```

    ## References
    - <https://slideum.com/doc/4268250/wily>
    - <https://wilymanager.com/raci-responsibility-charting-2>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find duties without a scope."""
        duties = graph.matrix.duties
        some = any(duty.scope for duty in duties)
        units = len(graph.organization.organization.units) > 1
        if not duties or not (some or units):
            return
        help_ = "add the scope: a unit, or `each` of a tier; a workbook may have a column Scope."
        if not some and not any(map(graph.scope_of, duties[:_LOOKED_AT])):
            yield self.finding(f"none of the {len(duties)} duties says what it concerns.", help=help_)
            return
        for duty in duties:
            if duty.scope is None and graph.scope_of(duty) is None:
                yield self.finding(f"{called(duty)} does not say what it concerns.", duty=duty, help=help_)
