"""How often each role has each letter, as formulas that go on counting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import quote_sheetname, xl_range_abs

from raci.writers.workbook.formulas import Cells

if TYPE_CHECKING:
    from raci.writers.workbook.plan import Plan


def column_cells(plan: Plan, column: int) -> str:
    """Return the cells of a column in the body of a matrix, as a formula names them."""
    return f"{quote_sheetname(plan.sheet)}!{xl_range_abs(plan.first_row, column, plan.last_row, column)}"


class Counting:
    """The formulas that count the letters of the roles of a matrix, as its live checks do."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._strangers = plan.judged.strangers

    def formula(self, role: int, letter: str) -> str:
        """Return the formula that counts the cells of a role (its place in the matrix) that hold a letter."""
        cells = column_cells(self.plan, self.plan.first_role + role)
        return f"={Cells(cells, self.plan.matrix.notation, self._strangers).count([letter])}"
