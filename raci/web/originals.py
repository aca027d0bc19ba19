"""The original cells of a document, with what was made of them: area, headings, columns, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from raci.in_memory import alone
from raci.web.things_shown import notes_shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.web.documents import Document
    from raci.web.reading import Source

_LONGEST = 300
"""Characters of a cell that are shown; the rest is cut off."""
_MOST_CELLS = 4_000_000
_MOST_LINES = 100_000
WINDOW = 400
"""Rows that are given at once unless told."""


def texts_of(source: Source, sheet: str | None, row: int) -> list[list[str]]:
    """Return the cells of the sheet, or of the table of a text, in which a row stands, as the file has them.

    The first list is row 1, and its first text column A; a table of a text begins at its own first line, unless several
    of its rows stand in one line.
    """
    from raci.layout.kinds import shown  # noqa: PLC0415 - nothing costs until used
    from raci.readers import read_document  # noqa: PLC0415

    with alone():
        grids = [grid for grid in read_document(source.path).grids if not grid.prose]
    mine = [grid for grid in grids if grid.name == sheet]
    grid = next((each for each in mine if each.lines is not None and row in each.lines), mine[0] if mine else None)
    if grid is None:
        return _lines(source)
    rows: list[list[str]] = [[] for _ in range(grid.top)]
    cells = 0
    for line in grid.rows:
        cells += len(line)
        if cells > _MOST_CELLS:
            break
        rows.append([*[""] * grid.left, *(_cut(shown(value)) for value in line)])
    if grid.lines is not None and rows and len(set(grid.lines)) == len(grid.lines):
        placed: list[list[str]] = [[] for _ in range(max(grid.lines))]
        for number, line in zip(grid.lines, rows[grid.top :], strict=False):
            placed[number - 1] = list(line)
        return placed
    return rows


def _lines(source: Source) -> list[list[str]]:
    """Return the lines of a text that holds no table, such as an org-design file, each as a row of one cell."""
    from raci.texts.encoding import decode  # noqa: PLC0415 - nothing costs until used

    return [[_cut(line)] for line in decode(source.content, source.name).splitlines()[:_MOST_LINES]]


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def original_shown(document: Document, rows: Sequence[Sequence[str]], first: int, last: int) -> dict[str, Any]:
    """Return rows of the original, from 1, and how they were read."""
    matrix = document.original
    reading = document.readings[document.index]
    across = matrix.source.across
    by_text = matrix.source.sheet is None
    headings = sorted({place[1 if across else 0] for role in matrix.roles if (place := role.source)})
    columns = {str(place[0 if across else 1]): role.key for role in matrix.roles if (place := role.source)}
    duties = {duty.source[0 if across else 1] for duty in matrix.duties if duty.source}
    area = matrix.source.area
    return {
        "matrix": document.index,
        "sheet": matrix.source.sheet or "",
        "rows": [list(row) for row in rows[first - 1 : last]],
        "from": first,
        "to": min(last, len(rows)),
        "total": len(rows),
        "width": max((len(row) for row in rows), default=0),
        "region": {"top": area[0], "left": area[1], "bottom": area[2], "right": area[3]} if area[2] else None,
        "across": across,
        "headings": headings,
        "roleColumns": {} if by_text and not matrix.roles else columns,
        "dutyColumns": sorted(duties),
        "dutyRows": sorted({duty.source[1 if across else 0] for duty in matrix.duties if duty.source}),
        "letterColumns": dict(matrix.source.letter_columns),
        "legend": [{"letter": each.letter, "meaning": each.meaning} for each in matrix.notation.letters],
        "notation": matrix.notation.name,
        "ignored": list(matrix.left_out),
        "decisions": list(reading.decisions),
        "doubts": notes_shown(document.notes),
        "layout": _layout(document),
    }


def _layout(document: Document) -> dict[str, Any]:
    from raci.records import values  # noqa: PLC0415 - beside its use

    said = values(document.layout) if document.layout else {}
    return {name: value for name, value in said.items() if value is not None}
