"""Which column of a declared sheet holds what, also where people have put columns between ours or beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.layout.grid import Area, Region
from raci.layout.kinds import shown
from raci.names import squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.layout.declared.cells import CellMeanings
    from raci.layout.grid import Grid

BODY: Final = ("number", "scope", "depth", "key", "parent", "limits")
"""Columns of the body, beside that of the duties."""


class BrokenError(Exception):
    """What is declared of a sheet cannot be followed; the message says why, as the end of a sentence."""


class Columns:
    """The columns of a sheet, from 0, and its head row; raises BrokenError where nothing can be found by the names.

    `roles` are those that are declared, and those that people have headed beside them.
    """

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.rows = list(grid.rows)
        roles, duties = self.area("roles"), self.area("duties")
        if roles is None or duties is None:
            raise BrokenError(f"the name raci.{'duties' if roles else 'roles'} no longer leads to its cells")
        if roles.top != roles.bottom or duties.left != duties.right or duties.top <= roles.top:
            raise BrokenError("the names raci.roles and raci.duties lead to cells that cannot be those of a matrix")
        self.head = roles.top
        self.duty = duties.left
        self.declared = Area(roles.top, roles.left, duties.bottom, roles.right)
        self.of = {name: area.left for name in BODY if (area := self.area(name)) is not None}
        self.roles = list(range(roles.left, roles.right + 1))
        self.left_out: list[int] = []
        if self.duty in self.roles:
            raise BrokenError("the names raci.roles and raci.duties share a column")

    def area(self, name: str) -> Area | None:
        """Return the cells that a name stands for, if they are on this sheet."""
        said = self.grid.declared.get(name)
        return said.area if isinstance(said, Region) and said.sheet == self.grid.name else None

    def text(self, row: int, column: int) -> str:
        """Return a cell's text exactly as it is written; '' outside the grid."""
        cells = self.rows[row] if 0 <= row < len(self.rows) else ()
        return shown(cells[column]) if 0 <= column < len(cells) else ""

    def body(self) -> list[int]:
        """Return the rows below the head that hold something: those declared, and on to the first blank row."""
        rows = []
        for row in range(self.head + 1, len(self.rows)):
            if any(value not in ("", None) for value in self.rows[row]):
                rows.append(row)
            elif row > self.declared.bottom:
                break
        return rows

    def widen(self, rows: Sequence[int], cells: CellMeanings) -> None:
        """Take in the columns that people have headed: those with letters, and empty ones right beside the roles."""
        checks = self.area("checks")
        ours = {self.duty, *self.of.values(), *self.roles}
        ours.update(range(checks.left, checks.right + 1) if checks else ())
        head = self.rows[self.head] if self.head < len(self.rows) else ()
        headed = [column for column in range(len(head)) if column not in ours and squeeze(self.text(self.head, column))]
        found: list[int] = []
        for column in headed:
            texts = {text for row in rows if squeeze(text := self.text(row, column))}
            beside = column - 1 in (*self.roles, *found) and checks is not None
            if all(cells.read(text).entry for text in texts) and (texts or beside):
                found.append(column)
            elif texts:
                self.left_out.append(column)
        self.roles = sorted([*self.roles, *found])
