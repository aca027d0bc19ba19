"""The chart of the workload: a bar for each role, stacked of its letters, with the same told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.palette import palette
from raci.writers.workbook.tables import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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

_TITLE: Final = {
    "name": "Workload: how many duties each role has, by letter",
    "name_font": {"size": 14},
    "overlay": False,
}
_COUNTS: Final = {
    "min": 0,
    "num_format": "0",
    "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
}


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
    row, most, page = at
    chart = book.workbook.add_chart({"type": "bar", "subtype": "stacked"})
    for each in _series(sheet.name, letters, area, list(map(plain, roles))):
        chart.add_series(each)
    chart.set_title(_TITLE)
    chart.set_x_axis({**_COUNTS, "major_unit": max(1, round(most / _STEPS))})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 10}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": _WIDTH, "height": min(page, _AROUND + _BAR * len(roles))})
    sheet.insert_chart(row, 0, chart, {"description": plain(_described(letters, len(roles))), "object_position": 1})


def _series(
    sheet: str, letters: Sequence[Letter], area: tuple[int, int, int, int], roles: Sequence[str]
) -> Iterator[dict[str, object]]:
    """Yield the bars of each letter."""
    top, last, names, first = area
    looks = palette()
    for column, letter in enumerate(letters[:_MOST], first):
        yield {
            "name": plain(f"{letter.letter} – {letter.meaning}")[:_LONGEST],
            "categories": [sheet, top, names, last, names],
            "categories_data": roles,
            "values": [sheet, top, column, last, column],
            "fill": {"color": looks[letter.participation].fill},
            "border": {"color": "#404040", "width": 0.5},
            "gap": 40,
        }


def _described(letters: Sequence[Letter], roles: int) -> str:
    meanings = ", ".join(f"{letter.letter} ({letter.meaning})" for letter in letters)
    return (
        f"Stacked bar chart of the workload of {roles} roles: how many duties each has, by letter: {meanings}. "
        "The figures stand in the table above."
    )
