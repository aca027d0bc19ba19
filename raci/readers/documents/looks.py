"""The one look that documents tell: what is bold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.layout.grid import Style

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_PLAIN: Final = Style()
_BOLD: Final = Style(bold=True)


class Bold:
    """The cells of a table, counted from 0, that are bold."""

    indented = False

    def __init__(self, cells: AbstractSet[tuple[int, int]]) -> None:
        self._cells = cells

    def of(self, row: int, column: int) -> Style:
        """Return the look of a cell, counted from 0."""
        return _BOLD if (row, column) in self._cells else _PLAIN

    def shown(self, _row: int, _column: int, value: float) -> str:
        """Return a number as it is; documents hold only text."""
        return f"{value:g}"
