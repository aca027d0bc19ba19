"""ROL001: a column without letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.roles.wording import placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph, Role


class IdleRole(Rule, code="ROL001", severity=Severity.NOTE):
    """Find roles that take part in nothing.

    ## What it does
    Finds roles whose column holds no letter and no other text. Letters that say a role is out of the loop are no part
    in a duty. A column that still bears the form's word is ROL007, and a matrix without any letters DUT003.

    ## Why is this bad?
    Either the role's part was forgotten, and its holder will be surprised, or the role has no part, and the column
    makes the matrix harder to read.

    ## Example
    ```markdown
    | Duty | Manager | Director | Clerk |
    | --- | --- | --- | --- |
    | Approve invoice | A | | R |
    | Archive invoice | A | | R |
    ```
    Use instead:
    ```markdown
    | Duty | Manager | Director | Clerk |
    | --- | --- | --- | --- |
    | Approve invoice | A | I | R |
    | Archive invoice | A | | R |
    ```

    ## References
    - <https://www.trackplus.com/blog/en/raci-matrix-analysis/>
    - <https://github.com/yarrasys/yarramate/issues/557> (a derived matrix that shows idle people)
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find the columns without letters."""
        if not any(graph.tallies):
            return
        written = {mark.role for mark in graph.matrix.marks}
        for role in graph.matrix.roles:
            if role.key not in written and role.name and role.name not in placeholders() and _is_idle(role, graph):
                yield self.finding(
                    f"{role.name} takes part in nothing.",
                    roles=[role],
                    help="give it its part, or take the column out.",
                )


def _is_idle(role: Role, graph: ResponsibilityGraph) -> bool:
    load = graph.load(role)
    return load.filled == load[Participation.OMITTED]
