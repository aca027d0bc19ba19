"""Who is let in: a workbook is looked over, by kind of file, before the fast reader gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.errors import UnreadableError
from raci.readers.reader import OLE, ZIP
from raci.readers.spreadsheet.extent import check_extent
from raci.readers.spreadsheet.surroundings import OpenDocument, OpenXml, Surroundings

if TYPE_CHECKING:
    from pathlib import Path

    from raci.packages import Package

_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_BOOKS: Final = frozenset({"Workbook", "Book"})
_OTHERS: Final = {
    "WordDocument": "this is an old Word document; save it as .docx",
    "PowerPoint Document": "this is an old presentation, not a workbook",
}
_PACKAGES: Final = {"ppt/presentation.xml": "a presentation"}


def admitted(path: Path) -> Surroundings:
    """Look a workbook over; raise UnreadableError if it is none, or if it would harm the reader."""
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(ZIP):
        return _of_package(path)
    if head.startswith(OLE):
        return _of_compound_file(path)
    message = f"this is no workbook, although its name ends in {path.suffix}"
    raise UnreadableError("not-a-workbook", message, str(path))


def _of_package(path: Path) -> Surroundings:
    from raci.packages import Package  # noqa: PLC0415 - nothing costs until used

    package = Package(path)
    if "xl/workbook.xml" in package.names:
        return OpenXml(package)
    if "xl/workbook.bin" in package.names:
        return _of_binary(package)
    if "content.xml" in package.names:
        return OpenDocument(package)
    kind = next((kind for part, kind in _PACKAGES.items() if part in package.names), "a zip archive")
    raise UnreadableError("not-a-workbook", f"this is {kind}, not a workbook", str(path))


def _of_binary(package: Package) -> Surroundings:
    from raci.readers.spreadsheet.records import BEGIN_SHEET, cells_of_xlsb  # noqa: PLC0415 - only for .xlsb

    for name in sorted(name for name in package.names if name.endswith(".bin")):
        part = package.part(name)
        if part.startswith(BEGIN_SHEET):
            check_extent(cells_of_xlsb(part), str(package.path))
    return Surroundings(".xlsb")


def _of_compound_file(path: Path) -> Surroundings:
    from raci.readers.spreadsheet.compound_file import CompoundFile  # noqa: PLC0415 - only for .xls
    from raci.readers.spreadsheet.records import cells_of_xls  # noqa: PLC0415

    data = path.read_bytes()
    if _ENCRYPTED in data and not any(name.encode("utf-16-le") in data for name in _BOOKS):
        raise UnreadableError("password", "the file is protected by a password; save it without one", str(path))
    file = CompoundFile(data, str(path))
    books = file.names & _BOOKS
    if not books:
        told = (sentence for name, sentence in _OTHERS.items() if name in file.names)
        message = next(told, "this is an OLE file of another kind, not a workbook")
        raise UnreadableError("not-a-workbook", message, str(path))
    try:
        for name in books:
            check_extent(cells_of_xls(file.stream(name)), str(path))
    except ValueError as error:
        raise UnreadableError("damaged", f"the file is damaged: {error}", str(path)) from None
    return Surroundings(".xls")
