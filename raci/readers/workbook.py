"""Workbooks: .xlsx .xlsm .xlsb .xls .ods, through calamine; what it does not give comes from the package's parts."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Final

from raci.errors import UnreadableError
from raci.layout.grid import Area, Grid
from raci.readers.reader import Document, Reader

if TYPE_CHECKING:
    from pathlib import Path

    from python_calamine import CalamineSheet, CalamineWorkbook

    from raci.readers.package_parts import Package

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = b"PK\x03\x04"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_WORD: Final = "WordDocument".encode("utf-16-le")
_POWERPOINT: Final = "PowerPoint Document".encode("utf-16-le")


def _recognizes(path: Path, head: bytes) -> bool:
    return head.startswith((_OLE, _ZIP)) or path.suffix.lower() in SUFFIXES


def read_workbook(path: Path) -> Document:
    """Return a grid for each sheet; raise UnreadableError for what is no workbook, damaged, locked or too large."""
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(_ZIP):
        return _from_zip(path)
    if start.startswith(_OLE):
        _check_ole(path)
        return _sheets(path, _open(path), None)
    message = f"this is not a workbook, although its name ends in {path.suffix}"
    raise UnreadableError("not-a-workbook", message, str(path))


def _from_zip(path: Path) -> Document:
    from raci.readers.package_parts import Package  # noqa: PLC0415 - zipfile and regular expressions, on demand

    package = Package(path)
    names = package.names()
    if "xl/workbook.xml" in names:
        for sheet in package.sheets:
            package.check_extent(sheet)
        return _sheets(path, _open(path), package)
    if "xl/workbook.bin" in names or "content.xml" in names:
        return _sheets(path, _open(path), package)
    kind = (
        "a Word document"
        if "word/document.xml" in names
        else "a presentation"
        if "ppt/presentation.xml" in names
        else "a zip archive"
    )
    raise UnreadableError("not-a-workbook", f"this is {kind}, not a workbook", str(path))


def _check_ole(path: Path) -> None:
    data = path.read_bytes()
    if _ENCRYPTED in data:
        raise UnreadableError("password", "the file is protected by a password; save it without one", str(path))
    if _WORD in data or _POWERPOINT in data:
        kind = "an old Word document" if _WORD in data else "an old presentation"
        raise UnreadableError("not-a-workbook", f"this is {kind}, not a workbook", str(path))


def _open(path: Path) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError  # noqa: PLC0415 - only for workbooks

    try:
        return CalamineWorkbook.from_path(str(path))
    except PasswordError:
        raise UnreadableError(
            "password", "the file is protected by a password; save it without one", str(path)
        ) from None
    except (CalamineError, zipfile.BadZipFile, OSError) as error:
        raise UnreadableError("damaged", f"the workbook is damaged ({error})", str(path)) from None


def _sheets(path: Path, book: CalamineWorkbook, package: Package | None) -> Document:
    from python_calamine import CalamineError  # noqa: PLC0415 - only for workbooks

    grids = []
    for meta in book.sheets_metadata:
        if "WorkSheet" not in str(meta.typ):
            continue
        try:
            sheet = book.get_sheet_by_name(meta.name)
            grids.append(_grid(path, sheet, hidden="Visible" not in str(meta.visible), package=package))
        except CalamineError as error:
            raise UnreadableError("damaged", f"the sheet is damaged ({error})", f"{path}:{meta.name}") from None
    if not grids:
        raise UnreadableError("no-sheets", "the workbook holds no sheet with cells", str(path))
    return Document(tuple(grids))


def _grid(path: Path, sheet: CalamineSheet, *, hidden: bool, package: Package | None) -> Grid:
    name = sheet.name
    rows = list(sheet.iter_rows())
    left = sheet.start[1] if sheet.start else 0
    if left:
        rows = [[*[""] * left, *row] for row in rows]
    merges = tuple(Area(start[0], start[1], end[0], end[1]) for start, end in sheet.merged_cell_ranges or ())
    if package is None or name not in _parts(package):
        return Grid(rows, str(path), name, merges or _spans(package, name), hidden=hidden)
    return Grid(
        rows,
        str(path),
        name,
        merges,
        hidden=hidden,
        styles=lambda: package.styles(name),
        flaws=lambda: package.flaws(name),
    )


def _parts(package: Package) -> dict[str, str]:
    return package.sheets if "xl/workbook.xml" in package.names() else {}


def _spans(package: Package | None, name: str) -> tuple[Area, ...]:
    if package is None or "content.xml" not in package.names():
        return ()
    from raci.readers.open_document import merged_areas  # noqa: PLC0415 - only for .ods

    return merged_areas(package.part("content.xml"), name)


SUFFIXES: Final = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods")
READER: Final = Reader("workbook", SUFFIXES, _recognizes, read_workbook)
