"""A table of a Word document while it is read: Word tells of each cell whether it goes on with the one above."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from raci.readers.documents.parts import NOWHERE, Cell

if TYPE_CHECKING:
    from raci.readers.documents.parts import Table

_MOST_BEFORE: Final = 63
"""As many columns as Word allows."""


@dataclass(slots=True)
class OpenCell:
    """A cell that is being read."""

    lines: list[str] = field(default_factory=list)
    across: int = 1
    goes_on: bool = False
    """It belongs to the cell above it."""
    leans: bool = False
    """It belongs to the cell left of it."""
    bold: bool = True


@dataclass(slots=True)
class OpenTable:
    """A table that is being read."""

    table: Table
    rows: list[list[OpenCell]] = field(default_factory=list)

    @property
    def cell(self) -> OpenCell:
        """The cell that is being read."""
        if not self.rows:
            self.rows.append([])
        if not self.rows[-1]:
            self.rows[-1].append(OpenCell())
        return self.rows[-1][-1]

    def skip(self, count: int) -> None:
        """Leave out columns at the start of a row."""
        if self.rows:
            self.rows[-1] += [OpenCell() for _ in range(min(count, _MOST_BEFORE))]

    def cells(self) -> list[list[Cell]]:
        """Return the cells, those that go on merged into the ones they belong to."""
        above: dict[int, tuple[int, int]] = {}
        found: list[list[Cell]] = []
        for row in self.rows:
            found.append([])
            column = 0
            for cell in row:
                text = "\n".join(cell.lines).strip()
                if cell.leans and found[-1] and not text:
                    found[-1][-1] = found[-1][-1]._replace(across=found[-1][-1].across + cell.across)
                elif cell.goes_on and column in above and not text:
                    y, x = above[column]
                    found[y][x] = found[y][x]._replace(down=len(found) - y)
                else:
                    above[column] = (len(found) - 1, len(found[-1]))
                    found[-1].append(Cell(text, NOWHERE, cell.across, 1, cell.bold and bool(text)))
                column += cell.across
        return found
