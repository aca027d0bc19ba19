"""What is told of a reading: doubts and notes for the user, and in sentences how the layout was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.layout.codes import is_mark
from raci.layout.reading import Note
from raci.model import Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.layout.draft import Draft
    from raci.model import Mark

_MANY: Final = 3
_MANY_MARKS: Final = 0.1
_SHOWN: Final = 12
_HOW: Final = {"custom": "made of the letters that it uses", "settings": "as the settings say"}


def notes(draft: Draft, marks: Sequence[Mark]) -> Iterator[Note]:
    """Yield what the user should know of how a table was read: where it could be read otherwise, what was left out."""
    if not draft.sure_heading:
        message = "no row looks like a heading; the first row was taken for one (--header)"
        yield Note("doubt", message, draft.location)
    for role in draft.roles:
        if role.unnamed:
            message = f"column {draft.survey.grid.column_name(role.columns[0])} holds letters but has no heading"
            yield Note("doubt", message, draft.survey.grid.location(role.row, role.columns[0]))
    for role in draft.roles:
        name = next((alias for alias in role.aliases if role.name.removeprefix(f"{alias} ").isdecimal()), None)
        if name:
            message = f"another column is headed {name!r} too; this one is called {role.name!r}"
            yield Note("info", message, draft.survey.grid.location(role.row, role.columns[0]))
    if draft.unknown:
        letters = ", ".join(draft.unknown)
        message = f"the letters {letters} are not explained and belong to no known notation"
        yield Note("doubt", message, draft.location)
    yield from _either_way(draft)
    yield from _no_letters(draft, marks)


def _either_way(draft: Draft) -> Iterator[Note]:
    column = draft.columns.duty or 0 if draft.columns else 0
    for row, message in draft.doubts[:_MANY]:
        yield Note("doubt", message, draft.survey.grid.location(row, column))
    rest = len(draft.doubts) - _MANY
    if rest > 0:
        yield Note("doubt", f"{rest} more rows without letters could be read either way", draft.location)


def _no_letters(draft: Draft, marks: Sequence[Mark]) -> Iterator[Note]:
    telling = [mark for mark in marks if not is_mark(mark.text)] or marks[:1]
    if not telling:
        return
    cells = sum(len(raw.cells) for raw in draft.duties)
    first = telling[0]
    said = "1 cell under a role holds" if len(telling) == 1 else f"{len(telling)} cells under roles hold"
    message = f"{said} something that is no letter, such as {first.text!r}"
    grid = draft.survey.grid
    row, column = first.source or (0, 0)
    many = len(telling) > _MANY_MARKS * max(1, cells)
    yield Note("doubt" if many else "info", message, Location(grid.path, grid.name, row, column))


def decisions(draft: Draft) -> Iterator[str]:
    """Yield sentences that say how the layout was read: area, headings, columns, sections, notation, what was left."""
    grid = draft.survey.grid
    yield f"table: {draft.location}"
    yield f"roles: {', '.join(role.name for role in draft.roles)}"
    if grid.across:
        yield "orientation: duties in columns, roles in rows"
    if draft.headings:
        yield f"heading rows: {_rows(draft, draft.headings)}"
    yield from _columns(draft)
    if draft.section_rows:
        yield f"section rows: {_rows(draft, draft.section_rows)}"
    yield f"notation: {draft.notation.name}, {_HOW.get(draft.recognized, f'recognized by its {draft.recognized}')}"
    if draft.legend.letters:
        yield "legend: " + ", ".join(f"{letter} = {text}" for letter, text in draft.legend.letters.items())
    if draft.left_out:
        yield f"columns left out: {', '.join(draft.left_out)}"
    for row, text in draft.rows_left_out[:_MANY]:
        if text:
            yield f"row {grid.place(row, 0)[0]} left out: {text}"


def _rows(draft: Draft, rows: Sequence[int]) -> str:
    named = ", ".join(str(draft.survey.grid.place(row, 0)[0]) for row in rows[:_SHOWN])
    return named + (" …" if len(rows) > _SHOWN else "")


def _columns(draft: Draft) -> Iterator[str]:
    columns, grid = draft.columns, draft.survey.grid
    if columns is None:
        return

    named = grid.column_name
    if columns.duty is not None:
        yield f"duties named in column {named(columns.duty)}"
    if columns.number is not None:
        yield f"numbers in column {named(columns.number)}"
    if columns.scope is not None:
        yield f"scopes in column {named(columns.scope)}"
    if columns.sections:
        yield f"sections in column {', '.join(map(named, columns.sections))}"
