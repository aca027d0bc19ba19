"""Cells that span rows and columns, spread over the grid: the words in the first cell, the covered ones empty."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from raci.layout.grid import Area
from raci.limits import KEEP, limit, passed

if TYPE_CHECKING:
    from raci.model import Place
    from raci.readers.documents.parts import Cell, Table

_WIDEST: Final = 2_000


@dataclass(slots=True)
class Body:
    """The rows of a grid, with the places of the cells, the merged areas, and the cells that are bold."""

    rows: list[list[str]] = field(default_factory=list)
    places: dict[tuple[int, int], Place] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    bold: set[tuple[int, int]] = field(default_factory=set)
    covered: dict[int, int] = field(default_factory=dict)
    """For each column that a cell above reaches into, how many rows it still covers."""


class Spreading:
    """Spreads the tables of a document, which together may cover only so many cells."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._room = limit("table-cells")

    def spread(self, table: Table) -> Body:
        """Return the body of a table; raise UnreadableError if there are too many cells, spans counted."""
        body = Body()
        width = min(max((sum(cell.across for cell in row) for row in table.rows if len(row) > 1), default=1), _WIDEST)
        for number, cells in enumerate(table.rows):
            row = _row(body, cells, width, len(table.rows) - number)
            self._room -= len(row)
            if self._room < 0:
                place = f"{self.path}:{table.lines[0]}" if table.lines else self.path
                raise passed("table-cells", "the tables up to here cover more than MOST cells", place, instead=KEEP)
            body.rows.append(row)
        return body


def _row(body: Body, cells: list[Cell], width: int, left: int) -> list[str]:
    """Return the texts of a row, and note in the body where they stand; `left` counts the rows from here on."""
    row: list[str] = []
    number = len(body.rows)
    reaching: dict[int, int] = {}
    for cell in cells:
        while len(row) in body.covered:
            row.append("")
        column = len(row)
        columns = max(1, min(cell.across, width - column))
        rows = max(1, min(cell.down, left))
        row += (cell.text, *("",) * (columns - 1))
        body.places[number, column] = cell.place
        if rows > 1 or columns > 1:
            body.merges.append(Area(number, column, number + rows - 1, column + columns - 1))
        if rows > 1:
            reaching |= dict.fromkeys(range(column, column + columns), rows)
        if cell.bold:
            body.bold.add((number, column))
    last = max(body.covered, default=-1)
    row += [""] * (last + 1 - len(row))
    body.covered = {column: rows - 1 for column, rows in (body.covered | reaching).items() if rows > 1}
    return row
