"""ORG013: a role that the organization does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Rule, Severity
from raci.rules.organization.joins import joined_by, names_in_organization

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph


class UnknownRole(Rule, code="ORG013", severity=Severity.WARNING):
    """Find roles of the matrix that the organization does not have.

    ## What it does
    Finds roles that were looked for in the organization by name, alias, abbreviation and close spelling, and were
    not found there, or may be several of its roles. A role that the matrix itself calls external need not be there.

    ## Why is this bad?
    Such a role has no level, no scope and no line: nothing about its place can be judged. Often it was renamed, or
    left the organization, and the matrix still counts on it.

    ## Example
    ```yaml
    # org.yaml
    roles:
      head: {name: Head of Sales, level: head}
      clerk: {name: Sales Clerk, level: specialist, reports to: head}
    # sales.yaml
    organization: org.yaml
    roles: [Head of Sales, Quality Coach]
    duties:
      offers: {name: Write offers, A: Head of Sales, R: Quality Coach}
    ```
    Use instead:
    ```yaml
    # org.yaml
    roles:
      head: {name: Head of Sales, level: head}
      clerk: {name: Sales Clerk, level: specialist, reports to: head}
    # sales.yaml
    organization: org.yaml
    roles: [Head of Sales, Sales Clerk]
    duties:
      offers: {name: Write offers, A: Head of Sales, R: Sales Clerk}
    ```

    ## References
    - <https://github.com/rust-lang/team>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find roles that were not joined to the organization."""
        names = names_in_organization(graph)
        for role, join in joined_by({"none", "several"}, graph) if names else ():
            if role.kind == "external":
                continue
            like = [names.get(key, key) for key in join.candidates]
            if join.way == "several":
                yield self.finding(
                    f"{role.name} may be {' or '.join(like)} in the organization.",
                    roles=[role],
                    help="call the role as the organization calls it, or add an alias there.",
                )
            else:
                hint = f" Most like it is {like[0]}." if like else ""
                yield self.finding(
                    f"{role.name} is not in the organization.{hint}",
                    roles=[role],
                    help="add the role, or an alias, to the organization, or correct its name.",
                )
