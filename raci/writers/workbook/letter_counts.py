"""How often each role has each letter: as figures for today, and as formulas that go on counting."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from xlsxwriter.utility import quote_sheetname, xl_range_abs

from raci.writers.workbook.formulas import Cells

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from raci.model import Matrix
    from raci.writers.workbook.plan import Plan


class LetterCounts:
    """The entries of a matrix, each object once, and how often each role has which letter."""

    def __init__(self, matrix: Matrix) -> None:
        every = [entry for row in matrix.rows for entry in row.values()]
        known = dict(zip(map(id, every), every, strict=True))
        times = Counter(zip(chain.from_iterable(matrix.rows), map(id, every), strict=True))
        self.entries = list(known.values())
        self._of: dict[str, Counter[str]] = {role.key: Counter() for role in matrix.roles}
        for (role, entry), often in times.items():
            for letter in known[entry].letters:
                self._of.setdefault(role, Counter())[letter] += often

    def of(self, role: str) -> Mapping[str, int]:
        """Return letter → how many cells of a role hold it; 0 for others."""
        return self._of[role]

    def total(self, letter: str) -> int:
        """Return how many cells of the matrix hold a letter."""
        return sum(counts[letter] for counts in self._of.values())


def column_cells(plan: Plan, column: int) -> str:
    """Return the cells of a column in the body of a matrix, as a formula names them."""
    return f"{quote_sheetname(plan.sheet)}!{xl_range_abs(plan.first_row, column, plan.last_row, column)}"


class Counting:
    """The formulas that count the letters of the roles of a matrix, as its live checks do."""

    def __init__(self, plan: Plan, strangers: Sequence[str]) -> None:
        self.plan = plan
        self._strangers = strangers

    def formula(self, role: int, letter: str) -> str:
        """Return the formula that counts the cells of a role (its place in the matrix) that hold a letter."""
        cells = column_cells(self.plan, self.plan.first_role + role)
        return f"={Cells(cells, self.plan.matrix.notation, self._strangers).count([letter])}"
