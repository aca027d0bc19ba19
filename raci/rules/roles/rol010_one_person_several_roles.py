"""ROL010: one person behind several columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Rule, Severity
from raci.rules.accountability.wording import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph


class OnePersonSeveralRoles(Rule, code="ROL010", severity=Severity.WARNING):
    """Find people who hold several roles of the matrix.

    ## What it does
    Finds people who hold, on the day (the setting `today`), two or more positions that take part in the matrix.
    Deputies are left aside, and so are groups: a seat in a committee is no position.

    ## Why is this bad?
    The roles differ on paper only. Who is asked and who does, who makes and who checks may be one person, and when that
    person is away all the roles are empty at once.

    ## Example
    ```yaml
    roles:
      buyer: {name: Buyer, holder: Ida Holm}
      treasurer: {name: Treasurer, holder: Ida Holm}
    duties:
      - {name: Order the paper, A: buyer, R: buyer, C: treasurer}
    ```
    Use instead:
    ```yaml
    roles:
      buyer: {name: Buyer, holder: Ida Holm}
      treasurer: {name: Treasurer, holder: Leo Park}
    duties:
      - {name: Order the paper, A: buyer, R: buyer, C: treasurer}
    ```

    ## References
    - <https://github.com/bstBizEra/secb_pf/issues/223> (roles that differ on paper and have one holder)
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find the people with more than one column."""
        occupants = graph.occupants
        for person, roles in occupants.roles_of.items() if occupants.are_told else ():
            yield self.finding(
                f"{occupants.name(person)} holds {len(roles)} roles of the matrix: "
                f"{shortened([role.name for role in roles])}.",
                roles=roles,
                others=[occupants.name(person)],
                help="say why one person may hold them all, or fill one of them with somebody else.",
            )
