"""FRM011: a matrix too small to be needed or too large to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph


class SheetSize(Rule, code="FRM011", severity=Severity.NOTE, preview=True):
    """Find matrices with fewer or more roles and duties than people can use.

    ## What it does
    Compares the numbers of roles and duties with what practitioners recommend for one sheet: 6 to 12 roles, 15 to 60
    duties.

    ## Why is this bad?
    A large matrix is not read, and nobody agrees to all of it; it is better cut by phase or by process, or cascaded by
    level. A very small one says what everybody knows.

    ## Example
    ```markdown
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Approve invoice | A | R |
    ```
    Use instead:
    ```markdown
    | Duty | Buyer | Manager | Clerk | Legal | Planner | Controller |
    | --- | --- | --- | --- | --- | --- | --- |
    | Plan demand | C | I | | | A/R | |
    | Ask for offers | A | | R | | | |
    | Compare offers | A/R | | C | | | |
    | Choose supplier | R | A | | | | C |
    | Negotiate price | A/R | I | | C | | |
    | Draft contract | C | | | A/R | | |
    | Sign contract | | A/R | | C | | I |
    | Place order | A | | R | | I | |
    | Confirm delivery date | A | | R | | I | |
    | Receive goods | | | A/R | | C | |
    | Inspect goods | C | | A/R | | | |
    | Claim damages | A/R | | C | C | | |
    | Approve invoice | R | A | | | | |
    | Pay invoice | | | R | | | A |
    | Rate supplier | A/R | C | C | | C | |
    ```

    ## Options
    - `roles-from` (int, default 6): fewer roles than these are few.
    - `roles-to` (int, default 12): more roles than these are many.
    - `duties-from` (int, default 15): fewer duties than these are few.
    - `duties-to` (int, default 60): more duties than these are many.

    ## References
    - <https://clicknfile.co/blog/how-to-create-raci-matrix-excel>
    """

    roles_from: int = 6
    roles_to: int = 12
    duties_from: int = 15
    duties_to: int = 60

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a number outside its range."""
        roles, duties = len(graph.matrix.roles), len(graph.matrix.duties)
        odd = []
        if not self.roles_from <= roles <= self.roles_to:
            odd.append(f"{roles} roles ({self.roles_from} to {self.roles_to} are usual)")
        if not self.duties_from <= duties <= self.duties_to:
            odd.append(f"{duties} duties ({self.duties_from} to {self.duties_to} are usual)")
        if odd:
            large = roles > self.roles_to or duties > self.duties_to
            yield self.finding(
                f"The matrix has {' and '.join(odd)}.",
                help="cut it by phase, process or level." if large else "ask whether it tells anything in doubt.",
            )
