"""How often each role has each letter: as figures for today, and as formulas that go on counting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import quote_sheetname, xl_range_abs

from raci.writers.workbook.exact_rows import strangers_of
from raci.writers.workbook.formulas import Cells

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raci.model import Matrix
    from raci.writers.workbook.plan import Plan


def letter_counts(matrix: Matrix) -> Mapping[str, Mapping[str, int]]:
    """Return role → letter → how many cells hold it."""
    times: dict[str, dict[int, int]] = {role.key: {} for role in matrix.roles}
    letters: dict[int, tuple[str, ...]] = {}
    for row in matrix.rows:
        for role, entry in row.items():
            known = times.setdefault(role, {})
            number = id(entry)
            known[number] = known.get(number, 0) + 1
            letters[number] = entry.letters
    found: dict[str, dict[str, int]] = {}
    for role, entries in times.items():
        counts = found.setdefault(role, {})
        for number, often in entries.items():
            for letter in letters[number]:
                counts[letter] = counts.get(letter, 0) + often
    return found


def column_cells(plan: Plan, column: int) -> str:
    """Return the cells of a column in the body of a matrix, as a formula names them."""
    return f"{quote_sheetname(plan.sheet)}!{xl_range_abs(plan.first_row, column, plan.last_row, column)}"


class Counting:
    """The formulas that count the letters of the roles of a matrix, as its live checks do."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._strangers = strangers_of(plan.matrix)

    def formula(self, role: int, letter: str) -> str:
        """Return the formula that counts the cells of a role (its place in the matrix) that hold a letter."""
        cells = column_cells(self.plan, self.plan.first_role + role)
        return f"={Cells(cells, self.plan.matrix.notation, self._strangers).count([letter])}"
