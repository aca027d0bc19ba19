"""How large the box of a note is and where it stands: beside its cell, as wide and high as its text needs."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.menders.annotation.placing import LAST_COLUMN, LAST_ROW
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from raci.menders.annotation.xml_places import Element
    from raci.model.location import Place

_NARROW: Final = 320
_WIDE: Final = 520
_TALLEST: Final = 640
_LONG: Final = 900
"""Characters above which a box is wide."""
_MARGIN: Final = 14
_LINE: Final = 15
_CHARACTER: Final = 6
_GAP: Final = 15
_STEPS: Final = 300
"""Rows or columns a box may reach over, however many of them are hidden."""
_DIGIT: Final = 7
_ROW: Final = pattern(rb"<(?:[\w.-]+:)?row(?=[\s/>])([^<>]*)>")
_SAID: Final = pattern(rb"""\b(r|ht|hidden)\s*=\s*["']([^"']*)["']""")
_YES: Final = frozenset({"1", "true"})


class Anchor(NamedTuple):
    """Where a box begins and ends: column and pixels in it, row and pixels in it; rows and columns count from 0."""

    left: int
    left_pixels: int
    top: int
    top_pixels: int
    right: int
    right_pixels: int
    bottom: int
    bottom_pixels: int

    def __str__(self) -> str:
        return ", ".join(map(str, self))

    def grown_to(self, other: Anchor) -> Anchor:
        """Return the same box reaching at least as far as another."""
        right = max((self.right, self.right_pixels), (other.right, other.right_pixels))
        bottom = max((self.bottom, self.bottom_pixels), (other.bottom, other.bottom_pixels))
        return Anchor(*self[:4], *right, *bottom)


class Measures:
    """The widths of a sheet's columns and the heights of its rows in pixels."""

    def __init__(self, root: Element, data: bytes) -> None:
        said = root.first("sheetFormatPr")
        base = _number(said.get("baseColWidth") if said else "", 8) * _DIGIT + 8
        self._column = round(_number(said.get("defaultColWidth") if said else "", base / _DIGIT) * _DIGIT)
        flat = said is not None and said.get("zeroHeight") in _YES
        self._row = 0 if flat else _pixels(_number(said.get("defaultRowHeight") if said else "", 15))
        self._columns = [_column(each) for listed in root.all("cols") for each in listed.all("col")]
        self._rows: Mapping[int, int] = dict(_rows(root, data, self._row))

    def anchor(self, cell: Place, text: str) -> Anchor:
        """Return the box for a text beside a cell."""
        width, height = size_of(text)
        row, column = cell
        left, top = min(column, LAST_COLUMN - 8), min(max(row - 2, 0), LAST_ROW - 40)
        return self.box(Anchor(left, _GAP, top, 4, left, 0, top, 0), width, height)

    def box(self, corner: Anchor, width: int, height: int) -> Anchor:
        """Return a box that begins where another does, of this size."""
        right = _reached(corner.left, corner.left_pixels + width, self._width_of, LAST_COLUMN - 1)
        bottom = _reached(corner.top, corner.top_pixels + height, self._height_of, LAST_ROW - 1)
        return Anchor(*corner[:4], *right, *bottom)

    def _width_of(self, column: int) -> int:
        return next((width for first, last, width in self._columns if first <= column + 1 <= last), self._column)

    def _height_of(self, row: int) -> int:
        return self._rows.get(row + 1, self._row)


def size_of(text: str) -> tuple[int, int]:
    """Return the pixels a note's text takes: its width, its height."""
    width = _WIDE if len(text) > _LONG else _NARROW
    each = (width - _MARGIN) // _CHARACTER - 2
    lines = sum(1 + max(0, columns_of(line) - 1) // each for line in text.split("\n"))
    return width, min(_TALLEST, lines * _LINE + _MARGIN)


def columns_of(line: str) -> int:
    """Return how many characters wide a line is; those of East Asian scripts are twice as wide."""
    return len(line) if line.isascii() else sum(1 + (unicodedata.east_asian_width(each) in "WF") for each in line)


def _reached(at: int, pixels: int, size_at: Callable[[int], int], last: int) -> tuple[int, int]:
    """Return in which row or column, and how far in it, so many pixels end."""
    for _ in range(_STEPS):
        size = size_at(at)
        if pixels <= size or at >= last:
            return at, max(0, min(pixels, size))
        at, pixels = at + 1, pixels - size
    return at, 0


def _number(text: str, default: float) -> float:
    try:
        found = float(text)
    except ValueError:
        return default
    return found if 0 <= found < 1000 else default  # noqa: PLR2004 - Excel's bounds are 255 and 409


def _pixels(points: float) -> int:
    return round(points * 4 / 3)


def _column(element: Element) -> tuple[int, int, int]:
    width = 0 if element.get("hidden") in _YES else round(_number(element.get("width"), 9.14) * _DIGIT)
    return _number_of(element.get("min")), _number_of(element.get("max")), width


def _number_of(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 0  # noqa: PLR2004 - as columns are


def _rows(root: Element, data: bytes, default: int) -> Iterator[tuple[int, int]]:
    """Yield the rows that say how high they are."""
    body = root.first("sheetData")
    row = 0
    for found in _ROW.finditer(data, body.inside, body.inside_end) if body else ():
        said = {key.decode(): value.decode("utf-8", "replace") for key, value in _SAID.findall(found[1])}
        row = _number_of(said.get("r", "")) or row + 1
        if said.get("hidden") in _YES:
            yield row, 0
        elif "ht" in said:
            yield row, _pixels(_number(said["ht"], default * 3 / 4))
