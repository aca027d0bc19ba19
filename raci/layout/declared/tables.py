"""A table that a workbook of ours declares: a head row, and the rows below it down to the first blank one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.layout.grid import Area, Grid, Region
from raci.layout.kinds import shown
from raci.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raci.layout.grid import Value
    from raci.model import Place


class Table:
    """Rows by the words that head their columns; of two columns of one heading the first counts."""

    def __init__(self, grid: Grid, region: Region) -> None:
        self.grid = grid
        self._region = region
        top, left, _, right = region.area
        head = grid.rows[top] if top < len(grid.rows) else ()
        self._columns: dict[str, int] = {}
        for column in range(left, min(right + 1, len(head))):
            self._columns.setdefault(fold(shown(head[column])), column)

    def __contains__(self, heading: str) -> bool:
        return fold(heading) in self._columns

    def rows(self) -> Iterator[int]:
        """Yield the rows that hold something: those of the table, and on to the first blank row."""
        columns = self._columns.values()
        for row in range(self._region.area.top + 1, len(self.grid.rows)):
            cells = self.grid.rows[row]
            if any(column < len(cells) and cells[column] not in ("", None) for column in columns):
                yield row
            elif row > self._region.area.bottom:
                return

    def value(self, row: int, heading: str) -> Value:
        """Return what stands in a row under a heading; '' where there is no such column."""
        column = self._columns.get(fold(heading), -1)
        cells = self.grid.rows[row]
        return cells[column] if 0 <= column < len(cells) else ""

    def text(self, row: int, heading: str) -> str:
        """Return a cell as text, exactly as it is written."""
        return shown(self.value(row, heading))

    def place(self, row: int, heading: str) -> Place:
        """Return where a cell stands in the file."""
        return self.grid.place(row, self._columns.get(fold(heading), self._region.area.left))


def table_of(grids: Iterable[Grid], region: Region | str | None) -> Table | None:
    """Return the table that stands in a region, None where there is none."""
    if not isinstance(region, Region):
        return None
    grid = next((grid for grid in grids if grid.name == region.sheet), None)
    return Table(grid, region) if grid is not None and region.area.top < len(grid.rows) else None


NO_TABLE: Final = Table(Grid(()), Region("", Area(0, 0, -1, -1)))
"""What is read where there is no table."""
