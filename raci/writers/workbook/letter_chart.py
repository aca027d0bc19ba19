"""The chart of how letters are spread, with the same told in words for who cannot see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.palette import palette
from raci.writers.workbook.tables import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from raci.model import Letter
    from raci.writers.workbook.book import Book

_SIZE: Final = {"width": 560, "height": 360}


def insert_letters(
    book: Book,
    sheet: Worksheet,
    letters: Sequence[tuple[Letter, int]],
    table: tuple[int, int, int, int],
    at: tuple[int, int],
) -> None:
    """Put a chart of the table of letters, which has a head row, names and figures, to a place on the sheet."""
    top, left, bottom, right = table
    looks = palette()
    points = [{"fill": {"color": looks[letter.participation].fill}} for letter, _ in letters]
    chart = book.workbook.add_chart({"type": "column"})
    chart.add_series(
        {
            "name": "Cells",
            "categories": [sheet.name, top + 1, left, bottom, left],
            "categories_data": [plain(letter.letter) for letter, _ in letters],
            "values": [sheet.name, top + 1, right, bottom, right],
            "points": points,
            "border": {"color": "#404040", "width": 0.5},
            "data_labels": {"value": True},
            "gap": 60,
        }
    )
    chart.set_title({"name": "How often each letter stands in the matrix", "name_font": {"size": 13}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"min": 0, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    chart.set_size(_SIZE)
    figures = ", ".join(f"{letter.letter} ({letter.meaning}) {count}" for letter, count in letters)
    description = f"Column chart of how many cells hold each letter: {figures}."
    sheet.insert_chart(*at, chart, {"description": plain(description), "object_position": 2})
