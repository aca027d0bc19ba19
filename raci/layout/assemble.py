"""From what was found in a sheet to a Matrix with its notes: keys made unique, doubts told, places kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from raci.layout.codes import is_mark
from raci.layout.reading import Note, Reading
from raci.model import Duty, Mark, Matrix, Oddity, Role, Source, column_letters, duty_key

if TYPE_CHECKING:
    from raci.layout.body import RawDuty
    from raci.layout.cells import LetterCells
    from raci.layout.columns import Columns
    from raci.layout.roles import RoleColumn
    from raci.layout.survey import Survey
    from raci.model import Location, Notation, Row

_MANY: Final = 3
_MANY_MARKS: Final = 0.1


@dataclass(eq=False, repr=False)
class Draft:
    """Everything found about one matrix before it is put together."""

    survey: Survey
    roles: list[RoleColumn]
    notation: Notation
    recognized: str
    location: Location
    cells: LetterCells | None = None
    duties: list[RawDuty] = field(default_factory=list)
    doubts: list[tuple[int, str]] = field(default_factory=list)
    section_rows: list[int] = field(default_factory=list)
    rows_left_out: list[tuple[int, str]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    columns: Columns | None = None
    headings: list[int] = field(default_factory=list)
    legend_letters: dict[str, str] = field(default_factory=dict)
    letter_columns: dict[str, int] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    sure_heading: bool = True
    title: str = ""


def assemble(draft: Draft) -> Reading:
    """Return the matrix of a draft with its notes and decisions."""
    grid = draft.survey.grid
    roles = tuple(
        Role(
            role.name,
            role.name,
            tuple(alias for alias in role.aliases if alias != role.name),
            role.group,
            holders=role.holders,
            source=grid.place(role.row, role.columns[0]),
        )
        for role in draft.roles
    )
    duties, rows, places = _duties(draft)
    marks, oddities = _marks(draft, places)
    oddities += [
        Oddity(
            "unnamed",
            f"column {column_letters(role.columns[0] + 1)} holds letters but its heading is empty",
            grid.place(role.row, role.columns[0]),
        )
        for role in draft.roles
        if role.unnamed
    ]
    oddities += _flaws(draft)
    location = draft.location
    matrix = Matrix(
        draft.notation,
        roles,
        tuple(duties),
        tuple(rows),
        draft.title or _title(draft),
        tuple(marks),
        tuple(oddities),
        tuple(draft.left_out),
        Source(
            grid.path,
            grid.name,
            (location.row, location.column, location.end_row, location.end_column),
            grid.across,
            draft.letter_columns,
        ),
    )
    return Reading(matrix, tuple(_notes(draft, marks)), tuple(_decisions(draft)), _corner(draft))


def _corner(draft: Draft) -> tuple[str, ...]:
    """Return what stands in the corner, over the names of rows: it may name the rows, or the columns."""
    if draft.columns is None or draft.columns.duty is None:
        return ()
    first = min(draft.columns.roles, default=draft.survey.width)
    names = {draft.survey.heading(row, column) for row in draft.headings for column in range(first)}
    return tuple(sorted(name for name in names if name))


def _duties(draft: Draft) -> tuple[list[Duty], list[Row], list[tuple[int, str]]]:
    grid = draft.survey.grid
    duties: list[Duty] = []
    rows: list[Row] = []
    places: list[tuple[int, str]] = []
    seen: dict[str, int] = {}
    for raw in draft.duties:
        key = duty_key(raw.section, raw.name)
        times = seen[key] = seen.get(key, 0) + 1
        if times > 1:
            key = f"{key} #{times}"
        duties.append(Duty(key, raw.name, raw.section, raw.number, source=grid.place(raw.row, raw.column)))
        rows.append(raw.cells)
        places.append((raw.row, key))
    return duties, rows, places


def _marks(draft: Draft, places: list[tuple[int, str]]) -> tuple[list[Mark], list[Oddity]]:
    if draft.cells is None:
        return [], []
    odd = [
        Oddity("look-alike", f"{mark.text!r} is written with letters that only look Latin", mark.source)
        for mark in draft.cells.look_alikes(places)
    ]
    return draft.cells.marks(places), odd


def _flaws(draft: Draft) -> list[Oddity]:
    survey = draft.survey
    oddities = []
    columns = set(draft.cells.columns) if draft.cells else set()
    rows = {raw.row for raw in draft.duties}
    for area in survey.merges:
        if area.left in columns and area.top in rows and survey.kind(area.top, area.left) in "cwk":
            place = survey.grid.place(area.top, area.left)
            oddities.append(Oddity("merged", "a merged cell gives one letter for several cells", place))
    for flaw in survey.grid.flaws() if survey.grid.flaws else ():
        oddities.append(Oddity(flaw.kind, flaw.message, flaw.place))
    return oddities


def _title(draft: Draft) -> str:
    """Return the first text above the table, or the sheet's name."""
    survey = draft.survey
    top = draft.headings[0] if draft.headings else 0
    for row in range(top):
        for column, kind in enumerate(survey.kinds[row]):
            if kind in "tp":
                return survey.text(row, column)[:120]
    return survey.grid.name or ""


def _notes(draft: Draft, marks: list[Mark]) -> list[Note]:
    survey = draft.survey
    notes = []
    if not draft.sure_heading:
        notes.append(
            Note("doubt", "no row looks like a heading; the first row was taken for one (--header)", draft.location)
        )
    for role in draft.roles:
        if role.unnamed:
            notes.append(
                Note(
                    "doubt",
                    f"column {column_letters(role.columns[0] + 1)} holds letters but has no heading",
                    survey.grid.location(role.row, role.columns[0]),
                )
            )
    if draft.unknown:
        notes.append(
            Note(
                "doubt",
                f"the letters {', '.join(draft.unknown)} are not explained and belong to no known notation",
                draft.location,
            )
        )
    notes += _doubts(draft)
    cells = sum(len(raw.cells) for raw in draft.duties)
    marks = [mark for mark in marks if not is_mark(mark.text)] or marks[:1]
    if len(marks) > _MANY_MARKS * max(1, cells):
        notes.append(
            Note(
                "doubt",
                f"{len(marks)} cells under roles hold something that is no letter, such as {marks[0].text!r}",
                _at(draft, marks[0]),
            )
        )
    elif marks:
        notes.append(
            Note(
                "info",
                f"{len(marks)} cells under roles hold something that is no letter, such as {marks[0].text!r}",
                _at(draft, marks[0]),
            )
        )
    return notes


def _at(draft: Draft, mark: Mark) -> Location:
    from raci.model import Location  # noqa: PLC0415 - one use

    grid = draft.survey.grid
    row, column = mark.source or (0, 0)
    return Location(grid.path, grid.name, row, column)


def _doubts(draft: Draft) -> list[Note]:
    notes = []
    for row, message in draft.doubts[:_MANY]:
        notes.append(
            Note("doubt", message, draft.survey.grid.location(row, draft.columns.duty or 0 if draft.columns else 0))
        )
    rest = len(draft.doubts) - _MANY
    if rest > 0:
        notes.append(Note("doubt", f"{rest} more rows without letters could be read either way", draft.location))
    return notes


def _decisions(draft: Draft) -> list[str]:
    grid = draft.survey.grid
    said = [f"table: {draft.location}", f"roles: {', '.join(role.name for role in draft.roles)}"]
    if grid.across:
        said.append("orientation: duties in columns, roles in rows")
    if draft.headings:
        said.append("heading rows: " + ", ".join(str(grid.place(row, 0)[0]) for row in draft.headings))
    if draft.columns and draft.columns.duty is not None:
        said.append(f"duties named in column {column_letters(grid.place(0, draft.columns.duty)[1])}")
    if draft.columns and draft.columns.number is not None:
        said.append(f"numbers in column {column_letters(grid.place(0, draft.columns.number)[1])}")
    if draft.columns and draft.columns.sections:
        said.append(
            "sections in column " + ", ".join(column_letters(grid.place(0, each)[1]) for each in draft.columns.sections)
        )
    if draft.section_rows:
        said.append(
            f"section rows: {', '.join(str(grid.place(row, 0)[0]) for row in draft.section_rows[:12])}"
            + (" …" if len(draft.section_rows) > 12 else "")
        )
    said.append(f"notation: {draft.notation.name}, recognized by its {draft.recognized}")
    if draft.legend_letters:
        said.append("legend: " + ", ".join(f"{letter} = {text}" for letter, text in draft.legend_letters.items()))
    if draft.left_out:
        said.append("columns left out: " + ", ".join(draft.left_out))
    said += [f"row {grid.place(row, 0)[0]} left out: {text}" for row, text in draft.rows_left_out[:5] if text]
    return said
