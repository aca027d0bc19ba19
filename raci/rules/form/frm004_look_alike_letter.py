"""FRM004: letters of another alphabet that look like the notation's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Rule, Severity
from raci.rules.form.oddities import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph


class LookAlikeLetter(Rule, code="FRM004", severity=Severity.NOTE):
    """Find letters written in another alphabet that only look like the notation's.

    ## What it does
    Tells which cells hold Cyrillic or Greek letters, or letters of full width, that were read as the Latin letters they
    look like. The same text in many cells is told once.

    ## Why is this bad?
    People see no difference; formulas, filters and other programs do. `COUNTIF` of a Latin A does not count a Cyrillic
    one, and the duty seems to have no owner.

    ## Example
    ```markdown
    oddity: look-alike B2 '\u0410' is written with letters that only look Latin
    | Duty | Manager | Clerk |
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
    - <https://github.com/ita-social-projects/VictoryCenter-Back/wiki/1.-RACI-matrixes-overview>
    - <https://www.unicode.org/reports/tr39/>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find the letters the reader had to translate."""
        yield from told(self, graph, ["look-alike"], "type the letter again on a Latin keyboard.")
