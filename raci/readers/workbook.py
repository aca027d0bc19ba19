"""Workbooks: .xlsx .xlsm .xlsb .xls .ods, through calamine; what it does not give comes from the file's parts."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from raci.errors import UnreadableError
from raci.in_memory import on_disk
from raci.layout.grid import Area, Grid
from raci.readers.reader import OLE, ZIP, Document, Reader
from raci.readers.spreadsheet.strays import GAP, end_of, notes_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from python_calamine import CalamineSheet

    from raci.layout.reading import Note
    from raci.readers.spreadsheet.surroundings import Surroundings

SUFFIXES: Final = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods")


def _recognizes(path: Path, head: bytes) -> bool:
    return head.startswith((OLE, ZIP)) or path.suffix.lower() in SUFFIXES


def read_workbook(path: Path) -> Document:
    """Return a grid for each sheet; raise UnreadableError for what is no workbook, damaged, locked or too large."""
    from raci.readers.spreadsheet.admission import admitted  # noqa: PLC0415 - nothing costs until used

    around = admitted(path)
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415 - only for workbooks

    with _told(str(path)), path.open("rb") as file:
        fits = on_disk(path) and path.suffix.lower() in around.suffixes  # a suffix that does not fit would be believed
        book = CalamineWorkbook.from_path(str(path)) if fits else CalamineWorkbook.from_filelike(file)
    grids = []
    notes: list[Note] = []
    for meta in book.sheets_metadata:
        if meta.typ is SheetTypeEnum.WorkSheet:
            with _told(f"{path}:{meta.name}"):
                sheet = book.get_sheet_by_name(meta.name)
                hidden = meta.visible is not SheetVisibleEnum.Visible
                grids.append(_grid(str(path), sheet, around, notes, hidden=hidden))
    if not grids:
        raise UnreadableError("no-sheets", "the workbook holds no sheet with cells", str(path))
    return Document(tuple(grids), notes=tuple(notes), remarks=around.remarks())


@contextmanager
def _told(place: str) -> Iterator[None]:
    """Turn whatever the fast reader raises into one sentence; a panic of it is no Exception."""
    from python_calamine import PasswordError, WorksheetNotFound  # noqa: PLC0415 - only for workbooks

    try:
        yield
    except PasswordError:
        raise UnreadableError("password", "the file is protected by a password; save it without one", place) from None
    except WorksheetNotFound:
        raise UnreadableError("damaged", "the sheet is damaged: its part is missing", place) from None
    except Exception as error:  # noqa: BLE001 - whatever it is, the run goes on
        raise UnreadableError("damaged", f"the workbook is damaged ({_brief(error)})", place) from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableError("damaged", f"the workbook is damaged ({_brief(error)})", place) from None


def _brief(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__


def _grid(path: str, sheet: CalamineSheet, around: Surroundings, notes: list[Note], *, hidden: bool) -> Grid:
    """Return the grid of a sheet; the fast reader leaves out empty columns on the left, but not rows above."""
    name = sheet.name
    left = sheet.start[1] if sheet.start else 0
    rows = [[*[""] * left, *row] for row in sheet.iter_rows()] if left else list(sheet.iter_rows())
    merges = tuple(Area(*start, *end) for start, end in sheet.merged_cell_ranges or ()) or around.merges(name)
    if len(rows) > GAP and (end := end_of(rows)) < len(rows):
        notes += notes_on(rows, end, path, name)
        rows, merges = rows[:end], tuple(area for area in merges if area.bottom < end)
    return Grid(
        rows,
        path,
        name,
        merges,
        hidden=hidden,
        styles=lambda: around.styles(name),
        flaws=lambda: around.flaws(name),
        declared=around.declared(name),
    )


READER: Final = Reader("workbook", SUFFIXES, _recognizes, read_workbook)
