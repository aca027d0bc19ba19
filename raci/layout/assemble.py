"""From what was found in a sheet to a Matrix with its notes: keys made unique, doubts told, places kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.layout.cell_places import CellPlaces
from raci.layout.reading import Reading
from raci.layout.scopes import duty_scope
from raci.layout.telling import decisions, notes
from raci.model import Duty, Matrix, Oddity, Role, Source, duty_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from raci.layout.draft import Draft
    from raci.model import Place, Row

_LONGEST_TITLE: Final = 120


def assemble(draft: Draft) -> Reading:
    """Return the matrix of a draft with its notes and decisions."""
    grid = draft.survey.grid
    duties, rows, places = _duties(draft)
    marks = draft.cells.marks(places) if draft.cells else []
    matrix = Matrix(
        draft.notation,
        tuple(_roles(draft)),
        tuple(duties),
        tuple(rows),
        draft.title or _title(draft),
        tuple(marks),
        (*_look_alikes(draft, places), *_unnamed(draft), *_flaws(draft)),
        tuple(draft.left_out),
        _source(draft, places),
    )
    return Reading(
        matrix,
        tuple(notes(draft, marks)),
        tuple(decisions(draft)),
        _corner(draft),
        grid.headings,
        tuple(grid.place(*cell) for cell in sorted(draft.legend.cells)),
        tuple(grid.place(row, draft.roles[0].columns[0]) for row in draft.section_rows),
    )


def _roles(draft: Draft) -> Iterator[Role]:
    for role in draft.roles:
        aliases = tuple(alias for alias in role.aliases if alias != role.name)
        place = draft.survey.grid.place(role.row, role.columns[0])
        yield Role(role.name, role.name, aliases, role.group, holders=role.holders, source=place)


def _source(draft: Draft, duties: list[tuple[int, str]]) -> Source:
    grid, at = draft.survey.grid, draft.location
    area = (at.row, at.column, at.end_row, at.end_column)
    return Source(grid.path, grid.name, area, grid.across, draft.letter_columns, _cells(draft, duties))


def _cells(draft: Draft, duties: list[tuple[int, str]]) -> Mapping[tuple[str, str], Place]:
    """Return by duty and role the places of assignments that follow neither from the duty nor from the role."""
    grid = draft.survey.grid
    rows = dict(reversed(duties))
    apart = {(rows[row], role): grid.place(*place) for (row, role), place in draft.places.items() if row in rows}
    if grid.places is None:
        return apart
    columns = {role.name: role.columns[0] for role in draft.roles} if not draft.letter_columns else {}
    return CellPlaces(grid, {key: row for row, key in duties}, columns, apart)


def _corner(draft: Draft) -> tuple[str, ...]:
    """Return what stands in the corner, over the names of rows: it may name the rows, or the columns."""
    if draft.columns is None or draft.columns.duty is None:
        return ()
    first = min(draft.columns.roles, default=draft.survey.width)
    names = {draft.survey.heading(row, column) for row in draft.headings for column in range(first)}
    return tuple(sorted(name for name in names if name))


def _duties(draft: Draft) -> tuple[list[Duty], list[Row], list[tuple[int, str]]]:
    grid = draft.survey.grid
    column = draft.columns.scope if draft.columns else None
    duties: list[Duty] = []
    rows: list[Row] = []
    places: list[tuple[int, str]] = []
    seen: dict[str, int] = {}
    for raw in draft.duties:
        key = duty_key(raw.section, raw.name)
        plain = key
        while times := seen.get(key):
            seen[key] = times + 1
            key = f"{plain} #{times + 1}"
        seen[key] = 1
        scope = duty_scope(draft.survey, raw.row, column) if column is not None else None
        duties.append(Duty(key, raw.name, raw.section, raw.number, None, scope, grid.place(raw.row, raw.column)))
        rows.append(raw.cells)
        places.append((raw.row, key))
    return duties, rows, places


def _look_alikes(draft: Draft, places: list[tuple[int, str]]) -> Iterator[Oddity]:
    for mark in draft.cells.look_alikes(places) if draft.cells else ():
        yield Oddity("look-alike", f"{mark.text!r} is written with letters that only look Latin", mark.source)


def _unnamed(draft: Draft) -> Iterator[Oddity]:
    grid = draft.survey.grid
    for role in draft.roles:
        if role.unnamed:
            column = role.columns[0]
            message = f"column {grid.column_name(column)} holds letters but its heading is empty"
            yield Oddity("unnamed", message, grid.place(role.row, column))


def _flaws(draft: Draft) -> Iterator[Oddity]:
    """Yield what is odd about merged cells, and what the reader of the grid had to say."""
    survey = draft.survey
    columns = set(draft.cells.columns) if draft.cells else set()
    rows = {raw.row for raw in draft.duties}
    for area in survey.merges:
        if area.left in columns and area.top in rows and survey.kind(area.top, area.left) in "cwk":
            place = survey.grid.place(area.top, area.left)
            yield Oddity("merged", "a merged cell gives one letter for several cells", place)
    for flaw in survey.grid.flaws() if survey.grid.flaws else ():
        yield Oddity(flaw.kind, flaw.message, flaw.place)


def _title(draft: Draft) -> str:
    """Return the first text above the table, the heading it stands under, or the sheet's name."""
    survey = draft.survey
    top = draft.headings[0] if draft.headings else 0
    for row in range(top):
        for column, kind in enumerate(survey.kinds[row]):
            if kind in "tp":
                return survey.text(row, column)[:_LONGEST_TITLE]
    return survey.grid.headings[-1] if survey.grid.headings else survey.grid.name or ""
