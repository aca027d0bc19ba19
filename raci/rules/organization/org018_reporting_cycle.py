"""ORG018: a circle of reporting lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.names import words
from raci.plugin import Rule, Severity
from raci.rules.organization.records import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, OrganizationGraph

_MOST: Final = 9


class ReportingCycle(Rule, code="ORG018", severity=Severity.ERROR):
    """Find roles and people that report to themselves over others.

    ## What it does
    Finds each circle of reporting lines, once.

    ## Why is this bad?
    In a circle nobody is over anybody: whatever goes up comes back, and no escalation ends.

    ## Example
    ```yaml
    roles:
      buyer: {name: Buyer, reports to: planner}
      planner: {name: Planner, reports to: buyer}
    duties:
      orders: {name: Place orders, A: planner, R: buyer}
    ```
    Use instead:
    ```yaml
    roles:
      buyer: {name: Buyer, reports to: planner}
      planner: {name: Planner}
    duties:
      orders: {name: Place orders, A: planner, R: buyer}
    ```

    ## References
    - <https://github.com/rust-lang/team>
    - <https://help.orgchartnow.com/en/topics/flat-file-prep.html>
    """

    def check_organization(self, organization: OrganizationGraph) -> Iterator[Finding]:
        """Find circles of reporting lines."""
        help_ = "take out the line that is wrong."
        told = [each for each in organization.organization.oddities if each.kind == "reporting-cycle"]
        for oddity in told:
            about = " ".join(sorted(words(oddity.message)))  # wherever in the circle the sentence begins
            yield self.finding(sentence(oddity.message), others=[about], help=help_).at(
                organization.organization.locate(oddity.source)
            )
        for cycle in () if told else organization.cycles:
            way = " reports to ".join(role.name for role in [*cycle[:_MOST], cycle[0]])
            yield self.finding(f"{way}.", roles=cycle, help=help_).at(organization.organization.locate(cycle[0].source))
