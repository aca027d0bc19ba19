"""ORG014: a title that says another place than the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Confidence, Rule, Severity, place_title
from raci.rules.organization.titles import is_another_tier, is_far
from raci.rules.organization.words import extent, level_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph, Role


class TitleAgainstRecord(Rule, code="ORG014", severity=Severity.WARNING):
    """Find roles whose title says another place than their record.

    ## What it does
    Finds roles whose title names a tier (`Regional …`, `Global …`, `Country …`) that is not that of the recorded
    scope, and roles whose title surely is of another level than the recorded one, by two rungs or more of the
    default ladder. What a title says is never certain.

    ## Why is this bad?
    One of the two is wrong, and whoever reads only the title, or only the record, decides on it.

    ## Example
    ```yaml
    units:
      company: {name: Acme, tier: organization}
      emea: {name: EMEA, tier: region, within: company}
      apac: {name: APAC, tier: region, within: company}
    roles:
      regional: {name: Regional Sales Manager, level: manager, scope: company}
    duties:
      plan: {name: Sales plan, scope: company, A: regional, R: regional}
    ```
    Use instead:
    ```yaml
    units:
      company: {name: Acme, tier: organization}
      emea: {name: EMEA, tier: region, within: company}
      apac: {name: APAC, tier: region, within: company}
    roles:
      regional: {name: Regional Sales Manager, level: manager, scope: each region}
    duties:
      plan: {name: Sales plan, scope: each region, A: regional, R: regional}
    ```

    ## References
    - <https://fullenrich.com/jobtitle/Head-of-Sales-VS-Regional-Sales-Manager>
    - <https://fullenrich.com/fr/jobtitle/Regional-Sales-Manager-VS-Territory-Sales-Manager>
    """

    def check_role(self, role: Role, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a role whose title and record differ."""
        if role.kind != "position" or not (role.scope or role.level):
            return
        placed = place_title(role.name)
        if placed.confidence == "guess":
            return
        if placed.tier and is_another_tier(placed, role, graph):
            recorded = extent(role.scope, graph)
            yield self._finding(
                role, f"{role.name} is recorded with {recorded}; its title speaks of {placed.scope[0]}."
            )
        elif placed.level and placed.confidence == "certain" and is_far(placed.level, role, graph):
            recorded = level_name(role, graph)
            yield self._finding(role, f"{role.name} is recorded as {recorded}; its title is that of a {placed.level}.")

    def _finding(self, role: Role, message: str) -> Finding:
        return self.finding(
            message, roles=[role], help="correct the record, or the title.", confidence=Confidence.LIKELY
        )
