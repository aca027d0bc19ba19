"""A surveyed grid with its legend, and why something in it is no matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.layout.reading import Note
from raci.records import mutable, record

if TYPE_CHECKING:
    from raci.layout.grid import Grid
    from raci.layout.legend import Legend
    from raci.layout.survey import Survey
    from raci.model import Location

_ROWS_ABOVE: Final = 12
_ROWS_BELOW: Final = 6


@mutable
class Sheet:
    """A surveyed grid with its legend; `borrowed` where the legend stands on another sheet.

    `words` are a document's words around the table.
    """

    survey: Survey
    legend: Legend
    silent: frozenset[str] = frozenset()
    borrowed: bool = False
    words: tuple[str, ...] = ()

    def context(self) -> str:
        """Return the words that may name the notation: the file, the sheet, and texts around the tables."""
        survey = self.survey
        rows = len(survey.rows)
        first = next((row for row, kinds in enumerate(survey.kinds) if kinds.strip(".")), 0)
        above = min(first + _ROWS_ABOVE, rows)
        near = [
            survey.text(row, column)
            for row in (*range(first, above), *range(max(above, rows - _ROWS_BELOW), rows))
            for column, kind in enumerate(survey.kinds[row])
            if kind in "tp"
        ]
        return " | ".join(
            [
                survey.grid.name or "",
                survey.grid.path.replace("\\", "/").rsplit("/", 1)[-1].replace("_", " "),
                *survey.grid.headings,
                *self.words,
                *near,
            ]
        )


@record
class Refusal:
    """Why a table is no matrix; `weight` says how near it came."""

    sentence: str
    weight: float
    location: Location
    near: bool = False

    def of(self, grid: Grid) -> bool:
        """Tell whether the table stands in a grid."""
        return (self.location.path, self.location.sheet) == (grid.path, grid.name) and grid.name is not None

    def note(self) -> Note:
        """Return the refusal as a note to a file that has other matrices."""
        return Note("info", f"a table was not read: {self.sentence}", self.location)
