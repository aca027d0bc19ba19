"""The original cells of a document, with what was made of them: area, headings, columns, and what was left out."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from raci.in_memory import alone
from raci.model import column_letters
from raci.records import field, record
from raci.web.things_shown import notes_shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from raci.layout.grid import Grid
    from raci.model import Place
    from raci.web.documents import Document
    from raci.web.reading import Source

_LONGEST = 300
"""Characters of a cell that are shown; the rest is cut off."""
_MOST_CELLS = 4_000_000
_MOST_LINES = 100_000
_MOST_MARKED = 1_000
_MOST_PLACES = 500_000
"""Cells of a text of which it is kept where they are shown."""
WINDOW = 400
"""Rows that are given at once unless told."""


@record
class Original:
    """The rows of a table as the file has them; row 1 is the first list, column A its first text.

    `cells` leads from the places of a text, its lines and columns, to the rows and columns that are shown.
    """

    rows: list[list[str]]
    cells: Mapping[Place, Place] = field(default_factory=dict)

    def cell(self, place: Place) -> Place:
        """Return the row and the column in which a place of the file is shown."""
        return self.cells.get(place, place)


def original_of(source: Source, sheet: str | None, row: int) -> Original:
    """Return the sheet, or the table of a text, in which a row stands.

    A table of a text begins at its own first line, unless several of its rows stand in one line.
    """
    from raci.layout.kinds import shown  # noqa: PLC0415 - nothing costs until used
    from raci.readers import read_document  # noqa: PLC0415

    with alone():
        grids = [grid for grid in read_document(source.path).grids if not grid.prose]
    mine = [grid for grid in grids if grid.name == sheet]
    grid = next((each for each in mine if each.lines is not None and row in each.lines), mine[0] if mine else None)
    if grid is None:
        return Original(_lines(source))
    rows: list[list[str]] = [[] for _ in range(grid.top)]
    cells = 0
    for line in grid.rows:
        cells += len(line)
        if cells > _MOST_CELLS:
            break
        rows.append([*[""] * grid.left, *(_cut(shown(value)) for value in line)])
    numbers = list(range(grid.top + 1, len(rows) + 1))
    if grid.lines is not None and rows and len(set(grid.lines)) == len(grid.lines):
        placed: list[list[str]] = [[] for _ in range(max(grid.lines))]
        for number, texts in zip(grid.lines, rows[grid.top :], strict=False):
            placed[number - 1] = list(texts)
        rows, numbers = placed, list(grid.lines)
    return Original(rows, _cells(grid, numbers))


def _cells(grid: Grid, numbers: Sequence[int]) -> dict[Place, Place]:
    """Return where the places of a text are shown; those of a sheet are the cells themselves."""
    if grid.places is None:
        return {}
    every = ((row, column) for row in range(len(numbers)) for column in range(len(grid.rows[row])))
    return {
        place: (numbers[row], column + grid.left + 1)
        for row, column in islice(every, _MOST_PLACES)
        if (place := grid.places.get((row, column))) is not None
    }


def _lines(source: Source) -> list[list[str]]:
    """Return the lines of a text that holds no table, such as an org-design file, each as a row of one cell."""
    from raci.texts.encoding import decode  # noqa: PLC0415 - nothing costs until used

    return [[_cut(line)] for line in decode(source.content, source.name).splitlines()[:_MOST_LINES]]


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def original_shown(document: Document, original: Original, first: int, last: int) -> dict[str, Any]:
    """Return rows of the original, from 1, and how they were read."""
    matrix = document.original
    reading = document.readings[document.index]
    across = matrix.source.across
    roles = [(original.cell(role.source), role.key) for role in matrix.roles if role.source]
    duties = {original.cell(duty.source)[0 if across else 1] for duty in matrix.duties if duty.source}
    sections = {original.cell(place)[1 if across else 0] for place in reading.sections}
    legend = [original.cell(place) for place in reading.legend[:_MOST_MARKED]]
    return {
        "matrix": document.index,
        "sheet": matrix.source.sheet or "",
        "rows": [list(row) for row in original.rows[first - 1 : last]],
        "from": first,
        "to": min(last, len(original.rows)),
        "total": len(original.rows),
        "width": max(map(len, original.rows), default=0),
        "region": _region(original, matrix.source.area),
        "across": across,
        "headings": sorted({place[1 if across else 0] for place, _ in roles}),
        "roleColumns": {str(place[0 if across else 1]): key for place, key in roles},
        "dutyColumns": sorted(duties),
        "sectionRows": sorted(sections),
        "legendCells": [f"{column_letters(column)}{row}" for row, column in legend],
        "ignored": list(matrix.left_out),
        "decisions": list(reading.decisions),
        "doubts": notes_shown(document.notes),
        "layout": _layout(document),
    }


def _region(original: Original, area: tuple[int, int, int, int]) -> dict[str, int] | None:
    if not area[2]:
        return None
    edges = (*original.cell(area[:2]), *original.cell(area[2:]))
    return dict(zip(("top", "left", "bottom", "right"), edges, strict=True))


def _layout(document: Document) -> dict[str, Any]:
    from raci.records import values  # noqa: PLC0415 - beside its use

    said = values(document.layout) if document.layout else {}
    return {name: value for name, value in said.items() if value is not None}
