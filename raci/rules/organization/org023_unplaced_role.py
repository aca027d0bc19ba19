"""ORG023: a role of which nothing says where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Rule, Severity, place_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph


class UnplacedRole(Rule, code="ORG023", severity=Severity.NOTE):
    """Find roles of which nothing says where they stand.

    ## What it does
    Finds positions that take part in the matrix and have neither level nor scope nor a reporting line in the
    organization, and no title that surely says a level.

    ## Why is this bad?
    Whether such a role may answer for a duty cannot be judged.

    ## Example
    ```yaml
    units:
      company: {name: Acme, tier: organization}
      emea: {name: EMEA, tier: region, within: company}
      apac: {name: APAC, tier: region, within: company}
    roles:
      head: {name: Head of Sales, level: head, scope: company}
      pilot: {name: Pilot of Change}
    duties:
      offers: {name: Write offers, scope: company, A: head, R: pilot}
    ```
    Use instead:
    ```yaml
    units:
      company: {name: Acme, tier: organization}
      emea: {name: EMEA, tier: region, within: company}
      apac: {name: APAC, tier: region, within: company}
    roles:
      head: {name: Head of Sales, level: head, scope: company}
      pilot: {name: Pilot of Change, level: specialist, reports to: head}
    duties:
      offers: {name: Write offers, scope: company, A: head, R: pilot}
    ```

    ## References
    - <https://slideum.com/doc/4268250/wily>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find roles without any place."""
        organization = graph.organization
        if not (organization.organization.units or organization.tops):
            return
        missing = {join.role for join in graph.matrix.joins if join.to is None}
        for role in graph.matrix.roles:
            placed = role.level or role.scope or role.reports_to or organization.has_lines(role) or role.key in missing
            if role.kind != "position" or placed or not graph.load(role).filled:
                continue
            if place_title(role.name).confidence != "certain":
                yield self.finding(
                    f"nothing says where {role.name} stands: no level, no scope, no reporting line.",
                    roles=[role],
                    help="give the role a level, a scope or a superior in the organization.",
                )
