"""The cells of the live checks: one shared formula a column, and in each row what it gives as the file is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.model import Participation
from raci.model.location import column_letters
from raci.writers.workbook.texts import escaped

if TYPE_CHECKING:
    from raci.writers.workbook.checks import Checks
    from raci.writers.workbook.judged import Standing
    from raci.writers.workbook.plan import Plan
    from raci.writers.workbook.streamed import StreamedSheet
    from raci.writers.workbook.styles import Styles

ROW: Final = "\0"
"""Stands for the number of a row until the row is whole; no escaped text holds it."""


class LiveCells:
    """The counts and the verdict of each duty as the text of their cells.

    A column's formula stands in its first cell and is shared by those below; a duty whose verdict allows what others
    may not have has a formula of its own.
    """

    def __init__(self, sheet: StreamedSheet, plan: Plan, checks: Checks, styles: Styles) -> None:
        self._plan = plan
        self._checks = checks
        self._accountable = f"${column_letters(plan.accountable + 1)}{ROW}"
        self._responsible = f"${column_letters(plan.responsible + 1)}{ROW}"
        first, last = column_letters(plan.first_role + 1), column_letters(plan.last_role + 1)
        self._cells = f"${first}{ROW}:${last}{ROW}"
        self._styles = sheet.style(styles.of("count")), sheet.style(styles.of("verdict"))
        self._begun: set[int] = set()
        self._found: dict[int, str] = {}

    def of(self, standing: Standing) -> str:
        """Return the three cells of a duty that stands so; duties that stand alike share their standing."""
        found = self._found.get(id(standing))
        if found is None:
            begun = len(self._begun)
            found = self._made(standing)
            if len(self._begun) == begun:  # no column's formula begins here
                self._found[id(standing)] = found
        return found

    def _made(self, standing: Standing) -> str:
        plan, checks = self._plan, self._checks
        counts = (
            (plan.accountable, checks.accountable, Participation.ACCOUNTABLE, standing.accountable),
            (plan.responsible, checks.responsible, Participation.RESPONSIBLE, standing.responsible),
        )
        found = ""
        for column, wanted, kind, value in counts:
            if wanted:
                formula = "" if column in self._begun else checks.count(self._cells, kind)
                found += self._cell(column, formula, "", str(value))
        return found + self._cell(plan.check, self._verdict(standing), ' t="str"', escaped(standing.verdict), standing)

    def _verdict(self, standing: Standing) -> str:
        if standing.usual and self._plan.check in self._begun:
            return ""
        most, heading = standing.most, standing.heading
        return self._checks.formula(self._cells, self._accountable, self._responsible, most, heading=heading)

    def _cell(self, column: int, formula: str, kind: str, value: str, standing: Standing | None = None) -> str:
        formula = ROW.join(map(escaped, formula.split(ROW)))
        letters, style = column_letters(column + 1), self._styles[column == self._plan.check]
        begin = f'<c r="{letters}{ROW}" s="{style}"{kind}>'
        if not self._checks.live:
            return f"{begin}<v>{value}</v></c>"
        if standing and not standing.usual:
            return f"{begin}<f>{formula}</f><v>{value}</v></c>"
        if column in self._begun:
            return f'{begin}<f t="shared" si="{column}"/><v>{value}</v></c>'
        self._begun.add(column)
        area = f"{letters}{ROW}:{letters}{self._plan.last_row + 1}"
        return f'{begin}<f t="shared" ref="{area}" si="{column}">{formula}</f><v>{value}</v></c>'
