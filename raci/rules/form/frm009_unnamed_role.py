"""FRM009: a column of letters without a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Rule, Severity
from raci.rules.form.oddities import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph, Role


class UnnamedRole(Rule, code="FRM009", severity=Severity.WARNING):
    """Find columns of letters whose heading names no role.

    ## What it does
    Tells which columns hold letters although their heading is empty, or could not be understood.

    ## Why is this bad?
    The letters belong to somebody, and nobody can tell to whom: whoever is meant does not know it.

    ## Example
    ```markdown
    oddity: unnamed C1 column C holds letters but its heading is empty
    | Duty | Manager | |
    | --- | --- | --- |
    | Approve invoice | A | R |
    ```
    Use instead:
    ```markdown
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Approve invoice | A | R |
    ```

    ## References
    - <https://www.w3.org/WAI/tutorials/tables/>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find the headings the reader did not understand."""
        yield from told(self, graph, ["unnamed", "heading"], "write the role's name above its letters.")

    def check_role(self, role: Role, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a role without a name that the reader has not told of."""
        told_of = {oddity.source for oddity in graph.matrix.oddities if oddity.kind in {"unnamed", "heading"}}
        if not role.name.strip() and role.source not in told_of and graph.load(role).filled:
            yield self.finding(
                "A column holds letters but its heading is empty.",
                roles=[role],
                help="write the role's name above its letters.",
            )
