"""RSP008: a duty that only vacant roles do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import called, names, predicate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph


class VacantResponsible(Rule, code="RSP008", severity=Severity.WARNING, needs=frozenset({Participation.RESPONSIBLE})):
    """Find duties that only vacant roles are responsible for.

    ## What it does
    Finds duties of which every responsible role is vacant on the day (the setting `today`), without a deputy. A role is
    vacant where the organization says so, or where all who held it have left or have not begun; a role of which no
    holder was ever named is not.

    ## Why is this bad?
    The work has a place in the matrix and nobody at it. It stays undone, or somebody does it unasked whom nobody
    counts.

    ## Example
    ```yaml
    roles:
      manager: {name: Warehouse Manager, holder: Ida Holm}
      clerk: {name: Stock Clerk, vacant: true}
    duties:
      - {name: Count the stock, A: manager, R: clerk}
    ```
    Use instead:
    ```yaml
    roles:
      manager: {name: Warehouse Manager, holder: Ida Holm}
      clerk: {name: Stock Clerk, vacant: true, deputy: Leo Park}
    duties:
      - {name: Count the stock, A: manager, R: clerk}
    ```

    ## References
    - <https://www.w3.org/TR/vocab-org/> (a post exists whether or not somebody holds it)
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find duties that nobody does on the day."""
        occupants = graph.occupants
        if not occupants.are_told:
            return
        vacant = {role.key for role in graph.matrix.roles if occupants.is_unattended(role)}
        for duty, row in zip(graph.matrix.duties, graph.matrix.rows, strict=True) if vacant else ():
            doers = [key for key, entry in row.items() if Participation.RESPONSIBLE in entry.participations]
            if doers and vacant.issuperset(doers):
                roles = graph.responsible(duty)
                does = predicate(graph.matrix.notation, Participation.RESPONSIBLE, len(roles))
                yield self.finding(
                    f"Only {names(roles)} {does} {called(duty)}, and nobody holds "
                    f"{'that role' if len(roles) == 1 else 'those roles'}.",
                    duty=duty,
                    roles=roles,
                    help="name a deputy with dates, or give the work to a role that somebody holds.",
                )
