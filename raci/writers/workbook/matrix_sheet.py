"""The sheet of a matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from raci.writers.workbook.book import Book
    from raci.writers.workbook.plan import Plan
    from raci.writers.writer import Export


def write(book: Book, export: Export, plan: Plan) -> None:
    """Write the sheet of one matrix."""
    book.workbook.add_worksheet(plan.sheet)
