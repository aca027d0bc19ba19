"""Plain tables, written the same way on every sheet beside the matrix."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell

from raci.writers.workbook.styles import HEAD as HEAD_FILL
from raci.writers.workbook.styles import INK, LINE, QUIET
from raci.writers.workbook.texts import display_width, held, like_formula

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from raci.writers.workbook.book import Book

_NO_CHARACTERS: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_MOST_LINKS: Final = 65_000
"""How many links a sheet is given; Excel opens no sheet with more than 65,530."""


class Formula(NamedTuple):
    """A formula, and the value it has when the workbook is written."""

    text: str
    value: float | str


class Link(NamedTuple):
    """A cell of the workbook that a text leads to."""

    text: str
    sheet: str
    row: int
    column: int


Cell: TypeAlias = "str | float | Formula | Link | None"


class Column(NamedTuple):
    """A column of a table: its heading, its width in characters, and how it looks."""

    heading: str
    width: float = 14
    hidden: bool = False
    centred: bool = False


class TableWriter:
    """A table on a sheet, from a cell down: its head, then a row at a time."""

    def __init__(self, book: Book, sheet: Worksheet, columns: Sequence[Column], top: int, left: int = 0) -> None:
        self.columns = columns
        self._book = book
        self._sheet = sheet
        self._top = top
        self._left = left
        self._next = top + 1
        self._links = 0
        for place, column in enumerate(columns, left):
            hidden = {"hidden": True} if column.hidden else {}
            sheet.set_column(place, place, column.width, None, hidden)
            centred = {"align": "center"} if column.centred else {}
            text(book, sheet, top, place, column.heading, **HEAD, **centred)
        sheet.set_row(top, _HEAD_HEIGHT)

    @property
    def next(self) -> int:
        """The row that is written next."""
        return self._next

    @property
    def area(self) -> tuple[int, int, int, int]:
        """The table with its head: first row, first column, last row, last column."""
        return self._top, self._left, max(self._next - 1, self._top), self._left + len(self.columns) - 1

    @property
    def shown(self) -> tuple[int, int, int, int]:
        """The table without the hidden columns at its end."""
        seen = [place for place, column in enumerate(self.columns, self._left) if not column.hidden]
        top, left, bottom, _ = self.area
        return top, left, bottom, max(seen, default=left)

    @property
    def scale(self) -> int:
        """The scale, in percent and about, at which the table is as wide as a page of A4 across, at most 100."""
        inches = sum(_PIXELS * column.width + _PADDING for column in self.columns if not column.hidden) / _RESOLUTION
        return max(_SMALLEST, min(100, int(100 * _PAGE / max(1.0, inches))))

    def row(self, cells: Sequence[Cell], **look: object) -> int:
        """Write a row and return its number."""
        row = self._next
        lines = max(map(_lines, self.columns, cells))
        if lines > 1:  # a table beside this one may need the row to be higher
            self._sheet.set_row(row, min(_TALLEST, _LINE_HEIGHT * lines))
        for place, (column, cell) in enumerate(zip(self.columns, cells, strict=True), self._left):
            properties = {**BODY, **look, **({"align": "center"} if column.centred else {})}
            self._write(row, place, cell, properties)
        self._next += 1
        return row

    def _write(self, row: int, column: int, cell: Cell, look: dict[str, Any]) -> None:
        if isinstance(cell, str):
            text(self._book, self._sheet, row, column, cell, **look)
        elif isinstance(cell, Formula):
            self._sheet.write_formula(row, column, cell.text, self._book.format(**look), cell.value)
        elif isinstance(cell, Link):
            self._link(row, column, cell, look)
        elif cell is None:
            self._sheet.write_blank(row, column, None, self._book.format(**look))
        else:
            self._sheet.write_number(row, column, cell, self._book.format(**look))

    def _link(self, row: int, column: int, link: Link, look: dict[str, Any]) -> None:
        self._links += 1
        if self._links > _MOST_LINKS:
            text(self._book, self._sheet, row, column, link.text, **look)
            return
        target = f"internal:{quote_sheetname(link.sheet)}!{xl_rowcol_to_cell(link.row, link.column)}"
        self._sheet.write_url(row, column, target, self._book.format(**{**look, **LINK}), printable(link.text))


_LINES: Final = {"border": 1, "border_color": LINE}
TITLE: Final = {"bold": True, "font_size": 16, "font_color": INK, "valign": "vcenter"}
FACTS: Final = {"font_color": QUIET, "valign": "vcenter"}
HEAD: Final = {"font_color": INK, "bold": True, "bg_color": HEAD_FILL, "text_wrap": True, "valign": "vcenter", **_LINES}
BODY: Final = {"font_color": INK, "text_wrap": True, "valign": "top", **_LINES}
LINK: Final = {"font_color": "#0563C1", "underline": 1}
_HEAD_HEIGHT: Final = 32
_PIXELS: Final = 7
"""How wide a digit is on screen, in Excel's own font, and below what a cell adds to it."""
_PADDING: Final = 5
_RESOLUTION: Final = 96
_PAGE: Final = 8.9
"""Inches between the margins of A4 across, with room for fonts that are wider than Excel's own."""
_SMALLEST: Final = 10
_LINE_HEIGHT: Final = 15.5
_TALLEST: Final = 405
"""Points; Excel has no row that is higher than 409."""
_LONGEST_MEASURED: Final = 2_000


def _lines(column: Column, cell: Cell) -> int:
    """Return how many lines a cell takes in a column that nobody has made wider."""
    said = cell.text if isinstance(cell, Link) else cell
    if column.hidden or not isinstance(said, str) or len(said) < column.width / 2:
        return 1
    room = max(1.0, column.width)
    return sum(1 + int(display_width(line) / room) for line in said[:_LONGEST_MEASURED].split("\n"))


def text(book: Book, sheet: Worksheet, row: int, column: int, said: str, **look: object) -> None:
    """Write a text as a text, whatever it begins with."""
    said = printable(said)
    if not said:
        sheet.write_blank(row, column, None, book.format(**look))
        return
    quoted = {"quote_prefix": True} if like_formula(said) else {}
    sheet.write_string(row, column, said, book.format(**look, **quoted))


def plain(said: str) -> str:
    """Return a text for where a workbook has no way to write control characters: charts, formulas, descriptions."""
    return _CONTROL.sub(" ", printable(said))


def printable(said: str) -> str:
    """Return a text that a cell can hold; raise RaciError where it is too long, for nothing is cut off."""
    return _NO_CHARACTERS.sub("\ufffd", held(said, "the text"))


def add_sheet(book: Book, name: str, *, right_to_left: bool = False) -> Worksheet:
    """Return a sheet of this name, a new one unless it is there, set up to be printed on A4 across."""
    sheet = book.workbook.get_worksheet_by_name(name) or book.workbook.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.set_footer("&L&A&RPage &P of &N")
    sheet.hide_gridlines(2)
    if right_to_left:
        sheet.right_to_left()
    return sheet
