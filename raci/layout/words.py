"""A document's words outside its tables: they may explain the letters and name the notation, but are no table."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from raci.layout.grid import Grid
    from raci.layout.sheet import Sheet

_LINES_ABOVE: Final = 12
_LINES_BELOW: Final = 8


def among_words(sheets: list[Sheet]) -> list[Sheet]:
    """Return the sheets that are tables, each with the words that stand near it in its document."""
    prose = [sheet.survey.grid for sheet in sheets if sheet.survey.grid.prose]
    tables = [sheet for sheet in sheets if not sheet.survey.grid.prose]
    for sheet in tables:
        sheet.words = tuple(text for grid in prose for text in _near(sheet.survey.grid, grid))
    return tables


def _near(table: Grid, prose: Grid) -> list[str]:
    if not table.lines or not prose.lines:
        return []
    first = bisect_left(prose.lines, table.lines[0] - _LINES_ABOVE)
    last = bisect_left(prose.lines, table.lines[-1] + _LINES_BELOW)
    return [str(row[0]) for row in prose.rows[first:last] if row]
