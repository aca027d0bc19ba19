"""A declared sheet becomes a matrix: nothing is guessed but what people have added by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.layout.declared.body import Body
from raci.layout.declared.cells import CellMeanings
from raci.layout.declared.columns import BrokenError, Columns
from raci.layout.declared.headings import Headings
from raci.layout.declared.section_rows import SectionRows
from raci.layout.reading import Note, Reading
from raci.model import Matrix, Oddity, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.layout.declared.lists import Lists
    from raci.layout.grid import Grid

_SHOWN: Final = 12


def read_sheet(grid: Grid, lists: Lists) -> Reading:
    """Return the matrix of a sheet; raise BrokenError where what is declared of it cannot be followed."""
    columns = Columns(grid)
    name = lists.matrix(grid)
    letters = lists.letters(grid)
    if letters is None:
        raise BrokenError("the name raci.letters no longer leads to the table of letters")
    cells = CellMeanings(letters.notation, letters.strangers)
    beyond = lists.exceptions(grid)
    for text, said in beyond.texts.items():
        if (meaning := cells.meant(said)) is not None:
            cells.declare(text, meaning)
    rows = columns.body()
    columns.widen(rows, cells)
    headings = Headings(columns, rows)
    columns.roles = headings.columns
    merged = list(_spread(columns, rows, cells))
    body = Body(columns, [role.key for role in headings.roles], cells, beyond)
    sections = SectionRows(columns, rows)
    body.read(rows, sections)
    oddities = (*body.oddities, *headings.unnamed, *merged, *_flaws(grid))
    matrix = Matrix(
        letters.notation,
        headings.told(lists.roles, name),
        tuple(body.duties),
        tuple(body.rows),
        _title(columns),
        tuple(body.marks),
        oddities,
        tuple(columns.text(columns.head, column) for column in columns.left_out),
        Source(grid.path, grid.name, _area(columns, rows)),
    )
    named = tuple(grid.place(row, columns.duty) for row in rows if sections.is_heading(row))
    return Reading(matrix, tuple(_notes(columns, matrix)), tuple(_decisions(columns, matrix)), sections=named)


def _title(columns: Columns) -> str:
    place = columns.area("title")
    return columns.text(place.top, place.left) if place else columns.grid.name or ""


def _area(columns: Columns, rows: Sequence[int]) -> tuple[int, int, int, int]:
    """Return the cells of the matrix as a place from 1: group headings, names, duties and letters."""
    groups = columns.area("groups")
    top = min(groups.top, columns.head) if groups else columns.head
    across = [columns.duty, *columns.roles]
    first = columns.grid.place(top, min(across))
    return (*first, *columns.grid.place(max(rows, default=columns.head), max(across)))


def _spread(columns: Columns, rows: Sequence[int], cells: CellMeanings) -> Iterator[Oddity]:
    """Give each cell of a merged area under roles the letters of its first cell, and tell the area."""
    body, roles = set(rows), set(columns.roles)
    last_row, last_role = max(body, default=-1), max(roles, default=-1)
    for area in columns.grid.merges:
        if area.top not in body or area.left not in roles:
            continue
        value = columns.rows[area.top][area.left]
        if not value or cells[value] is None:
            continue
        for row in range(area.top, min(area.bottom, last_row) + 1):
            changed = list(columns.rows[row])
            for column in range(area.left, min(area.right, last_role, len(changed) - 1) + 1):
                changed[column] = value
            columns.rows[row] = changed
        message = "a merged cell gives one letter for several cells"
        yield Oddity("merged", message, columns.grid.place(area.top, area.left))


def _flaws(grid: Grid) -> list[Oddity]:
    flaws = grid.flaws() if grid.flaws else ()
    return [Oddity(flaw.kind, flaw.message, flaw.place) for flaw in flaws]


def _notes(columns: Columns, matrix: Matrix) -> Iterator[Note]:
    if matrix.marks:
        first = matrix.marks[0]
        said = "1 cell under a role holds" if len(matrix.marks) == 1 else f"{len(matrix.marks)} cells under roles hold"
        message = f"{said} something that is no letter, such as {first.text!r}"
        yield Note("info", message, matrix.source.at(first.source))
    for oddity in matrix.oddities:
        if oddity.kind == "unnamed":
            yield Note("doubt", oddity.message, matrix.source.at(oddity.source))
    for column in columns.left_out[:_SHOWN]:
        heading = columns.text(columns.head, column)
        message = f"the column {heading!r} is none of a role (not only letters stand in it), and was left out"
        yield Note("info", message, columns.grid.location(columns.head, column))


def _decisions(columns: Columns, matrix: Matrix) -> Iterator[str]:
    named = columns.grid.column_name
    yield f"table: {matrix.source.whole}"
    yield "layout: as declared by the names that raci wrote into the workbook"
    yield f"roles: {', '.join(role.name for role in matrix.roles)}"
    yield f"duties named in column {named(columns.duty)}"
    yield f"notation: {matrix.notation.name}, as the legend says"
    if matrix.left_out:
        yield f"columns left out: {', '.join(matrix.left_out)}"
