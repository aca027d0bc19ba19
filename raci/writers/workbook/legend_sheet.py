"""The sheet Legend: what each letter means and asks of people; a reader takes the notation from it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.datafile import load
from raci.layout.declared import exceptions, letters
from raci.layout.declared.exact import packed
from raci.writers.workbook.exact_rows import exact_rows, strangers_of
from raci.writers.workbook.letter_counts import LetterCounts
from raci.writers.workbook.tables import FACTS, TITLE, Column, TableWriter, add_sheet, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsxwriter.worksheet import Worksheet

    from raci.model import Entry, Letter, Notation
    from raci.writers.workbook.book import Book
    from raci.writers.workbook.plan import Plan
    from raci.writers.workbook.tables import Cell
    from raci.writers.writer import Export

SHEET: Final = "Legend"
ASKS: Final = "What it asks of people"
_FILE: Final = Path(__file__).with_name("asks.toml")
_TOP: Final = 3
_EXACT_COLUMN: Final = 20
"""Where the table stands, hidden, of what cells do not say exactly."""


def write(book: Book, export: Export, plans: tuple[Plan, ...]) -> None:  # noqa: ARG001 - as every sheet
    """Write the sheet Legend: the letters of each matrix, how a cell is read, and what cells do not say exactly."""
    sheet = add_sheet(book, SHEET)
    text(book, sheet, 0, 0, SHEET, **TITLE)
    names = dict.fromkeys(_titled(plan.matrix.notation) for plan in plans)
    text(book, sheet, 1, 0, f"Notation: {', '.join(names)}", **FACTS)
    several = len(plans) > 1
    table = TableWriter(book, sheet, list(_columns(several=several)), _TOP)
    for plan in plans:
        for cells in _rows(plan, book.once(LetterCounts, plan.matrix).entries):
            table.row(cells if several else cells[1:])
    book.name("raci.letters", SHEET, table.area, everywhere=True)
    sheet.freeze_panes(_TOP + 1, 0)
    for place, sentence in enumerate(load(_FILE)["reading"], table.next + 1):
        text(book, sheet, place, 0, sentence, **FACTS)
    sheet.print_area(0, 0, table.next + len(load(_FILE)["reading"]), table.shown[3])
    _write_exact(book, sheet, plans)
    for plan in plans:
        book.name("raci.checks", plan.sheet, (plan.head, plan.accountable, plan.head, plan.check))
        if several:  # the name stays what it is when somebody renames the sheet
            quoted = plan.sheet.replace('"', '""')
            book.workbook.define_name(f"{plan.sheet}!raci.matrix", f'="{quoted}"')


def _titled(notation: Notation) -> str:
    return (
        f"{notation.name} – {notation.title}" if notation.title and notation.title != notation.name else notation.name
    )


def _columns(*, several: bool) -> Iterator[Column]:
    if several:
        yield Column(letters.MATRIX, 24)
    yield Column(letters.LETTER, 8, centred=True)
    yield Column(letters.MEANING, 20)
    yield Column(letters.PARTICIPATION, 18)
    yield Column(letters.AT_LEAST, 10, centred=True)
    yield Column(letters.AT_MOST, 10, centred=True)
    yield Column(letters.COMBINED, 16)
    yield Column(ASKS, 70)
    yield Column(letters.NOTATION, hidden=True)
    yield Column(letters.PAIRS, hidden=True)


def _rows(plan: Plan, entries: Sequence[Entry]) -> Iterator[Sequence[Cell]]:
    notation = plan.matrix.notation
    codes = [letter.letter for letter in notation.letters]
    pairs = list(notation.combine)
    together = letters.partners(codes, notation.combine)
    for letter, others in zip(notation.letters, together, strict=True):
        yield _row(plan, letter, ", ".join(others), pairs)
    for strange in strangers_of(notation, entries):
        yield [plan.sheet, strange, "", letters.STRANGE, None, None, "", "", notation.name, ""]
    if not codes:
        yield [plan.sheet, "", "", "", None, None, "", "", notation.name, ""]


def _row(plan: Plan, letter: Letter, others: str, pairs: list[str]) -> Sequence[Cell]:
    most = "any number" if letter.at_most is None else letter.at_most
    asks = load(_FILE)["asks"][letter.participation.value]
    return [
        plan.sheet, letter.letter, letter.meaning, letter.participation.value, letter.at_least, most, others, asks,
        plan.matrix.notation.name, packed([others, pairs]),
    ]  # fmt: skip


def _write_exact(book: Book, sheet: Worksheet, plans: Sequence[Plan]) -> None:
    """Write what cells do not say exactly into hidden columns; nothing where they say it all."""
    found = [
        (plan.sheet if len(plans) > 1 else "", *row)
        for plan in plans
        for row in exact_rows(plan.matrix, book.once(LetterCounts, plan.matrix).entries)
    ]
    if not found:
        return
    columns = [Column(heading, hidden=True) for heading in exceptions.HEADINGS]
    table = TableWriter(book, sheet, columns, _TOP, _EXACT_COLUMN)
    for row in found:
        table.row(row)
    book.name("raci.exact", SHEET, table.area, everywhere=True)
