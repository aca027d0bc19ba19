"""The cells of a document's table, which may span others, set out into the rows and columns of a grid."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from raci.errors import UnreadableError
from raci.layout.grid import Area, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.model import Place

MOST_CELLS: Final = 5_000_000
_MOST_ACROSS: Final = 16_384


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as a document has it: its text, its line and column, and how many columns and rows it covers."""

    text: str
    place: Place | None = None
    across: int = 1
    down: int = 1
    bold: bool = False


class Boldness:
    """Which cells of a table are bold; a document says no more of looks."""

    def __init__(self, bold: frozenset[tuple[int, int]]) -> None:
        self._bold = bold
        self.indented = False

    def of(self, row: int, column: int) -> Style:
        """Return the look of a cell, counted from 0."""
        return Style(bold=(row, column) in self._bold)

    def shown(self, row: int, column: int, value: float) -> str:
        """Return a number as it stands."""
        return str(value)


@dataclass(slots=True)
class SetOut:
    """Rows of equal standing columns, the areas of cells that span, the place of each cell, and the bold ones."""

    rows: list[list[str]] = field(default_factory=list)
    merges: list[Area] = field(default_factory=list)
    places: dict[tuple[int, int], Place] = field(default_factory=dict)
    bold: set[tuple[int, int]] = field(default_factory=set)

    def put(self, cell: Cell, row: int, down: int) -> None:
        """Put a cell at the end of a row, with blanks where it spans columns."""
        values = self.rows[row]
        column = len(values)
        across = min(max(1, cell.across), _MOST_ACROSS)
        values += [cell.text, *[""] * (across - 1)]
        if cell.place:
            self.places[row, column] = cell.place
        if cell.bold:
            self.bold.add((row, column))
        if across > 1 or down > 1:
            self.merges.append(Area(row, column, row + down - 1, column + across - 1))


def set_out(rows: Sequence[Sequence[Cell]], path: str) -> SetOut:
    """Return the cells in rows and columns; raise UnreadableError if the spans make far too many of them."""
    table = SetOut()
    covered: dict[int, int] = {}
    """Column → the row down to which a cell from above covers it."""
    left = MOST_CELLS
    for row, cells in enumerate(rows):
        values: list[str] = []
        table.rows.append(values)
        for cell in cells:
            _step_aside(values, covered, row)
            down = min(max(1, cell.down), len(rows) - row)
            first = len(values)
            table.put(cell, row, down)
            covered.update((column, row + down) for column in range(first, len(values) if down > 1 else 0))
        left -= len(values)
        if left < 0:
            message = f"a table has more than {MOST_CELLS:,} cells; keep the part with the matrix"
            raise UnreadableError("too-large", message, path)
    return table


def _step_aside(values: list[str], covered: dict[int, int], row: int) -> None:
    while covered.get(len(values), 0) > row:
        values.append("")
