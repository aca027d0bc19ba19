"""Make the workbooks of matrices/examples, and the picture of a report in docs; the same bytes every time."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from rich.console import Console
from rich.text import Text

import raci
from raci.model.duty import PATH_MARK
from raci.reports.terminal import Palette
from raci.reports.text import text as as_text

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

ROOT: Final = Path(__file__).resolve().parents[1]
EXAMPLES: Final = ROOT / "matrices" / "examples"
MADE: Final = ("sales-leadership",)
PICTURED: Final = "matrices/messy/store-opening.xlsx"
_TERMINAL: Final = 120
_FETCHED: Final = re.compile(r" *@font-face \{.*?\}\n", re.DOTALL)
_HEADING_ROW: Final = 4
_FIRST_ROLE: Final = 3
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
_DATES: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_INK: Final = "1F3A5F"
_FILLS: Final = {"A": "F4B183", "R": "A9D18E", "C": "FFE699", "I": "DEEBF7", "S": "D9D2E9"}
_LINE: Final = Side(style="thin", color="BFBFBF")
_FRAME: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_MIDDLE: Final = Alignment(horizontal="center", vertical="center", wrap_text=True)
_START: Final = Alignment(vertical="center", wrap_text=True)


def make(name: str, folder: Path) -> Path:
    """Write the workbook of one example into a folder and return its path."""
    matrix = raci.read(EXAMPLES / f"{name}.yaml")
    book = Workbook()
    _fill_matrix(book.create_sheet(matrix.notation.name, 0), matrix)
    _fill_roles(book.create_sheet("Roles", 1), matrix)
    del book[book.sheetnames[-1]]
    path = folder / f"{name}.xlsx"
    path.write_bytes(_timeless(book))
    return path


def _fill_matrix(sheet: Worksheet, matrix: raci.Matrix) -> None:
    width = _FIRST_ROLE - 1 + len(matrix.roles)
    _title(sheet, matrix.title, width)
    sheet["A2"] = "   ".join(f"{letter.letter} = {letter.meaning}" for letter in matrix.notation.letters)
    sheet["A2"].font = _font(italic=True, color="595959")
    sheet.merge_cells(start_row=2, end_row=2, start_column=1, end_column=width)
    _headings(sheet, _HEADING_ROW, ["Duty", "Scope", *(role.name for role in matrix.roles)])
    row = _HEADING_ROW
    section: tuple[str, ...] = ()
    for duty, cells in zip(matrix.duties, matrix.rows, strict=True):
        if duty.section != section:
            section = duty.section
            row += 1
            _section(sheet, row, PATH_MARK.join(section), width)
        row += 1
        _text(sheet, row, 1, duty.name)
        _text(sheet, row, 2, str(duty.scope or ""))
        for column, role in enumerate(matrix.roles, start=_FIRST_ROLE):
            _letters(_framed(sheet.cell(row, column, str(cells.get(role.key, "")) or None)))
    _size(sheet, [44, 14, *[15] * len(matrix.roles)])
    sheet.row_dimensions[_HEADING_ROW].height = 48
    sheet.freeze_panes = f"{get_column_letter(_FIRST_ROLE)}{_HEADING_ROW + 1}"
    sheet.print_title_rows = f"{_HEADING_ROW}:{_HEADING_ROW}"


def _fill_roles(sheet: Worksheet, matrix: raci.Matrix) -> None:
    names = {role.key: role.name for role in matrix.roles}
    _headings(sheet, 1, ["Role", "Level", "Scope", "Reports to", "Aliases"])
    for row, role in enumerate(matrix.roles, start=2):
        above = names.get(role.reports_to or "", role.reports_to or "")
        told = (role.name, role.level or "", str(role.scope or ""), above, ", ".join(role.aliases))
        for column, text in enumerate(told, start=1):
            _text(sheet, row, column, text)
    _size(sheet, [28, 14, 16, 28, 28])
    sheet.freeze_panes = "A2"


def _title(sheet: Worksheet, title: str, width: int) -> None:
    sheet["A1"] = title
    sheet["A1"].font = _font(bold=True, size=16, color=_INK)
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=width)
    sheet.row_dimensions[1].height = 26


def _headings(sheet: Worksheet, row: int, names: list[str]) -> None:
    for column, name in enumerate(names, start=1):
        cell = _framed(sheet.cell(row, column, name))
        cell.font = _font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=_INK)
        cell.alignment = _MIDDLE


def _section(sheet: Worksheet, row: int, name: str, width: int) -> None:
    cell = sheet.cell(row, 1, name)
    cell.font = _font(bold=True, color=_INK)
    cell.fill = PatternFill("solid", fgColor="D6DCE5")
    cell.alignment = _START
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)


def _text(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell = _framed(sheet.cell(row, column, text))
    cell.font = _font()
    cell.alignment = _START


def _letters(cell: Cell | MergedCell) -> None:
    cell.alignment = _MIDDLE
    letters = str(cell.value or "")
    if letters:
        strongest = "A" if "A" in letters else letters[0]
        cell.font = _font(bold=strongest == "A")
        cell.fill = PatternFill("solid", fgColor=_FILLS.get(strongest, "FFFFFF"))


def _font(size: int = 11, color: str = "262626", *, bold: bool = False, italic: bool = False) -> Font:
    return Font(name="Calibri", size=size, bold=bold, italic=italic, color=color)


def _framed(cell: Cell | MergedCell) -> Cell | MergedCell:
    cell.border = _FRAME
    return cell


def _size(sheet: Worksheet, widths: list[int]) -> None:
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _timeless(book: Workbook) -> bytes:
    """Return the bytes of a workbook without the time at which it was made."""
    made, told = io.BytesIO(), io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as package, zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in package.namelist():
            part = zipfile.ZipInfo(name, _LONG_AGO)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            copy.writestr(part, _DATES.sub(rb"\g<1>2026-01-01T00:00:00Z", package.read(name)))
    return told.getvalue()


def picture(folder: Path) -> Path:
    """Draw what `raci check` says of an example, as a terminal shows it, and return the path of the picture."""
    with chdir(ROOT):
        said = as_text(raci.check(PICTURED), Palette(on=True))
    console = Console(record=True, width=_TERMINAL, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(f"$ raci check {PICTURED}\n{said}"))
    path = folder / "report.svg"
    path.write_text(_FETCHED.sub("", console.export_svg(title="raci check")), encoding="utf-8")
    return path


def main() -> None:
    """Make everything into the folder given, or workbooks beside their org-design files and the picture in docs."""
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    for name in MADE:
        print(make(name, given or EXAMPLES))
    print(picture(given or ROOT / "docs"))


if __name__ == "__main__":
    main()
