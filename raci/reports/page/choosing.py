"""Which rows and columns of a large matrix a page shows: those in which something was found, the worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.records import record
from raci.reports.counting import counted

if TYPE_CHECKING:
    from raci.reports.page.listed import Placed

MOST_CELLS: Final = 40_000
"""A table of more cells takes a browser over a second."""
MOST_ON_PAGE: Final = 200_000
_MOST_COLUMNS: Final = 200


@record
class Choice:
    """The rows and columns that are shown, in order, and a sentence on what is not; empty if all are."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    told: str = ""

    @property
    def cells(self) -> int:
        """How many cells that are."""
        return len(self.rows) * len(self.columns)


def chosen(placed: Placed, room: int) -> Choice:
    """Return what is shown of a matrix where so many cells may be."""
    matrix = placed.matrix
    room = min(room, MOST_CELLS)
    every = Choice(tuple(range(len(matrix.duties))), tuple(range(len(matrix.roles))))
    if every.cells <= room and len(every.columns) <= _MOST_COLUMNS:
        return every
    columns = _columns(placed, every.columns)
    worst = placed.concerned()
    several = max(1, room // max(1, len(columns)))
    rows = sorted(sorted(worst, key=lambda row: (worst[row], row))[:several])
    told = f"This matrix has {counted(len(matrix.duties), 'row')} and {counted(len(matrix.roles), 'column')}. "
    return Choice(tuple(rows), tuple(columns), told + _shown(len(rows), len(worst), len(columns), len(every.columns)))


def _columns(placed: Placed, every: tuple[int, ...]) -> list[int]:
    if len(every) <= _MOST_COLUMNS:
        return list(every)
    found = {*placed.columns, *(column for _, column in placed.cells)}
    return sorted(sorted(every, key=lambda column: (column not in found, column))[:_MOST_COLUMNS])


def _shown(rows: int, concerned: int, columns: int, every: int) -> str:
    worst = f"the {rows:,} worst of the {concerned:,}" if rows < concerned else "only those"
    what = (
        f"Shown are {worst} rows in which something was found" if rows else "No row is shown: nothing was found in any"
    )
    return f"{what}{f', and {columns:,} of the columns' if columns < every else ''}."
