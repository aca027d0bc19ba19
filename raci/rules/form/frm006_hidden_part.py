"""FRM006: rows, columns or sheets of the matrix that nobody sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Rule, Severity
from raci.rules.form.oddities import at, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, Matrix, ResponsibilityGraph


class HiddenPart(Rule, code="FRM006", severity=Severity.WARNING):
    """Find hidden rows, columns and sheets of a matrix.

    ## What it does
    Tells which parts of the matrix are hidden in the workbook; hidden rows and columns beside it are left alone. What
    is hidden was read and judged like the rest. Several hidden parts are told in one finding.

    ## Why is this bad?
    Whoever looks at the sheet sees fewer duties or roles than there are: assignments nobody agreed to, or old ones
    that everybody believes to be gone.

    ## Example
    ```markdown
    oddity: hidden 3,1 row 3 is hidden
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Approve invoice | A | R |
    | Pay invoice | A | R |
    ```
    Use instead:
    ```markdown
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Approve invoice | A | R |
    | Pay invoice | A | R |
    ```

    ## References
    - <https://www.perfectxl.com/excel-tools/perfectxl-risk-eliminator/risk-inspections/hidden-information/>
    - <https://i-nth.com/resources/bibliography/spreadsheets-the-good-the-bad-and-the-downright-ugly>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find the hidden parts."""
        matrix = graph.matrix
        hidden = [each for each in matrix.oddities if each.kind == "hidden" and _inside(each.source, matrix)]
        if hidden:
            others = len(hidden) - 1
            more = f", and {others} more {'part is' if others == 1 else 'parts are'}" if others else ""
            finding = self.finding(sentence(hidden[0].message + more), help="show what is hidden, or delete it.")
            yield at(matrix, finding, hidden[0].source)


def _inside(place: tuple[int, int] | None, matrix: Matrix) -> bool:
    """Tell whether a hidden row (told at its first cell) or column (told at the first row) is one of the matrix."""
    top, left, bottom, right = matrix.source.area
    if place is None or not bottom:
        return True
    row, column = place
    return left <= column <= right if row == 1 and column > 1 else top <= row <= bottom
