"""The chart of the workload: a bar for each role, stacked of its letters, with the same told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.palette import palette
from raci.writers.workbook.tables import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from raci.model import Letter
    from raci.writers.workbook.book import Book

_BAR: Final = 22
"""Pixels of height for each role."""
_AROUND: Final = 130
_WIDTH: Final = 900
_LONGEST: Final = 80
_STEPS: Final = 10
_MOST: Final = 255
"""How many series a chart may have in Excel."""


def insert_workload(
    book: Book,
    sheet: Worksheet,
    letters: Sequence[Letter],
    area: tuple[int, int, int, int],
    roles: Sequence[str],
    at: tuple[int, int, int],
) -> None:
    """Put the chart below the table; `area` is its first row, last row, the column of names and of the first letter.

    `at` are the row where the chart begins, the most duties that a role has, and how many pixels high a page is.
    """
    top, last, names, first = area
    row, most, page = at
    shown = list(map(plain, roles))
    unit = max(1, round(most / _STEPS))
    chart = book.workbook.add_chart({"type": "bar", "subtype": "stacked"})
    looks = palette()
    for column, letter in enumerate(letters[:_MOST], first):
        fill = looks[letter.participation].fill
        chart.add_series(
            {
                "name": plain(f"{letter.letter} – {letter.meaning}")[:_LONGEST],
                "categories": [sheet.name, top, names, last, names],
                "categories_data": shown,
                "values": [sheet.name, top, column, last, column],
                "fill": {"color": fill},
                "border": {"color": "#404040", "width": 0.5},
                "gap": 40,
            }
        )
    chart.set_title(
        {"name": "Workload: how many duties each role has, by letter", "name_font": {"size": 14}, "overlay": False}
    )
    chart.set_x_axis(
        {
            "min": 0,
            "major_unit": unit,
            "num_format": "0",
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
        }
    )
    chart.set_y_axis({"reverse": True, "num_font": {"size": 10}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": _WIDTH, "height": min(page, _AROUND + _BAR * len(roles))})
    sheet.insert_chart(row, 0, chart, {"description": plain(_described(letters, len(roles))), "object_position": 1})


def _described(letters: Sequence[Letter], roles: int) -> str:
    meanings = ", ".join(f"{letter.letter} ({letter.meaning})" for letter in letters)
    return (
        f"Stacked bar chart of the workload of {roles} roles: how many duties each has, by letter: {meanings}. "
        "The figures stand in the table above."
    )
