"""Ranges of cells as the parts of a workbook name them: `C7`, `$B$2:F9`, `C:C`, `3:5`."""

from __future__ import annotations

from typing import Final, NamedTuple

from raci.model import cell_name, column_number
from raci.patterns import pattern

TALLEST: Final = 1 << 20
WIDEST: Final = 1 << 14
_END: Final = pattern(r"\$?([A-Za-z]{1,3})?\$?([0-9]{1,7})?")


class Range(NamedTuple):
    """A rectangle of cells; rows and columns count from 1, both ends belong to it."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Tell whether a cell is in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def meets(self, other: Range) -> bool:
        """Tell whether the two share a cell."""
        return (
            self.top <= other.bottom
            and other.top <= self.bottom
            and self.left <= other.right
            and other.left <= self.right
        )

    def __str__(self) -> str:
        first, last = cell_name(self.top, self.left), cell_name(self.bottom, self.right)
        return first if first == last else f"{first}:{last}"


def range_of(text: str) -> Range | None:
    """Return the range that a text names, or None; whole rows and columns reach to the end of the sheet."""
    first, colon, last = text.strip().partition(":")
    one, other = _END.fullmatch(first), _END.fullmatch(last if colon else first)
    if one is None or other is None or not any(one.groups()) or not any(other.groups()):
        return None
    rows = sorted((int(one[2] or 1), int(other[2] or TALLEST)))
    columns = sorted((column_number(one[1] or "A"), column_number(other[1] or "XFD")))
    return Range(rows[0], columns[0], rows[1], columns[1])
