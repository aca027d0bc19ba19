"""Workbooks that can be read, though much in them leads a reader astray: what comes out is what a person sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import xlwt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from workbooks import ROWS, SHEET, binary_workbook, edited, open_document, plan, table_row, with_rows, workbook

import raci
from raci.layout.grid import Area, Flaw
from raci.readers import read_document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Literal

    from raci.layout.grid import Grid

HEAD = ROWS[0]
UNCALCULATED = "a formula that was never calculated; open and save the file in a spreadsheet program"
SHOWN = [("Sell", {"Manager": "A", "Clerk": "R"}), ("Buy", {"Manager": "A", "Clerk": "R"})]


def read(path: Path) -> list[tuple[str, dict[str, str]]]:
    """Return the duties of a file's one matrix and who has which letters for them."""
    matrix = raci.read(path)
    pairs = zip(matrix.duties, matrix.rows, strict=True)
    return [(duty.name, {role: "".join(entry.letters) for role, entry in row.items()}) for duty, row in pairs]


def grid_of(path: Path) -> Grid:
    """Return the grid of a file's first sheet."""
    return read_document(path).grids[0]


def flaws_of(path: Path) -> list[Flaw]:
    """Return the flaws of a file's first sheet."""
    flaws = grid_of(path).flaws
    assert flaws is not None
    return list(flaws())


def cell(name: str, inside: str, attributes: str = "") -> str:
    """Return the XML of a cell in a row of its own."""
    row = "".join(filter(str.isdigit, name))
    return f'<row r="{row}"><c r="{name}" {attributes}>{inside}</c></row>'


@pytest.mark.parametrize("name", ["x.xlsx", "x.xlsm", "x.csv", "x.yaml", "x.xls", "x"])
def test_a_workbook_is_known_by_its_content_not_its_name(tmp_path: Path, name: str) -> None:
    assert read(workbook(tmp_path / name)) == SHOWN


def test_a_million_formatted_rows_are_no_rows(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{row}"><c r="B{row}" s="0"/></row>' for row in range(4, 1048577))

    assert read(with_rows(tmp_path / "x.xlsx", rows)) == SHOWN


@pytest.mark.parametrize("blank", ['<c r="{}" s="0"/>', '<c r="{}" s="0"></c>', "<c r='{}' s='0'/>"])
def test_a_formatted_cell_far_away_is_no_cell(tmp_path: Path, blank: str) -> None:
    row = f'<row r="1048576">{blank.format("XFD1048576")}</row>'

    assert read(with_rows(tmp_path / "x.xlsx", row)) == SHOWN


def test_all_columns_a_sheet_can_have(tmp_path: Path) -> None:
    note = '<c r="XFD4" t="inlineStr"><is><t>R</t></is></c>'
    blank = "".join(f'<c r="{get_column_letter(column)}4" s="0"/>' for column in range(1, 16384))

    path = with_rows(tmp_path / "x.xlsx", f'<row r="4">{blank}{note}</row>')

    assert len(grid_of(path).rows[3]) == 16384
    assert read(path) == SHOWN


def test_a_stale_dimension_hides_no_rows(tmp_path: Path) -> None:
    def stale(data: bytes) -> bytes:
        return re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:B2"', data)

    path = edited(workbook(tmp_path / "x.xlsx"), {SHEET: stale})

    assert read(path) == SHOWN


def test_rows_and_columns_left_blank_count(tmp_path: Path) -> None:
    matrix = raci.read(workbook(tmp_path / "x.xlsx", ROWS, top=5, left=3))

    places = [str(matrix.locate(duty, matrix.roles[1]).cell) for duty in matrix.duties]
    assert places == ["E6", "E7"]
    assert matrix.locate().cell == "C5:E7"


def test_rows_and_columns_left_blank_count_in_an_ods(tmp_path: Path) -> None:
    gap = '<table:table-cell table:number-columns-repeated="2"/>'
    rows = table_row(attributes='table:number-rows-repeated="4"') + "".join(table_row(gap, *row) for row in ROWS)

    matrix = raci.read(open_document(tmp_path / "x.ods", rows))

    assert matrix.locate().cell == "C5:E7"


def test_rows_and_columns_left_blank_count_in_an_xls(tmp_path: Path) -> None:
    matrix = raci.read(old_workbook(tmp_path / "x.xls", ROWS, top=4, left=2))

    assert matrix.locate().cell == "C5:E7"


def old_workbook(
    path: Path, rows: Sequence[Sequence[object]], merges: Sequence[Area] = (), top: int = 0, left: int = 0
) -> Path:
    """Write an .xls workbook with one sheet, Plan; merged areas get a value of their own."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Plan", cell_overwrite_ok=True)
    for row, values in enumerate(rows, top):
        for column, value in enumerate(values, left):
            sheet.write(row, column, value)
    for area in merges:
        sheet.write_merge(area.top, area.bottom, area.left, area.right, rows[area.top][area.left])
    book.save(str(path))
    return path


def test_merged_cells_of_an_xlsx(tmp_path: Path) -> None:
    book = Workbook()
    sheet = plan(book)
    for row in (*HEAD,), ("Sell", "A", "R"), ("Buy", None, "R"):
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    book.save(tmp_path / "x.xlsx")

    assert grid_of(tmp_path / "x.xlsx").merges == (Area(1, 1, 2, 1),)
    assert read(tmp_path / "x.xlsx") == SHOWN


def test_merged_cells_of_an_xls(tmp_path: Path) -> None:
    path = old_workbook(tmp_path / "x.xls", [HEAD, ("Sell", "A", "R"), ("Buy", "", "R")], [Area(1, 1, 2, 1)])

    assert grid_of(path).merges == (Area(1, 1, 2, 1),)
    assert read(path) == SHOWN


def test_merged_cells_of_an_ods(tmp_path: Path) -> None:
    merged = '<table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>A</text:p>'
    rows = [
        table_row(*HEAD),
        table_row("Sell", f"{merged}</table:table-cell>", "R"),
        table_row("Buy", "<table:covered-table-cell/>", "R"),
    ]
    path = open_document(tmp_path / "x.ods", "".join(rows))

    assert grid_of(path).merges == (Area(1, 1, 2, 1),)
    assert read(path) == SHOWN


def test_an_area_merged_over_the_whole_sheet_does_no_harm(tmp_path: Path) -> None:
    merged = b'</sheetData><mergeCells count="4000000000"><mergeCell ref="E1:XFD1048576"/></mergeCells>'
    path = edited(workbook(tmp_path / "x.xlsx"), {SHEET: lambda data: data.replace(b"</sheetData>", merged)})

    assert read(path) == SHOWN


def test_a_binary_workbook(tmp_path: Path) -> None:
    cells = {(row, column): text for row, texts in enumerate(ROWS) for column, text in enumerate(texts)}

    assert read(binary_workbook(tmp_path / "x.xlsb", cells)) == SHOWN


def test_an_old_workbook_with_many_numbers_in_a_row(tmp_path: Path) -> None:
    path = old_workbook(tmp_path / "x.xls", [(*HEAD, 1, 2, 3), ("Sell", "A", "R", 4, 5, 6), ("Buy", "A", "R", 7, 8, 9)])

    assert read(path) == SHOWN


def test_an_old_workbook_too_large_for_the_small_sectors(tmp_path: Path) -> None:
    rows = [HEAD, *((f"Duty number {number}", "A", "R") for number in range(500))]

    assert len(read(old_workbook(tmp_path / "x.xls", rows))) == 500


@pytest.mark.parametrize(("value", "number"), [(1.0, "1"), (2, "2"), (1.5, "1.5"), (1e14, "100000000000000")])
def test_whole_numbers_have_no_decimals(tmp_path: Path, value: float, number: str) -> None:
    rows: list[tuple[str | float, ...]] = [("No", *HEAD), (value, "Sell", "A", "R"), (7, "Buy", "A", "R")]

    assert raci.read(workbook(tmp_path / "x.xlsx", rows)).duties[0].number == number


def test_numbers_are_shown_as_their_format_shows_them(tmp_path: Path) -> None:
    book = Workbook()
    sheet = plan(book)
    for row in ("No", *HEAD), (1.1, "Sell", "A", "R"), (1.1, "Buy", "A", "R"):
        sheet.append(row)
    sheet["A3"].number_format = "0.00"
    book.save(tmp_path / "x.xlsx")

    assert [duty.number for duty in raci.read(tmp_path / "x.xlsx").duties] == ["1.1", "1.10"]


def test_looks_of_cells_are_known(tmp_path: Path) -> None:
    book = Workbook()
    sheet = plan(book)
    sheet.append(HEAD)
    sheet["A1"].font = Font(bold=True, size=14)
    sheet["B1"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["C1"].alignment = Alignment(indent=2)
    book.save(tmp_path / "x.xlsx")

    ask = grid_of(tmp_path / "x.xlsx").styles
    styles = ask() if ask else None

    assert styles is not None
    looks = [styles.of(0, column) for column in range(4)]
    assert [look.bold for look in looks] == [True, False, False, False]
    assert [look.indent for look in looks] == [0, 0, 2, 0]
    assert [bool(look.fill) for look in looks] == [False, True, False, False]
    assert looks[0].size == 14
    assert styles.indented


def test_senseless_looks_are_plain_looks(tmp_path: Path) -> None:
    def senseless(data: bytes) -> bytes:
        return re.sub(rb'(numFmtId|fontId|fillId|sz val)="[^"]*"', rb'\1="x"', data)

    path = edited(workbook(tmp_path / "x.xlsx"), {SHEET: lambda data: data.replace(b'r="A1"', b'r="A1" s="99"')})
    ask = grid_of(path).styles
    plain = ask() if ask else None
    assert plain is not None
    assert not plain.of(0, 0).bold

    from raci.packages import Package  # noqa: PLC0415 - beside its use
    from raci.readers.spreadsheet.styles import formats_of  # noqa: PLC0415

    edited(path, {"xl/styles.xml": senseless})
    assert not formats_of(Package(path).xml("xl/styles.xml"))[0][0].bold


def test_error_cells_are_flaws(tmp_path: Path) -> None:
    rows = cell("B4", "<v>#REF!</v>", 't="e"') + cell("C5", "<f>1/0</f><v>#DIV/0!</v>", 's="0" t="e"')

    expected = [
        Flaw("error", "the cell shows the error #REF!", (4, 2)),
        Flaw("error", "the cell shows the error #DIV/0!", (5, 3)),
    ]
    assert flaws_of(with_rows(tmp_path / "x.xlsx", rows)) == expected


def test_error_cells_become_oddities_of_the_matrix(tmp_path: Path) -> None:
    rows = '<row r="4"><c r="A4" t="inlineStr"><is><t>Pay</t></is></c><c r="B4" t="e"><v>#REF!</v></c></row>'

    matrix = raci.read(with_rows(tmp_path / "x.xlsx", rows))

    assert [(odd.kind, odd.source) for odd in matrix.oddities] == [("error", (4, 2))]


@pytest.mark.parametrize(
    "inside",
    ["<f>B2</f>", "<f>B2</f><v/>", "<f>B2</f><v></v>", '<f t="shared" si="0"/>', '<f t="shared" si="0"/><v />'],
)
def test_formulas_without_a_value_are_flaws(tmp_path: Path, inside: str) -> None:
    path = with_rows(tmp_path / "x.xlsx", cell("B4", inside))

    assert flaws_of(path) == [Flaw("formula", UNCALCULATED, (4, 2))]


@pytest.mark.parametrize(
    ("inside", "attributes"),
    [
        ("<f>B2</f><v>1</v>", ""),
        ("<f>B2</f><v>A</v>", 't="str"'),
        ("<f>IF(B2=1,B2,&quot;&quot;)</f><v></v>", 't="str"'),
        ("<v>1</v>", ""),
    ],
)
def test_formulas_with_a_value_are_none(tmp_path: Path, inside: str, attributes: str) -> None:
    assert flaws_of(with_rows(tmp_path / "x.xlsx", cell("B4", inside, attributes))) == []


def test_formulas_without_a_value_in_an_ods_are_flaws(tmp_path: Path) -> None:
    path = open_document(tmp_path / "x.ods", table_row("Duty", '<table:table-cell table:formula="of:=[.A1]"/>'))

    assert flaws_of(path) == [Flaw("formula", UNCALCULATED, (1, 2))]


def test_hidden_rows_and_columns_are_read_and_told(tmp_path: Path) -> None:
    book = Workbook()
    sheet = plan(book)
    for row in ROWS:
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.save(tmp_path / "x.xlsx")

    expected = [Flaw("hidden", "row 3 is hidden", (3, 1)), Flaw("hidden", "column C is hidden", (1, 3))]
    assert flaws_of(tmp_path / "x.xlsx") == expected
    assert read(tmp_path / "x.xlsx") == SHOWN


def test_of_many_hidden_columns_the_first_are_told(tmp_path: Path) -> None:
    columns = b'<cols><col min="4" max="16384" hidden="1"/></cols><sheetData>'
    path = edited(workbook(tmp_path / "x.xlsx"), {SHEET: lambda data: data.replace(b"<sheetData>", columns)})

    found = flaws_of(path)
    assert (len(found), found[0].message, found[-1].place) == (100, "column D is hidden", (1, 103))


def test_hidden_rows_and_columns_of_an_ods_are_told(tmp_path: Path) -> None:
    columns = "<table:table-column/>" + '<table:table-column table:visibility="collapse"/>'
    rows = table_row("Duty", "Manager") + table_row("Sell", "A", attributes='table:visibility="filter"')

    path = open_document(tmp_path / "x.ods", columns + rows)

    assert {flaw.message for flaw in flaws_of(path)} == {"column B is hidden", "row 2 is hidden"}


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_not_read_but_told(tmp_path: Path, state: Literal["hidden", "veryHidden"]) -> None:
    book = Workbook()
    for sheet in plan(book), book.create_sheet("Old"):
        for row in ROWS:
            sheet.append(row)
    book.worksheets[1].sheet_state = state
    book.save(tmp_path / "x.xlsx")

    assert read(tmp_path / "x.xlsx") == SHOWN
    notes = raci.understand(tmp_path / "x.xlsx").notes
    assert [note.message for note in notes] == ["the hidden sheet Old was not read"]


def test_sheets_of_charts_are_no_sheets(tmp_path: Path) -> None:
    book = Workbook()
    for row in ROWS:
        plan(book).append(row)
    book.create_chartsheet("Chart")
    book.save(tmp_path / "x.xlsx")

    assert [grid.name for grid in read_document(tmp_path / "x.xlsx").grids] == ["Plan"]


def test_a_sheet_named_with_marks_of_xml(tmp_path: Path) -> None:
    path = with_rows(tmp_path / "x.xlsx", cell("B4", "<v>#N/A</v>", 't="e"'))
    edited(path, {"xl/workbook.xml": lambda data: data.replace(b'"Plan"', b'"R&amp;D &lt;2026&gt;"')})

    assert grid_of(path).name == "R&D <2026>"
    assert [flaw.kind for flaw in flaws_of(path)] == ["error"]


def test_strict_open_xml(tmp_path: Path) -> None:
    def strict(data: bytes) -> bytes:
        main, office = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/"
        data = data.replace(main, office + b"spreadsheetml/main")
        return data.replace(b"http://schemas.openxmlformats.org/officeDocument/2006/", office + b"officeDocument/")

    path = edited(with_rows(tmp_path / "x.xlsx", cell("B4", "<v>#N/A</v>", 't="e"')), {"*": strict})

    assert read(path) == SHOWN
    assert [flaw.kind for flaw in flaws_of(path)] == ["error"]


def test_tags_with_a_prefix(tmp_path: Path) -> None:
    def prefixed(data: bytes) -> bytes:
        return re.sub(rb"<(/?)(?=[a-z])", rb"<\1x:", data).replace(b"xmlns=", b"xmlns:x=")

    rows = cell("B4", "<v>#N/A</v>", 't="e"') + '<row r="5" hidden="1"/>'
    path = edited(with_rows(tmp_path / "x.xlsx", rows), {SHEET: prefixed})

    assert read(path) == SHOWN
    assert [flaw.kind for flaw in flaws_of(path)] == ["error", "hidden"]


def test_relations_with_whole_paths_and_backslashes(tmp_path: Path) -> None:
    def whole(data: bytes) -> bytes:
        return data.replace(b'Target="worksheets/', b'Target="/xl/worksheets/')

    path = edited(
        with_rows(tmp_path / "x.xlsx", cell("B4", "<v>#N/A</v>", 't="e"')), {"xl/_rels/workbook.xml.rels": whole}
    )

    assert read(path) == SHOWN
    assert [flaw.kind for flaw in flaws_of(path)] == ["error"]


def test_cells_that_do_not_say_where_they_are(tmp_path: Path) -> None:
    def silent(data: bytes) -> bytes:
        return re.sub(rb' r="[A-Z]*\d+"', b"", data)

    assert read(edited(workbook(tmp_path / "x.xlsx"), {SHEET: silent})) == SHOWN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_in_any_encoding(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [("Duty", "Geschäftsführer", "Käufer"), ("Aufträge prüfen", "A", "R"), ("Verträge schließen", "A", "R")]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    (tmp_path / "x.csv").write_bytes(text.encode(encoding))

    expected = [(row[0], {"Geschäftsführer": "A", "Käufer": "R"}) for row in rows[1:]]
    assert read(tmp_path / "x.csv") == expected


def test_a_csv_whose_rows_have_several_lines(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text('Duty,Manager,Clerk\n"Sell\nat once",A,R\nBuy,A,"R\n"\n', "utf-8")

    matrix = raci.read(tmp_path / "x.csv")

    assert [duty.name for duty in matrix.duties] == ["Sell at once", "Buy"]
    assert [str(matrix.locate(duty)).rpartition("x.csv")[2] for duty in matrix.duties] == [":2:2", ":4:1"]


def test_a_workbook_with_another_suffix_in_its_name(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv.xlsx"
    path.write_bytes(workbook(tmp_path / "plan.xlsx", ROWS).read_bytes())

    assert raci.read(path) == raci.read(tmp_path / "plan.xlsx")
