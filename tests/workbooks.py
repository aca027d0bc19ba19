"""Workbooks made for tests: by openpyxl, by editing the parts of one, or byte by byte."""

from __future__ import annotations

import struct
import zipfile
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

ROWS: Final = (("Duty", "Manager", "Clerk"), ("Sell", "A", "R"), ("Buy", "A", "R"))
"""A small matrix: two roles, two duties."""
SHEET: Final = "xl/worksheets/sheet1.xml"

_NAMESPACES: Final = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def workbook(path: Path, rows: Sequence[Sequence[str | float | None]] = ROWS, top: int = 1, left: int = 1) -> Path:
    """Write a workbook with one sheet, Plan, that holds these rows from a cell on; return its path."""
    book = Workbook()
    sheet = plan(book)
    for row, values in enumerate(rows, top):
        for column, value in enumerate(values, left):
            sheet.cell(row, column, value)
    book.save(path)
    return path


def plan(book: Workbook) -> Worksheet:
    """Return the first sheet of a new workbook, named Plan."""
    sheet: Worksheet = book.worksheets[0]
    sheet.title = "Plan"
    return sheet


def edited(path: Path, edits: Mapping[str, Callable[[bytes], bytes | None]]) -> Path:
    """Change parts of a package: the part `name` becomes what its function makes of it, and goes if that is None.

    The name `*` stands for all parts.
    """
    with zipfile.ZipFile(path) as archive:
        parts: dict[str, bytes | None] = {name: archive.read(name) for name in archive.namelist()}
    for name, edit in edits.items():
        for each in list(parts) if name == "*" else [name]:
            parts[each] = edit(parts.get(each) or b"")
    return package(path, {name: data for name, data in parts.items() if data is not None})


def package(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """Write a zip archive of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def with_rows(path: Path, xml: str | bytes) -> Path:
    """Write the small matrix with more rows, as XML, below it."""
    more = xml.encode() if isinstance(xml, str) else xml
    return edited(workbook(path), {SHEET: lambda data: data.replace(b"</sheetData>", more + b"</sheetData>")})


def open_document(path: Path, table: str, encrypted: str = "") -> Path:
    """Write an .ods workbook with one sheet, Plan, of this XML."""
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    return package(
        path,
        {
            "mimetype": kind,
            "content.xml": f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMESPACES}>'
            f'<office:body><office:spreadsheet><table:table table:name="Plan">{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{manifest}">'
            f'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">{encrypted}'
            "</manifest:file-entry></manifest:manifest>",
        },
    )


def table_row(*cells: str, attributes: str = "") -> str:
    """Return a row of an .ods table; a cell is its text, or, if it begins with `<`, its XML."""
    text = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    inside = "".join(cell if cell.startswith("<") else text.format(cell) for cell in cells)
    return f"<table:table-row {attributes}>{inside}</table:table-row>"


def binary_workbook(path: Path, cells: Mapping[tuple[int, int], str]) -> Path:
    """Write an .xlsb workbook with one sheet, Plan; cells are named by row and column, from 0."""
    rows = b""
    for row in sorted({row for row, _ in cells}):
        rows += _record(0, struct.pack("<IIHBBBI", row, 0, 300, 0, 0, 0, 0))
        for (_, column), text in sorted(item for item in cells.items() if item[0][0] == row):
            rows += _record(6, struct.pack("<II", column, 0) + _wide(text))
    extent = struct.pack("<IIII", 0, 2, 0, 2)
    sheet = _record(129) + _record(148, extent) + _record(145) + rows + _record(146) + _record(130)
    bundle = _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Plan"))
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Target="worksheets/sheet1.bin" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>'
    )
    return package(
        path,
        {
            "xl/workbook.bin": _record(131) + _record(143) + bundle + _record(144) + _record(132),
            "xl/_rels/workbook.bin.rels": relations,
            "xl/worksheets/sheet1.bin": sheet,
        },
    )


def _record(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    size = len(data)
    while size > 127:
        head += bytes([size & 127 | 128])
        size >>= 7
    return head + bytes([size]) + data


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
