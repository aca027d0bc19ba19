"""ORG010: two owners of overlapping scopes of one duty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import called, names, predicate
from raci.rules.organization.siblings import overlapping
from raci.rules.organization.words import extent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph


class SiblingOverlap(Rule, code="ORG010", severity=Severity.ERROR, needs=frozenset({Participation.ACCOUNTABLE})):
    """Find duties with a row for a unit and another one for a part of it, answered for by different roles.

    ## What it does
    Finds rows of the same section and name with different scopes that overlap, and with different accountable
    roles: the prices of the company belong to one role, those of EMEA to another.

    ## Why is this bad?
    Exactly one role answers for a duty in each scope. Where scopes overlap, two do.

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
      prices: {name: Set prices, scope: company, A: head}
      prices-emea: {name: Set prices, scope: emea, A: emea-manager}
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
      prices: {name: Set prices, scope: apac, A: apac-manager}
      prices-emea: {name: Set prices, scope: emea, A: emea-manager}
    ```

    ## References
    - <https://vps.incomexsaigoncorp.vn/knowledge/dev/reports/architecture/one-roof-governance-clause-review-hardening-2026-06-01/03-accountable-owner-supporting-roles>
    - <https://github.com/abdallahh166/TowerOps/blob/main/docs/phase-0/02-raci-matrix.md>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find rows of one name whose scopes overlap."""
        for rows in graph.charges_by_name.values():
            for narrow, wider in overlapping(rows, graph):
                beside = " and ".join(f"{names(each.owners)} in {extent(each.duty.scope, graph)}" for each in wider)
                overlaps = "overlaps" if len(wider) == 1 else "overlap"
                answers = predicate(graph.matrix.notation, Participation.ACCOUNTABLE, len(narrow.owners))
                yield self.finding(
                    f"{names(narrow.owners)} {answers} {called(narrow.duty)} in {extent(narrow.duty.scope, graph)}, "
                    f"and {beside}, which {overlaps} it.",
                    duty=narrow.duty,
                    others=[each.duty for each in wider],
                    roles=[*narrow.owners, *dict.fromkeys(owner for each in wider for owner in each.owners)],
                    help="take what they share out of one of the scopes, or let one role answer for both.",
                )
