"""The sheet Open questions: what a draft could not know, for somebody to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.writers.workbook.tables import FACTS, TITLE, Column, TableWriter, add_sheet, text

if TYPE_CHECKING:
    from raci.writers.workbook.book import Book
    from raci.writers.writer import Export

SHEET: Final = "Open questions"
_TOP: Final = 3
_SAID: Final = "Letters in italics, underlined twice, are guesses. The note at each letter says why it stands there."


def write(book: Book, export: Export) -> None:
    """Write the open questions of a draft, a row each; no sheet where there is nothing to say."""
    if not (export.questions or export.reasons):
        return
    sheet = add_sheet(book, SHEET)
    text(book, sheet, 0, 0, SHEET, **TITLE)
    text(book, sheet, 1, 0, _SAID, **FACTS)
    table = TableWriter(book, sheet, [Column("No.", 6), Column("Question", 90), Column("Answer", 50)], _TOP)
    for number, question in enumerate(export.questions, 1):
        table.row([str(number), question, ""])
    sheet.freeze_panes(_TOP + 1, 0)
    sheet.repeat_rows(_TOP)
