"""Tables with letters under roles: blocks become matrices, or are refused with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.layout.assemble import assemble
from raci.layout.blocks import Block, find_blocks
from raci.layout.body import read_body
from raci.layout.cells import LetterCells
from raci.layout.codes import CodeBook
from raci.layout.columns import Columns, find_columns, heading_of, name_duties, sample_rows
from raci.layout.draft import Draft
from raci.layout.lexicon import is_heading
from raci.layout.objections import TICKED, Case, counts_time, objection, why_nothing
from raci.layout.roles import RoleColumn, name_roles
from raci.layout.sheet import Refusal
from raci.layout.vocabulary import foreign_columns, holds_permissions, notation_of, vocabulary_of
from raci.names import fold
from raci.notations import named_in
from raci.records import mutable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.layout.reading import Reading
    from raci.layout.sheet import Sheet
    from raci.layout.survey import Survey
    from raci.model import Location
    from raci.settings import LayoutSettings

_SAME: Final = 0.8
_FEW: Final = 20


@mutable
class _Table:
    """One matrix in the making: its blocks (headings repeat), columns and roles."""

    blocks: list[Block]
    columns: Columns
    roles: list[RoleColumn]

    @property
    def names(self) -> list[str]:
        """The roles' names, folded."""
        return [fold(role.name) for role in self.roles]


def read_tables(sheet: Sheet, options: LayoutSettings) -> tuple[list[Reading], list[Refusal]]:
    """Return the matrices of a sheet and what was refused."""
    survey = sheet.survey
    location = survey.grid.location()
    blocks = _as_told(find_blocks(survey), options, survey)
    blocks = [part for block in blocks for part in _parted(survey, block)]
    tables = [table for block in blocks if (table := _table(survey, block, options)) is not None]
    if not tables:
        return [], [Refusal(why_nothing(survey), 0.6 if blocks else 0.5, location)]
    readings, refusals = [], []
    for table in _joined(survey, tables):
        outcome = _matrix(sheet, table, options)
        if isinstance(outcome, Refusal):
            refusals.append(outcome)
        else:
            readings.append(outcome)
    return readings, refusals


def _as_told(blocks: list[Block], options: LayoutSettings, survey: Survey) -> list[Block]:
    """Return the blocks found, or the one under the heading row that the user names."""
    if options.header is None:
        return blocks
    row = options.header - 1 - survey.grid.top
    return [Block([row], row + 1, len(survey.kinds) - 1)] if 0 <= row < len(survey.kinds) else []


def _parted(survey: Survey, block: Block) -> list[Block]:
    """Cut a block where its heading row comes again, though the names of its roles look like letters (`IC`)."""
    heading = block.headings[-1] if block.headings else -1
    columns = survey.filled(heading)[1:] if heading >= 0 else []
    if len(columns) < 2:  # noqa: PLR2004 - one cell says nothing
        return [block]
    named = [survey.rows[heading][column] for column in columns]
    rows = range(max(heading + 1, block.first), block.last + 1)
    again = [
        row
        for row in rows
        if survey.rows[row][columns[0]] == named[0] and [survey.rows[row][column] for column in columns] == named
    ]
    starts, ends = [block.first, *(row + 1 for row in again)], [*(row - 1 for row in again), block.last]
    heads = [block.headings, *([row] for row in again)]
    return [
        Block(head, first, last, sure=block.sure or bool(again))
        for head, first, last in zip(heads, starts, ends, strict=True)
    ]


def _table(survey: Survey, block: Block, options: LayoutSettings) -> _Table | None:
    columns = find_columns(survey, block)
    if not name_duties(columns, survey, options.duties):
        return None
    return _Table([block], columns, name_roles(survey, block.headings, columns.roles)) if columns.roles else None


def _joined(survey: Survey, tables: list[_Table]) -> list[_Table]:
    """Join tables whose headings repeat: one matrix in sections."""
    joined: list[_Table] = []
    for table in tables:
        last = joined[-1] if joined else None
        if last and table.columns.roles == last.columns.roles and _same(table.names, last.names):
            last.blocks += table.blocks
            last.columns.labels = sorted({*last.columns.labels, *table.columns.labels})
        elif last and _repeats(survey, last, table):
            last.blocks += table.blocks
            last.columns.labels = sorted({*last.columns.labels, *table.columns.labels})
            last.columns.roles = sorted({*last.columns.roles, *table.columns.roles})
            last.columns.extras = [column for column in last.columns.extras if column not in table.columns.roles]
            last.roles = name_roles(survey, last.blocks[0].headings, last.columns.roles)
        else:
            joined.append(table)
    return joined


def _repeats(survey: Survey, first: _Table, other: _Table) -> bool:
    """Tell whether two tables have the same headings, though some roles have letters in one of them only."""
    columns = {*first.columns.roles, *other.columns.roles}
    heads = [
        {column: fold(heading_of(survey, table.blocks[0], column)) for column in columns} for table in (first, other)
    ]
    return first.columns.duty == other.columns.duty and all(heads[0].values()) and heads[0] == heads[1]


def _same(names: Sequence[str], others: Sequence[str]) -> bool:
    return len(names) == len(others) and sum(map(str.__eq__, names, others)) >= _SAME * len(names)


def _matrix(sheet: Sheet, table: _Table, options: LayoutSettings) -> Reading | Refusal:
    survey, columns = sheet.survey, table.columns
    location = _area(survey, table)
    if not options.notation and holds_permissions(sheet, table.blocks):
        return Refusal("its cells say who may create, read, update or delete, not who is responsible", 1.0, location)
    timed = [role.columns[0] for role in table.roles if counts_time(role.name) and not role.unnamed]
    _leave_out(table, timed if len(timed) * 2 < len(table.roles) else [], survey)
    _leave_out(table, foreign_columns(sheet, table.blocks, columns.roles), survey)
    vocabulary = vocabulary_of(survey, table.blocks, columns.roles)
    letters = vocabulary.letters
    if not letters and vocabulary.ticks:
        return Refusal(TICKED, 0.9, location)
    if not letters:
        return Refusal("no cell holds a letter of a responsibility notation", 0.7, location)
    notation, how = notation_of(sheet, letters, options)
    rows = [row for block in table.blocks for row in sample_rows(survey, block, columns.roles)]
    labels = [survey.kind(row, columns.duty) for row in rows] if columns.duty is not None else None
    named = [role.name for role in table.roles if not role.unnamed]
    duties = [survey.text(row, columns.duty) for row in rows] if columns.duty is not None else []
    heads = [survey.heading(row, column) for row in table.blocks[0].headings for column in columns.roles]
    heads += [survey.text(row, column) for row in rows[:_FEW] for column in range(min(columns.roles))]
    some = [survey.text(row, column) for row in rows[:_FEW] for column in columns.roles]
    sentence = objection(Case(sheet, vocabulary, notation, named, len(table.roles), labels, duties, heads, some))
    if sentence and not options.notation:
        return Refusal(sentence, 1.0 + len(table.roles) / 100, location, near=len(letters) > 1)
    codes = {letter.letter for letter in notation.letters} | {letter for letter in letters if len(letter) == 1}
    book = CodeBook(codes, sheet.legend.letters.keys() - sheet.silent, ranked=True)
    cells = LetterCells(survey, table.roles, book, notation)
    draft = Draft(survey, table.roles, notation, how, location, cells)
    _read_blocks(survey, table, cells, draft)
    if not any(duty.cells for duty in draft.duties):
        return Refusal("no duty has a letter", 0.8, location)
    _describe(draft, table, sheet)
    draft.unknown = sorted(letter for letter in letters if letter not in notation)
    return assemble(draft)


def _leave_out(table: _Table, columns: list[int], survey: Survey) -> None:
    if columns:
        table.columns.roles = [column for column in table.columns.roles if column not in columns]
        table.columns.extras += columns
        table.roles = name_roles(survey, table.blocks[0].headings, table.columns.roles)


def _describe(draft: Draft, table: _Table, sheet: Sheet) -> None:
    """Keep in the draft how the table was read."""
    first = table.blocks[0]
    draft.sure_heading = all(block.sure for block in table.blocks)
    draft.columns = table.columns
    draft.headings = first.headings
    draft.legend = sheet.legend
    draft.left_out = [
        heading_of(sheet.survey, first, column) or f"column {sheet.survey.grid.column_name(column)}"
        for column in table.columns.extras
    ]


def _area(survey: Survey, table: _Table) -> Location:
    top = table.blocks[0].headings[0] if table.blocks[0].headings else table.blocks[0].first
    columns = [*table.columns.roles, *table.columns.labels]
    return survey.grid.location(top, min(columns), table.blocks[-1].last, max(columns))


def _read_blocks(survey: Survey, table: _Table, cells: LetterCells, draft: Draft) -> None:
    corners = [_corner(survey, block, table.columns) for block in table.blocks]
    if len(corners) > 1 and not any(corners):
        titles = [_title(survey, block, table.columns) for block in table.blocks]
        corners = titles if all(titles) else corners
    titled = len(table.blocks) > 1 and len(set(corners)) > 1
    for block, corner in zip(table.blocks, corners, strict=True):
        section = (corner,) if titled and corner else ()
        body = read_body(survey, block.first, block.last, table.columns, cells, section)
        draft.duties += body.duties
        draft.doubts += body.doubts
        draft.section_rows += body.section_rows
        draft.rows_left_out += body.left_out


def _title(survey: Survey, block: Block, columns: Columns) -> str:
    """Return the text that stands alone in the row above a heading, where it could be a section's name."""
    row = block.headings[0] - 1
    filled = survey.filled(row) if row >= 0 else []
    if len(filled) != 1 or filled[0] > (columns.duty or 0) or survey.kinds[row][filled[0]] not in "tqc":
        return ""
    text = survey.text(row, filled[0])
    return "" if named_in(text) else text


def _corner(survey: Survey, block: Block, columns: Columns) -> str:
    """Return what heads the duty column of a repeated heading, if it is a section's name."""
    for row in reversed(block.headings):
        for column in (columns.duty, *columns.labels):
            text = survey.heading(row, column) if column is not None else ""
            if text and not is_heading(text, "duty") and not is_heading(text, "deliverable"):
                return text
    return ""
