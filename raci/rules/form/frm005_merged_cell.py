"""FRM005: one letter in a cell that spans several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Rule, Severity
from raci.rules.form.oddities import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph


class MergedCell(Rule, code="FRM005", severity=Severity.NOTE):
    """Find letters in merged cells.

    ## What it does
    Tells where a letter stands in a cell that was merged over several rows or columns, once for a sheet. Merged
    headings and titles are left alone.

    ## Why is this bad?
    A program finds the letter in the first of the merged cells and nothing in the others; a person takes it to stand in
    all. Such a table cannot be sorted or filtered either.

    ## Example
    ```markdown
    oddity: merged B2 a merged cell gives one letter for several cells
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
    - <https://github.com/rubenarslan/formr.org/issues/111>
    - <https://www.perfectxl.com/about-spreadsheets/excel-guidelines-for-professionals/do-not-merge-cells/>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find the merged cells."""
        yield from told(self, graph, ["merged"], "unmerge the cells and write the letter into each it is meant for.")
