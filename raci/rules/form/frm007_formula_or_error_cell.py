"""FRM007: cells whose text a formula makes, or fails to make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Rule, Severity
from raci.rules.form.oddities import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph


class FormulaOrErrorCell(Rule, code="FRM007", severity=Severity.WARNING):
    """Find cells that show an error or hold a formula without a value.

    ## What it does
    Tells which cells of the matrix show an error such as `#REF!`, and which hold a formula whose value was never saved.
    The same in many cells is told once; cells beside the matrix are left alone.

    ## Why is this bad?
    An error hides what was assigned. A formula without a value is read as empty by every program that does not
    calculate, so that the matrix says less to it than to a person.

    ## Example
    ```markdown
    oddity: error C2 the cell shows the error #REF!
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Approve invoice | A/R | |
    ```
    Use instead:
    ```markdown
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Approve invoice | A | R |
    ```

    ## References
    - <https://support.office.com/en-us/article/Find-and-correct-errors-in-formulas-1ced7292-8945-47d2-8f61-2901a45af755>
    - <https://github.com/rubenarslan/formr.org/issues/111>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find errors, and formulas without values."""
        yield from told(self, graph, ["error"], "write the letter that belongs there in place of the formula.")
        yield from told(self, graph, ["formula"], "write letters, or save the file in a spreadsheet program.")
