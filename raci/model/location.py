"""Where something stands in a file: sheet and cell, or line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from raci.records import field, record

if TYPE_CHECKING:
    from collections.abc import Mapping

Place: TypeAlias = tuple[int, int]
"""Row and column (or line and column), both counted from 1."""


def column_letters(column: int) -> str:
    """Return the spreadsheet name of a column counted from 1: 1 is A, 28 is AB."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number, from 1, of a column named by letters: AB is 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def cell_name(row: int, column: int) -> str:
    """Return a cell's name such as C7; row and column count from 1."""
    return f"{column_letters(column)}{row}"


@record
class Location:
    """A cell, a range of cells, or a line and column of a text file; everything counts from 1, 0 is unknown.

    Printed as `sales.xlsx:Plan!C7` or `org.yaml:12:5`.
    """

    path: str = ""
    sheet: str | None = None
    row: int = 0
    column: int = 0
    end_row: int = 0
    end_column: int = 0

    @property
    def cell(self) -> str:
        """The cell or range inside its sheet, such as `C7` or `B2:F9`; empty for text files."""
        if self.sheet is None or not self.row:
            return ""
        if not self.column:
            return f"{self.row}:{self.end_row or self.row}"
        first = cell_name(self.row, self.column)
        last = cell_name(self.end_row or self.row, self.end_column or self.column)
        return first if first == last else f"{first}:{last}"

    @property
    def inside(self) -> str:
        """The place without the path: `Plan!C7`, `12:5`, or empty."""
        if self.sheet is not None:
            return f"{self.sheet}!{self.cell}" if self.cell else self.sheet
        return f"{self.row}:{self.column}" if self.row else ""

    def __lt__(self, other: Location) -> bool:
        return _order(self) < _order(other)

    def __str__(self) -> str:
        return ":".join(part for part in (self.path, self.inside) if part)


def _order(location: Location) -> tuple[str, str, int, int, int, int]:
    row, column = location.row, location.column
    return location.path, location.sheet or "", row, column, location.end_row, location.end_column


@record
class Source:
    """Where a matrix was read, and how to find the cell of an assignment from its duty and its role.

    `across` is True where duties stand in columns (a transposed matrix). `letter_columns` holds the column of
    each letter where cells list roles (Responsible | Accountable | …). `cells` holds what follows from neither.
    """

    path: str = ""
    sheet: str | None = None
    area: tuple[int, int, int, int] = (0, 0, 0, 0)
    across: bool = False
    letter_columns: Mapping[str, int] = field(default_factory=dict)
    cells: Mapping[tuple[str, str], Place] = field(default_factory=dict)

    def at(self, place: Place | None) -> Location:
        """Return the location of a place of this source; None gives the source as a whole."""
        row, column = place or (0, 0)
        return Location(self.path, self.sheet, row, column)

    @property
    def whole(self) -> Location:
        """The area of the matrix as a location."""
        return Location(self.path, self.sheet, *self.area)
