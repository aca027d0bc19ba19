"""The sheet of a matrix: heads, rows, live checks, colours, drop-down lists, and how it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.errors import RaciError
from raci.model import Participation
from raci.writers.workbook.checks import titled
from raci.writers.workbook.colours import colour
from raci.writers.workbook.heads import Heads
from raci.writers.workbook.judged import Judged
from raci.writers.workbook.letter_counts import LetterCounts
from raci.writers.workbook.live_cells import LiveCells
from raci.writers.workbook.plan import FIRST_GROUP_ROW, KEYS_ROW
from raci.writers.workbook.printing import set_up
from raci.writers.workbook.reasons import doubtful_cells, give_notes
from raci.writers.workbook.rows import DEEPEST_OUTLINE, ROW_HEIGHT, Body
from raci.writers.workbook.streamed import StreamedSheet
from raci.writers.workbook.styles import Styles
from raci.writers.workbook.texts import reads_right_to_left
from raci.writers.workbook.validation import validate
from raci.writers.workbook.widths import Widths, widths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.writers.workbook.book import Book
    from raci.writers.workbook.checks import Checks
    from raci.writers.workbook.plan import Plan
    from raci.writers.writer import Export

_MOST_ROWS: Final = 1_048_576
_MOST_COLUMNS: Final = 16_384
_SAMPLE: Final = 500


def write(book: Book, export: Export, plan: Plan, plans: Sequence[Plan]) -> None:
    """Write the sheet of one matrix of several; raise RaciError if it has more rows or columns than a sheet."""
    _check_size(plan)
    turned = _is_turned(plan)
    judged, styles = book.once(Judged, plan.matrix), Styles(book, turned=turned)
    counted = _counted(plan, judged.checks)
    fitting = widths(plan, counted)
    sheet = book.workbook.add_worksheet(plan.sheet, StreamedSheet)
    sheet.set_default_row(ROW_HEIGHT)
    Heads(sheet, plan, styles, fitting).write(counted, export.day, sum(1 for each in judged.standings if each.verdict))
    _set_columns(sheet, plan, styles, fitting, counted)
    if plan.lines:
        body = Body(sheet, plan, styles, fitting.columns, doubtful_cells(export.reasons))
        _stream(sheet, plan, judged, body, LiveCells(sheet, plan, judged.checks, styles), book)
    colour(sheet, plan, styles, judged.checks)
    validate(sheet, plan, plans)
    give_notes(sheet, plan, export.reasons)
    _give_names(book, plan)
    set_up(sheet, plan, fitting, export.day)
    if turned:
        sheet.right_to_left()


def _is_turned(plan: Plan) -> bool:
    """Tell whether the sheet reads from right to left, as most of its names do."""
    roles, duties = plan.matrix.roles, plan.matrix.duties[:_SAMPLE]
    return reads_right_to_left([*(role.name for role in roles), *(duty.name for duty in duties)])


def _check_size(plan: Plan) -> None:
    if plan.last_row >= _MOST_ROWS or plan.last_column >= _MOST_COLUMNS:
        message = (
            f"the matrix {plan.matrix.title!r} is too large for a sheet of Excel, which has {_MOST_ROWS:,} rows and "
            f"{_MOST_COLUMNS:,} columns; write .csv or .yaml"
        )
        raise RaciError("too-large", message)


def _stream(sheet: StreamedSheet, plan: Plan, judged: Judged, body: Body, live: LiveCells, book: Book) -> None:
    """Let the rows be written when the workbook is put together."""
    entries = book.once(LetterCounts, plan.matrix).entries
    deepest = min(DEEPEST_OUTLINE, max(line.depth for line in plan.lines))
    sheet.stream(plan.last_row, plan.last_column, deepest, lambda: body.rows(judged, live, entries))


def _counted(plan: Plan, checks: Checks) -> dict[int, str]:
    """Return the columns of live counts with their heads: those that the notation has letters for."""
    notation = plan.matrix.notation
    found = {}
    if checks.accountable:
        found[plan.accountable] = titled(notation, Participation.ACCOUNTABLE)
    if checks.responsible:
        found[plan.responsible] = titled(notation, Participation.RESPONSIBLE)
    return found


def _set_columns(sheet: StreamedSheet, plan: Plan, styles: Styles, fitting: Widths, counted: dict[int, str]) -> None:
    looks = {plan.duty: styles.of("duty"), plan.scope: styles.of("scope"), plan.number: styles.of("number")}
    looks |= {column: styles.of("count") for column in counted} | {plan.check: styles.of("verdict")}
    for column in range(plan.last_column + 1):
        width = fitting.columns.get(column)
        if width is None:
            sheet.set_column(column, column, None, styles.of("hidden"), {"hidden": True})
        else:
            sheet.set_column(column, column, width, looks.get(column) or styles.of("letter"))


def _give_names(book: Book, plan: Plan) -> None:
    """Give the parts of the sheet the names by which a reader knows them."""
    columns = {
        "duties": plan.duty,
        "number": plan.number,
        "scope": plan.scope,
        "depth": plan.depth,
        "key": plan.key,
        "parent": plan.parent,
        "limits": plan.limits,
    }
    rows = {"title": (0, 0, 0, 0)}
    rows["keys"] = (KEYS_ROW, plan.first_role, KEYS_ROW, plan.last_role)
    rows["roles"] = (plan.head, plan.first_role, plan.head, plan.last_role)
    if plan.head > FIRST_GROUP_ROW:
        rows["groups"] = (FIRST_GROUP_ROW, plan.first_role, plan.head - 1, plan.last_role)
    for name, column in columns.items():
        if column >= 0:
            rows[name] = (plan.first_row, column, plan.last_row, column)
    for name, area in rows.items():
        book.name(f"raci.{name}", plan.sheet, area)
