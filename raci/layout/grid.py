"""A grid: what every reader gives, before anything is understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

from raci.model import Location, column_letters
from raci.records import field, record, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from raci.model import Place

Value: TypeAlias = object
"""A cell's value as the reader's library gives it: str, float, int, bool, date or time; '' or None is empty."""


class Area(NamedTuple):
    """A rectangle of cells; rows and columns count from 0, both ends belong to it."""

    top: int
    left: int
    bottom: int
    right: int


class Region(NamedTuple):
    """A rectangle of cells on a sheet."""

    sheet: str
    area: Area


Declared: TypeAlias = "Mapping[str, Region | str | None]"
"""What names in a workbook stand for: cells, a constant, or (None) cells that are there no more."""


@record
class Style:
    """How a cell looks, as far as it tells sections from duties."""

    bold: bool = False
    italic: bool = False
    indent: int = 0
    fill: str = ""
    size: float = 0.0


class Styles(Protocol):
    """What a workbook says of looks; asked only when the words alone do not decide."""

    indented: bool

    def of(self, row: int, column: int) -> Style:
        """Return the look of a cell, counted from 0."""
        ...

    def shown(self, row: int, column: int, value: float) -> str:
        """Return a number as its number format shows it (1.1 as `1.10`)."""
        ...


@record
class Flaw:
    """Something the reader saw in the sheet that the values do not show: an error cell, a hidden row."""

    kind: str
    message: str
    place: Place | None = None


@record
class Grid:
    """Cells in rows, with the merged areas.

    `rows` may be ragged. `name` is the sheet's name, or None for a text file, whose places are lines and columns.
    `top` and `left` are how many rows and columns stand before `rows[0][0]` in the file; `lines` gives the line of
    each row, and `places` the line and column of a cell, where they do not simply count up.

    A document gives a grid for each of its tables; `headings` are the headings it stands under, outermost first.
    Its words outside tables are one more grid, of one column, a row for each line or paragraph, marked as `prose`.
    `declared` says where everything stands on a sheet that raci has written.
    """

    rows: Sequence[Sequence[Value]]
    path: str = ""
    name: str | None = None
    merges: tuple[Area, ...] = ()
    top: int = 0
    left: int = 0
    hidden: bool = False
    styles: Callable[[], Styles | None] | None = field(default=None, compare=False)
    flaws: Callable[[], tuple[Flaw, ...]] | None = field(default=None, compare=False)
    lines: tuple[int, ...] | None = None
    places: Mapping[tuple[int, int], Place] | None = None
    across: bool = False
    headings: tuple[str, ...] = ()
    prose: bool = False
    declared: Declared = field(default_factory=dict, compare=False)

    def place(self, row: int, column: int) -> Place:
        """Return the place in the file, from 1, of a cell counted from 0 in this grid."""
        if self.across:
            row, column = column, row
        known = self.places.get((row, column)) if self.places is not None else None
        if known is not None:
            return known
        if self.lines is not None and row < len(self.lines):
            return self.lines[row], column + self.left + 1
        return row + self.top + 1, column + self.left + 1

    def column_name(self, column: int) -> str:
        """Return the letters by which a spreadsheet names a column counted from 0 in this grid."""
        if self.places is not None:
            return column_letters(column + self.left + 1)
        return column_letters(self.place(0, column)[1])

    def location(self, row: int = -1, column: int = -1, end_row: int = -1, end_column: int = -1) -> Location:
        """Return the location of a cell, a range or (without arguments) the whole grid."""
        if row < 0:
            return Location(self.path, self.name)
        first = self.place(row, column)
        if end_row < 0:
            return Location(self.path, self.name, *first)
        return Location(self.path, self.name, *first, *self.place(end_row, end_column))

    def turned(self) -> Grid:
        """Return the grid with rows and columns exchanged; places still lead back to the file."""
        width = max(map(len, self.rows), default=0)
        padded = [[*row, *[""] * (width - len(row))] for row in self.rows]
        merges = tuple(Area(area.left, area.top, area.right, area.bottom) for area in self.merges)
        return replace(self, rows=list(zip(*padded, strict=True)), merges=merges, across=not self.across)
