"""How the cells of an Open XML sheet look: bold, indents, fills, and numbers as their formats show them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar

from raci.layout.grid import Style
from raci.model import column_letters
from raci.patterns import pattern
from raci.texts.digits import whole_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from xml.etree.ElementTree import Element

_DECIMALS: Final = pattern(r"^[#,]*0(?:\.(0+))?(?:$|[;\\_ ])")
_MOST_DECIMALS: Final = 30
"""As many as Excel shows."""
_BUILT_IN: Final = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00"}
_OFF: Final = frozenset({"0", "false"})
_T = TypeVar("_T")


class SheetStyles:
    """Looks of the cells of one sheet; each column's styles are looked up in the XML once, when asked."""

    def __init__(self, data: bytes, formats: Sequence[tuple[Style, str]]) -> None:
        self._data = data
        self._prefix = b"" if b"<sheetData" in data else rb"(?:\w+:)?"
        self._formats = formats
        self._columns: dict[int, dict[int, int]] = {}
        self.indented = any(style.indent for style, _ in formats)

    def of(self, row: int, column: int) -> Style:
        """Return the look of a cell, counted from 0."""
        return self._format(row, column)[0]

    def shown(self, row: int, column: int, value: float) -> str:
        """Return a number as its number format shows it."""
        match = _DECIMALS.match(self._format(row, column)[1])
        if match:
            return f"{value:.{min(len(match[1] or ''), _MOST_DECIMALS)}f}"
        return str(int(value)) if value.is_integer() else str(value)

    def _format(self, row: int, column: int) -> tuple[Style, str]:
        found = self._columns.get(column)
        if found is None:
            name = column_letters(column + 1).encode()
            cells = re.compile(rb'<%bc r="%b(\d{1,7})"[^>]*?\bs="(\d{1,9})"' % (self._prefix, name))
            found = self._columns[column] = {int(row): int(style) for row, style in cells.findall(self._data)}
        return _nth(self._formats, found.get(row + 1, 0), (Style(), ""))


def formats_of(styles: Element) -> list[tuple[Style, str]]:
    """Return style and number format of each cell format of a workbook, by index."""
    parts = {_name(child): child for child in styles}
    fonts = [_font(font) for font in parts.get("fonts", ())]
    fills = [_fill(fill) for fill in parts.get("fills", ())]
    codes = {_number(each.get("numFmtId")): each.get("formatCode", "") for each in parts.get("numFmts", ())}
    formats = []
    for xf in parts.get("cellXfs", ()):
        bold, italic, size = _nth(fonts, _number(xf.get("fontId")), (False, False, 0.0))
        indent = next((_number(each.get("indent")) for each in xf if _name(each) == "alignment"), 0)
        fill = _nth(fills, _number(xf.get("fillId")), "")
        number = _number(xf.get("numFmtId"))
        formats.append((Style(bold, italic, indent, fill, size), codes.get(number) or _BUILT_IN.get(number, "")))
    return formats


def _nth(items: Sequence[_T], place: int, default: _T) -> _T:
    return items[place] if 0 <= place < len(items) else default


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _number(text: str | None) -> int:
    return whole_number(text) or 0


def _font(font: Iterable[Element]) -> tuple[bool, bool, float]:
    held = {_name(child): child.get("val", "1") for child in font}
    bold, italic = ("b" in held and held["b"] not in _OFF, "i" in held and held["i"] not in _OFF)
    try:
        return bold, italic, float(held.get("sz", 0))
    except ValueError:
        return bold, italic, 0.0


def _fill(fill: Iterable[Element]) -> str:
    for paint in fill:
        if paint.get("patternType") in (None, "none", "gray125"):
            return ""
        for colour in paint:
            if _name(colour) == "fgColor":
                return "".join(f"{key}={value}" for key, value in sorted(colour.items()))
    return ""
