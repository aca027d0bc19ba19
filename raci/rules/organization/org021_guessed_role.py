"""ORG021: a role that was joined to the organization by a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Confidence, Rule, Severity
from raci.rules.organization.joins import WAYS, joined_by, names_in_organization

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph


class GuessedRole(Rule, code="ORG021", severity=Severity.NOTE):
    """Tell which roles of the matrix were taken for which of the organization.

    ## What it does
    Tells of every role that was joined to the organization by another way than its very name: by an alias, an
    abbreviation, a close spelling, or the name of the person who holds it.

    ## Why is this bad?
    A guess that is wrong gives a role the level and the scope of another one. Whoever reads the findings must
    know.

    ## Example
    ```yaml
    # org.yaml
    roles:
      head: {name: Head of Sales, level: head}
      clerk: {name: Sales Clerk, level: specialist, reports to: head}
    # sales.yaml
    organization: org.yaml
    roles: [Head of Sales, Sales Clark]
    duties:
      offers: {name: Write offers, A: Head of Sales, R: Sales Clark}
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
        """Tell of every role that was joined by a guess."""
        names = names_in_organization(graph)
        for role, join in joined_by(WAYS, graph):
            if join.to is not None:
                yield self.finding(
                    f"{role.name} is taken for {WAYS[join.way]} {names.get(join.to, join.to)} in the organization.",
                    roles=[role],
                    help="call it as the organization does, if that is right; add the role there, if not.",
                    confidence=Confidence.CERTAIN if join.way == "alias" else Confidence.LIKELY,
                )
