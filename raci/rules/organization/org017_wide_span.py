"""ORG017: a role to which many report directly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Rule, Severity
from raci.rules.organization.spans import direct_reports

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, OrganizationGraph


class WideSpan(Rule, code="ORG017", severity=Severity.NOTE):
    """Find roles to which many report directly.

    ## What it does
    Counts the people who report directly to a role on solid lines, or the roles where no holders are known. More
    than `most` are told, and fewer than `fewest`, where that is set.

    ## Why is this bad?
    Five to eight are called healthy, more than twelve wide: who has that many cannot stay on top of what they
    answer for.

    ## Example
    ```yaml
    roles:
      chief: {name: Chief Cook}
      cook: {name: Cook, reports to: chief, holders: [Ada, Ben, Cid, Dora, Eva, Fay, Gus, Hal, Ida, Jo, Kit, Lea, Max]}
    duties:
      cooking: {name: Cook dinner, A: chief, R: cook}
    ```
    Use instead:
    ```yaml
    roles:
      chief: {name: Chief Cook}
      cook: {name: Cook, reports to: chief, holders: [Ada, Ben, Cid, Dora, Eva, Fay, Gus, Hal]}
    duties:
      cooking: {name: Cook dinner, A: chief, R: cook}
    ```

    ## Options
    - `most` (int, default 12): how many may report directly to a role.
    - `fewest` (int, default 0): how many must, where any do.

    ## References
    - <https://www.launchrock.com/library/expert-advice/span-of-control>
    - <https://pawanjoshi.com.np/playbook/span-of-control-math>
    """

    most: int = 12
    fewest: int = 0

    def check_organization(self, organization: OrganizationGraph) -> Iterator[Finding]:
        """Find roles with a wide or a narrow span."""
        for role in organization.roles:
            span = direct_reports(role, organization)
            if span > self.most or 0 < span < self.fewest:
                yield self.finding(
                    f"{span} {'report' if span > 1 else 'reports'} directly to {role.name}.",
                    roles=[role],
                    help="put a level between, or set the option `most`."
                    if span > self.most
                    else "join it with others.",
                ).at(organization.organization.locate(role.source))
