"""Whatever else a workbook holds is still there, byte for byte, after a letter was changed; and programs open it."""

from __future__ import annotations

import random
import shutil
import subprocess
from base64 import b64decode
from typing import TYPE_CHECKING, Final

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from raw_workbooks import MAIN, OFFICE, mended, parts_of
from workbooks import edited, plan

from raci.api import read
from raci.model.change import Assign, Withdraw

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SHEET: Final = "xl/worksheets/sheet1.xml"
CHANGES: Final = (Assign("Buy", "Clerk", ("C",)), Withdraw("Sell", "Board"), Assign("Ship", "Board", ("I",), "late"))
_PIXEL: Final = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
_VENDOR: Final = "http://schemas.microsoft.com/office"
_PICTURE: Final = (
    '<oneCellAnchor xmlns="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><from><col>9</col><colOff>0</colOff><row>1</row>'
    '<rowOff>0</rowOff></from><ext cx="9525" cy="9525"/><pic><nvPicPr><cNvPr id="9" name="Logo"/><cNvPicPr/></nvPicPr>'
    f'<blipFill><a:blip xmlns:r="{OFFICE}" r:embed="rIdLogo"/><a:stretch><a:fillRect/></a:stretch></blipFill><spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="9525" cy="9525"/></a:xfrm><a:prstGeom prst="rect"/></spPr></pic>'
    "<clientData/></oneCellAnchor>"
)
_CACHE: Final = (
    f'<pivotCacheDefinition xmlns="{MAIN}" xmlns:r="{OFFICE}" recordCount="0" refreshOnLoad="1"><cacheSource'
    ' type="worksheet"><worksheetSource ref="A1:D6" sheet="Plan"/></cacheSource><cacheFields count="1"><cacheField'
    ' name="Duty" numFmtId="0"><sharedItems/></cacheField></cacheFields></pivotCacheDefinition>'
)
_CACHES: Final = f'<pivotCaches><pivotCache xmlns:r="{OFFICE}" cacheId="3" r:id="rIdCache"/></pivotCaches></workbook>'
_PIVOT: Final = (
    f'<pivotTableDefinition xmlns="{MAIN}" name="Load" cacheId="3" dataCaption="Values"><location ref="L20:M22"'
    ' firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="1"><pivotField/></pivotFields>'
    "</pivotTableDefinition>"
)


def _furnished(path: Path) -> Path:
    """Write a workbook with what openpyxl can put into one: chart, notes, table, validation, formats, names."""
    book = Workbook()
    sheet = plan(book)
    for values in (
        ("Duty", "Manager", "Clerk", "Board", "Effort"), ("Sell", "A", "R", "I", 5), ("Buy", "A", "R", None, 3),
        ("Ship", "A", "R", None, 8), ("Pack", "A", "R", None, 1), ("Bill", "A", "R", "C", 2),
    ):  # fmt: skip
        sheet.append(values)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=5, min_row=1, max_row=6), titles_from_data=True)
    sheet.add_chart(chart, "G2")
    sheet["C3"].comment = Comment("ask the bank first", "A. Clerk")
    listed = DataValidation(type="list", formula1='"R,A,C,I"', allow_blank=True)
    listed.add("B2:D6")
    sheet.add_data_validation(listed)
    fill = PatternFill("solid", bgColor="FFCC00")
    coloured = Rule(type="cellIs", operator="equal", formula=['"A"'], dxf=DifferentialStyle(fill=fill))
    sheet.conditional_formatting.add("B2:D6", coloured)
    sheet.add_table(Table(displayName="Efforts", ref="A1:E6"))
    book.defined_names["Letters"] = DefinedName("Letters", attr_text="Plan!$B$2:$D$6")
    sheet.print_title_rows = "1:1"
    sheet.freeze_panes = "B2"
    book.save(path)
    return path


def _related(*targets: tuple[str, str, str]) -> Callable[[bytes], bytes]:
    """Return what puts relations, of id, type and target, into a part of relations."""
    listed = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{to}"/>' for name, kind, to in targets)
    return lambda data: data.replace(b"</Relationships>", f"{listed}</Relationships>".encode())


def _typed(kinds: dict[str, str], **suffixes: str) -> Callable[[bytes], bytes]:
    """Return what puts the types of parts and of suffixes into the list of types; macros make another main type."""
    listed = "".join(f'<Default Extension="{name}" ContentType="{kind}"/>' for name, kind in suffixes.items())
    listed += "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    plain, macros = b"openxmlformats-officedocument.spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
    return lambda data: data.replace(plain, macros).replace(b"</Types>", f"{listed}</Types>".encode())


def _crowded(path: Path) -> Path:
    """Write a workbook with macros, pivot table, picture, slicer, custom XML, threaded comments, printer settings."""
    noise = random.Random(5).randbytes  # noqa: S311 - no secret
    spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    added = {
        "xl/vbaProject.bin": noise(5000),
        "xl/media/logo.png": _PIXEL,
        "xl/printerSettings/printerSettings1.bin": noise(300),
        "xl/pivotCache/pivotCacheDefinition1.xml": _CACHE.encode(),
        "xl/pivotTables/pivotTable1.xml": _PIVOT.encode(),
        "xl/pivotTables/_rels/pivotTable1.xml.rels": _related(
            ("rId1", f"{OFFICE}/pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml")
        )(b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'),
        "xl/slicers/slicer1.xml": f'<slicers xmlns="{_VENDOR}/spreadsheetml/2009/9/main"/>'.encode(),
        "xl/slicerCaches/slicerCache1.xml": b"<slicerCacheDefinition name='S'/>",
        "xl/threadedComments/threadedComment1.xml": f'<ThreadedComments xmlns="{_VENDOR}/2018"/>'.encode(),
        "xl/persons/person.xml": f'<personList xmlns="{_VENDOR}/2018"/>'.encode(),
        "customXml/item1.xml": b"\xef\xbb\xbf<plan xmlns='urn:plan'>\r\n<owner/></plan>",
        "xl/calcChain.xml": f'<calcChain xmlns="{MAIN}"><c r="E9" i="1"/></calcChain>'.encode(),
    }
    edits: dict[str, Callable[[bytes], bytes | None]] = {
        "[Content_Types].xml": _typed(
            {
                "xl/pivotCache/pivotCacheDefinition1.xml": f"{spreadsheet}.pivotCacheDefinition+xml",
                "xl/pivotTables/pivotTable1.xml": f"{spreadsheet}.pivotTable+xml",
                "xl/slicers/slicer1.xml": "application/vnd.ms-excel.slicer+xml",
                "xl/slicerCaches/slicerCache1.xml": "application/vnd.ms-excel.slicerCache+xml",
                "xl/threadedComments/threadedComment1.xml": "application/vnd.ms-excel.threadedcomments+xml",
                "xl/persons/person.xml": "application/vnd.ms-excel.person+xml",
                "xl/calcChain.xml": f"{spreadsheet}.calcChain+xml",
            },
            bin="application/vnd.ms-office.vbaProject",
            png="image/png",
        ),
        "xl/_rels/workbook.xml.rels": _related(
            ("rIdVba", f"{_VENDOR}/2006/relationships/vbaProject", "vbaProject.bin"),
            ("rIdCache", f"{OFFICE}/pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"),
            ("rIdSlicer", f"{_VENDOR}/2007/relationships/slicerCache", "slicerCaches/slicerCache1.xml"),
            ("rIdPerson", f"{_VENDOR}/2017/10/relationships/person", "persons/person.xml"),
            ("rIdCustom", f"{OFFICE}/customXml", "../customXml/item1.xml"),
            ("rIdChain", f"{OFFICE}/calcChain", "calcChain.xml"),
        ),
        "xl/workbook.xml": lambda data: data.replace(b"</workbook>", _CACHES.encode()),
        "xl/worksheets/_rels/sheet1.xml.rels": _related(
            ("rIdPivot", f"{OFFICE}/pivotTable", "../pivotTables/pivotTable1.xml"),
            ("rIdPrint", f"{OFFICE}/printerSettings", "../printerSettings/printerSettings1.bin"),
            (
                "rIdThread",
                f"{_VENDOR}/2017/10/relationships/threadedComment",
                "../threadedComments/threadedComment1.xml",
            ),
            ("rIdSlicers", f"{_VENDOR}/2007/relationships/slicer", "../slicers/slicer1.xml"),
        ),
        "xl/drawings/drawing1.xml": lambda data: data.replace(b"</wsDr>", f"{_PICTURE}</wsDr>".encode()),
        "xl/drawings/_rels/drawing1.xml.rels": _related(("rIdLogo", f"{OFFICE}/image", "/xl/media/logo.png")),
    }
    return edited(_furnished(path), edits | {name: lambda _, data=data: data for name, data in added.items()})


def _sheet_without_cells(parts: dict[str, bytes]) -> bytes:
    data = parts[SHEET]
    return data[: data.index(b"<sheetData>")] + data[data.index(b"</sheetData>") :]


def test_all_that_a_crowded_workbook_holds_stays(tmp_path: Path) -> None:
    path = _crowded(tmp_path / "x.xlsm")
    target, refused = mended(path, *CHANGES)
    old, new = parts_of(path), parts_of(target)

    assert refused == ()
    assert list(old) == list(new)
    assert [name for name, data in old.items() if data != new[name]] == [SHEET]
    assert _sheet_without_cells(old) == _sheet_without_cells(new)
    assert read(target).rows == (CHANGES[2].apply(CHANGES[1].apply(CHANGES[0].apply(read(path)))).rows)


def test_openpyxl_finds_all_it_knows_of(tmp_path: Path) -> None:
    path = _crowded(tmp_path / "x.xlsm")
    target, _ = mended(path, *CHANGES)
    book = load_workbook(target, keep_vba=True, rich_text=True)
    sheet = book["Plan"]

    assert [sheet["C3"].value, sheet["D2"].value, sheet["D4"].value] == ["C", None, "I (late)"]
    assert sheet["C3"].comment is not None
    assert list(sheet.tables) == ["Efforts"]
    assert len(sheet.data_validations.dataValidation) == 1
    assert len(sheet.conditional_formatting) == 1
    assert len(sheet._charts) == 1  # type: ignore[attr-defined]  # noqa: SLF001 - openpyxl has no other word for it
    assert len(sheet._pivots) == 1  # type: ignore[attr-defined]  # noqa: SLF001
    assert sheet.freeze_panes == "B2"
    assert "Letters" in book.defined_names


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_what_was_mended(tmp_path: Path) -> None:
    crowded, _ = mended(_crowded(tmp_path / "x.xlsm"), *CHANGES)
    plain, _ = mended(_furnished(tmp_path / "y.xlsx"), *CHANGES)
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless", "--convert-to",
            "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out"), str(crowded), str(plain),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip

    for mended_file in (crowded, plain):
        assert read(mended_file) == read(tmp_path / "out" / f"{mended_file.stem}.xlsx")
