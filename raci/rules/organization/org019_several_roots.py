"""ORG019: an organization with more than one top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Rule, Severity
from raci.rules.accountability.wording import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, OrganizationGraph


class SeveralRoots(Rule, code="ORG019", severity=Severity.WARNING):
    """Find organizations with more than one top.

    ## What it does
    Finds organizations in which several roles (or people) have others below them and nobody above.

    ## Why is this bad?
    Where two lines have no top in common, what they disagree on cannot be decided. Often a manager is missing in
    the records.

    ## Example
    ```yaml
    roles:
      head: {name: Head of Sales}
      clerk: {name: Sales Clerk, reports to: head}
      chief: {name: Head of Finance}
      accountant: {name: Accountant, reports to: chief}
    duties:
      offers: {name: Write offers, A: head, R: clerk}
    ```
    Use instead:
    ```yaml
    roles:
      head: {name: Head of Sales}
      clerk: {name: Sales Clerk, reports to: head}
      chief: {name: Head of Finance, reports to: head}
      accountant: {name: Accountant, reports to: chief}
    duties:
      offers: {name: Write offers, A: head, R: clerk}
    ```

    ## References
    - <https://help.orgchartnow.com/en/topics/flat-file-prep.html>
    """

    def check_organization(self, organization: OrganizationGraph) -> Iterator[Finding]:
        """Find an organization with several tops."""
        tops = organization.tops
        people = [] if tops else organization.top_people
        names = [*(role.name for role in tops), *(person.name for person in people)]
        places = [*(role.source for role in tops), *(person.source for person in people)]
        if len(names) > 1:
            yield self.finding(
                f"{shortened(names)} report to nobody.",
                roles=tops,
                others=[person.name for person in people],
                help="say to whom they report, or give them a role above.",
            ).at(organization.organization.locate(places[1]))
