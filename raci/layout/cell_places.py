"""Where the assignments of a text file stand, worked out when asked for: most are never told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from raci.layout.grid import Grid
    from raci.model import Place


class CellPlaces(Mapping[tuple[str, str], "Place"]):
    """Duty key and role key → line and column: of the cell in the duty's row and the role's column, or as given."""

    def __init__(
        self, grid: Grid, rows: Mapping[str, int], columns: Mapping[str, int], apart: Mapping[tuple[str, str], Place]
    ) -> None:
        self._grid = grid
        self._rows = rows
        self._columns = columns
        self._apart = apart

    def __getitem__(self, cell: tuple[str, str]) -> Place:
        if cell in self._apart:
            return self._apart[cell]
        duty, role = cell
        return self._grid.place(self._rows[duty], self._columns[role])

    def __iter__(self) -> Iterator[tuple[str, str]]:
        plain = ((duty, role) for duty in self._rows for role in self._columns)
        yield from self._apart
        yield from (cell for cell in plain if cell not in self._apart)

    def __bool__(self) -> bool:
        return bool(self._rows)

    def __len__(self) -> int:
        return sum(1 for _ in self)
