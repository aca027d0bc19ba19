"""The parts of an Open XML package (.xlsx): what the fast reader does not give, read from the XML itself.

The fast reader gives values and merged areas. It allocates a dense rectangle up to the farthest cell, so the extent is
looked up here first; and it says nothing of errors, hidden rows, number formats, indents, bold or fill.
"""

from __future__ import annotations

import re
import zipfile
from functools import cached_property
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree

from raci.errors import UnreadableError
from raci.layout.grid import Flaw, Style
from raci.model import cell_name, column_letters, column_number

if TYPE_CHECKING:
    from pathlib import Path

MOST_UNZIPPED: Final = 2 << 30
"""Bytes a package may hold when unzipped."""
MOST_RATIO: Final = 200
"""How many times larger than its file a package above 50 MiB may be; a real sheet reaches about 20."""
MOST_CELLS: Final = 60_000_000
"""Rows times columns of a sheet: Excel's full height by some 57 columns."""

_BOMB_SIZE: Final = 50 << 20
_SPARSE: Final = 0.01
_COLUMN: Final = re.compile(rb'[<:]c r="([A-Z]+)\d+"')
_ROW: Final = re.compile(rb'[<:]row [^>]*?\br="(\d+)"')
_CONTENT: Final = re.compile(rb'[<:]c r="([A-Z]+)(\d+)"[^>]*+(?<!/)>')
_ERROR: Final = re.compile(rb'[<:]c r="([A-Z]+)(\d+)"[^>]*\bt="e"[^>]*>.{0,400}?<(?:\w+:)?v>([^<]*)<')
_NO_VALUE: Final = re.compile(
    rb'[<:]c r="([A-Z]+)(\d+)"[^>]*+>\s*<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>'
)
_HIDDEN_ROW: Final = re.compile(rb'[<:]row [^>]*?\br="(\d+)"[^>]*\bhidden="(?:1|true)"')
_HIDDEN_COLUMN: Final = re.compile(rb"[<:]col ([^>]*\bhidden=\"(?:1|true)\"[^>]*)>")
_DECIMALS: Final = re.compile(r"^[#,]*0(?:\.(0+))?(?:$|[;\\_ ])")
_BUILT_IN: Final = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00"}


class Package:
    """An Open XML workbook as a zip of parts, checked against bombs before anything is unzipped."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError):
            raise UnreadableError(
                "damaged", "the file is damaged: its zip archive is cut off or broken", str(path)
            ) from None
        size = sum(info.file_size for info in self.zip.infolist())
        packed = max(1, path.stat().st_size)
        if size > MOST_UNZIPPED or (size > _BOMB_SIZE and size > MOST_RATIO * packed):
            message = (
                f"it unpacks to {size >> 20} MiB, {size // packed} times its size; raci does not open such an archive"
            )
            raise UnreadableError("zip-bomb", message, str(path))

    def names(self) -> frozenset[str]:
        """Return the names of the parts."""
        return frozenset(self.zip.namelist())

    def part(self, name: str) -> bytes:
        """Return a part's bytes, b'' if there is none; raise UnreadableError if it is damaged."""
        try:
            return self.zip.read(name)
        except KeyError:
            return b""
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError) as error:
            if isinstance(error, RuntimeError) and "encrypted" in str(error):
                raise UnreadableError("password", "the file is protected by a password", str(self.path)) from None
            raise UnreadableError(
                "damaged", f"the file is damaged: its part {name} is broken", str(self.path)
            ) from None
        except Exception as error:
            if type(error).__module__ == "zlib":
                raise UnreadableError(
                    "damaged", f"the file is damaged: its part {name} is broken", str(self.path)
                ) from None
            raise

    @cached_property
    def sheets(self) -> dict[str, str]:
        """Sheet name → name of its part."""
        targets = {}
        for relation in self._xml("xl/_rels/workbook.xml.rels"):
            target = relation.get("Target", "")
            targets[relation.get("Id")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        found = {}
        for sheet in self._xml("xl/workbook.xml").iter():
            if sheet.tag.rpartition("}")[2] == "sheet":
                identifier = next(
                    (value for key, value in sheet.attrib.items() if key.rpartition("}")[2] == "id"), None
                )
                found[sheet.get("name", "")] = targets.get(identifier, "")
        return found

    def _xml(self, name: str) -> ElementTree.Element:
        data = self.part(name)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise UnreadableError(
                "doctype", f"its part {name} declares entities; no spreadsheet program writes that", str(self.path)
            )
        try:
            return ElementTree.fromstring(data)  # noqa: S314 - without a DOCTYPE there are no entities to expand
        except ElementTree.ParseError:
            raise UnreadableError(
                "damaged", f"the file is damaged: its part {name} is no XML", str(self.path)
            ) from None

    def check_extent(self, sheet: str) -> None:
        """Raise UnreadableError if a stray cell far away would make the sheet too large to hold."""
        data = self.part(self.sheets.get(sheet, ""))
        columns = max(map(column_number, {name.decode() for name in set(_COLUMN.findall(data))}), default=0)
        rows = max(map(int, _ROW.findall(data)), default=0)
        if rows * columns <= MOST_CELLS:
            return
        cells = [(int(row), column_number(name.decode())) for name, row in _CONTENT.findall(data)]
        rows, columns = max((row for row, _ in cells), default=0), max((column for _, column in cells), default=0)
        if rows * columns <= MOST_CELLS:
            return
        far = max(cells, key=lambda cell: cell[0] * cell[1])
        if len(cells) < _SPARSE * rows * columns:
            message = (
                f"the cell {cell_name(*far)} stands far from everything else and makes the sheet {rows} × {columns} cells; "
                "delete it, or the empty rows and columns before it"
            )
            raise UnreadableError("far-cell", message, f"{self.path}:{sheet}!{cell_name(*far)}")
        message = f"the sheet has {rows} × {columns} cells; raci reads up to {MOST_CELLS:,}"
        raise UnreadableError("too-large", message, f"{self.path}:{sheet}")

    def flaws(self, sheet: str) -> tuple[Flaw, ...]:
        """Return the error cells, formulas without a value, and hidden rows and columns of a sheet."""
        data = self.part(self.sheets.get(sheet, ""))
        found = []
        if b't="e"' in data:
            for name, row, text in _ERROR.findall(data):
                found.append(
                    Flaw(
                        "error",
                        f"the cell shows the error {text.decode(errors='replace')}",
                        (int(row), column_number(name.decode())),
                    )
                )
        if b"<f" in data or b":f" in data:
            for name, row in _NO_VALUE.findall(data):
                found.append(
                    Flaw(
                        "formula",
                        "a formula that was never calculated; open and save the file in a spreadsheet program",
                        (int(row), column_number(name.decode())),
                    )
                )
        if b'hidden="' in data:
            found += [Flaw("hidden", f"row {int(row)} is hidden", (int(row), 1)) for row in _HIDDEN_ROW.findall(data)]
            found += self._hidden_columns(data)
        return tuple(found)

    @staticmethod
    def _hidden_columns(data: bytes) -> list[Flaw]:
        found = []
        for attributes in _HIDDEN_COLUMN.findall(data):
            bounds = dict(re.findall(rb'\b(min|max)="(\d+)"', attributes))
            first, last = int(bounds.get(b"min", 0)), int(bounds.get(b"max", 0))
            if first and last - first < 500:  # noqa: PLR2004 - hiding all unused columns to the right is no secret
                name = column_letters(first) if first == last else f"{column_letters(first)} to {column_letters(last)}"
                found.append(Flaw("hidden", f"column {name} is hidden", (1, first)))
        return found

    def styles(self, sheet: str) -> SheetStyles:
        """Return the looks of a sheet's cells."""
        return SheetStyles(self.part(self.sheets.get(sheet, "")), self._formats)

    @cached_property
    def _formats(self) -> list[tuple[Style, str]]:
        """Style and number format of each cell format of the workbook, by index."""
        if "xl/styles.xml" not in self.names():
            return []
        root = self._xml("xl/styles.xml")
        parts = {child.tag.rpartition("}")[2]: child for child in root}
        fonts = [_font(font) for font in parts.get("fonts", ())]
        fills = [_fill(fill) for fill in parts.get("fills", ())]
        codes = {int(each.get("numFmtId", 0)): each.get("formatCode", "") for each in parts.get("numFmts", ())}
        formats = []
        for xf in parts.get("cellXfs", ()):
            bold, italic, size = _nth(fonts, xf.get("fontId"), (False, False, 0.0))
            indent = next((int(each.get("indent", 0)) for each in xf if each.tag.endswith("alignment")), 0)
            number = int(xf.get("numFmtId", 0))
            style = Style(bold, italic, indent, _nth(fills, xf.get("fillId"), ""), size)
            formats.append((style, codes.get(number) or _BUILT_IN.get(number, "")))
        return formats


def _nth(items: list, index: str | None, default):  # type: ignore[no-untyped-def, type-arg]  # noqa: ANN001, ANN202
    place = int(index or 0)
    return items[place] if 0 <= place < len(items) else default


def _font(font: ElementTree.Element) -> tuple[bool, bool, float]:
    held = {child.tag.rpartition("}")[2]: child for child in font}
    on = {name: name in held and held[name].get("val", "1") not in ("0", "false") for name in ("b", "i")}
    return on["b"], on["i"], float(held["sz"].get("val", 0)) if "sz" in held else 0.0


def _fill(fill: ElementTree.Element) -> str:
    for pattern in fill:
        if pattern.get("patternType") in (None, "none", "gray125"):
            return ""
        for colour in pattern:
            if colour.tag.endswith("fgColor"):
                return "".join(f"{key}={value}" for key, value in sorted(colour.attrib.items()))
    return ""


class SheetStyles:
    """Looks of the cells of one sheet; each column's styles are looked up in the XML once, when asked."""

    def __init__(self, data: bytes, formats: list[tuple[Style, str]]) -> None:
        self._data = data
        self._formats = formats
        self._columns: dict[int, dict[int, int]] = {}
        self.indented = any(style.indent for style, _ in formats)

    def _format(self, row: int, column: int) -> tuple[Style, str]:
        found = self._columns.get(column)
        if found is None:
            name = column_letters(column + 1).encode()
            pattern = re.compile(rb'[<:]c r="' + name + rb'(\d+)"[^>]*?\bs="(\d+)"')
            found = self._columns[column] = {int(row): int(style) for row, style in pattern.findall(self._data)}
        index = found.get(row + 1, 0)
        return self._formats[index] if index < len(self._formats) else (Style(), "")

    def of(self, row: int, column: int) -> Style:
        """Return the look of a cell, counted from 0."""
        return self._format(row, column)[0]

    def shown(self, row: int, column: int, value: float) -> str:
        """Return a number as its number format shows it."""
        match = _DECIMALS.match(self._format(row, column)[1])
        if match:
            return f"{value:.{len(match[1] or '')}f}"
        return str(int(value)) if value.is_integer() else str(value)
