"""The sheet Roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from raci.writers.workbook.book import Book
    from raci.writers.workbook.plan import Plan
    from raci.writers.writer import Export


def write(book: Book, export: Export, plans: tuple[Plan, ...]) -> None:
    """Write the sheet Roles."""
