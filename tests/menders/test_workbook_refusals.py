"""An edit that would break something is refused, with its cell and one reason; the rest is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from raw_workbooks import (
    HEADINGS,
    MAIN,
    ROWS,
    SHEET,
    book,
    cell_of,
    edit,
    mended,
    parts_of,
    refusals,
    relations,
    row,
    sheet_xml,
    strings,
    styles,
    text,
)

from raci.api import read
from raci.errors import RaciError, UnreadableError
from raci.menders import Mend
from raci.menders.workbook import mend_workbook
from raci.model import Duty, Location, Source
from raci.model.change import Add, Assign, Remove, Withdraw
from raci.records import replace

if TYPE_CHECKING:
    from pathlib import Path

CHANGE = Assign("Buy", "Clerk", ("C",))
"""The change that all these workbooks are asked for: cell C3."""
RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels"


def told(path: Path) -> list[str]:
    """Return why the change is refused; fail if another one, or the copy itself, suffered."""
    target, refused = mended(path, CHANGE, Withdraw("Sell", "Board"))
    old, new = parts_of(path), parts_of(target)

    assert cell_of(new, "C3") == cell_of(old, "C3")
    assert {name: data for name, data in old.items() if name != SHEET} == {
        name: data for name, data in new.items() if name != SHEET
    }
    assert cell_of(new, "D2").endswith("/>")
    assert cell_of(new, "D2") != cell_of(old, "D2")
    return [f"{each.location.inside}: {each.reason}" for each in refused]


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        ('<f>"R"</f>', "the cell holds a formula"),
        ('<f t="shared" si="0"/>', "the cell holds a formula"),
        ('<f t="shared" ref="C3:C5" si="0">"R"</f>', "the cell holds a formula"),
        ('<f t="array" ref="C3">"R"</f>', "the cell holds a formula"),
        ('<f t="dataTable" ref="C3:C4" dt2D="0" dtr="0" r1="A1"/>', "the cell holds a formula"),
    ],
    ids=["ordinary", "shared", "first of shared", "array", "data table"],
)
def test_a_cell_with_a_formula(tmp_path: Path, formula: str, reason: str) -> None:
    rows = ROWS.replace(text("C3", "R"), f'<c r="C3" t="str">{formula}<v>R</v></c>')

    assert told(book(tmp_path / "x.xlsx", sheet_xml(rows))) == [f"Plan!C3: {reason}"]


@pytest.mark.parametrize("kind", ["array", "dataTable"])
def test_a_cell_that_another_cells_formula_fills(tmp_path: Path, kind: str) -> None:
    rows = ROWS.replace("</c></row>", f'</c><c r="F2"><f t="{kind}" ref="B3:C5">1</f><v>1</v></c></row>', 2)

    assert told(book(tmp_path / "x.xlsx", sheet_xml(rows))) == ["Plan!C3: the cell is filled by the formula of B3:C5"]


def test_a_cell_merged_over_duties(tmp_path: Path) -> None:
    rows = ROWS.replace(text("C4", "R"), '<c r="C4"/>')
    path = book(tmp_path / "x.xlsx", sheet_xml(rows, '<mergeCells count="1"><mergeCell ref="C3:C5"/></mergeCells>'))

    assert told(path) == ["Plan!C3: the cell is merged over 3 duties"]


def test_a_cell_merged_over_roles(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx", sheet_xml(after='<mergeCells><mergeCell ref="C3:D3"/></mergeCells>'))

    assert told(path) == ["Plan!C3: the cell is merged over 2 roles"]


def test_a_cell_that_a_merged_one_covers(tmp_path: Path) -> None:
    rows = ROWS.replace(text("C3", "R"), '<c r="C3"/>')
    path = book(tmp_path / "x.xlsx", sheet_xml(rows, '<mergeCells><mergeCell ref="A3:C3"/></mergeCells>'))
    matrix = read(book(tmp_path / "y.xlsx", sheet_xml(rows)))
    _, refused = mended(path, CHANGE, matrix=matrix)

    assert [each.reason for each in refused] == ["the cell is merged over 2 roles"]


def test_a_cell_merged_with_what_is_outside_the_matrix_is_mended_only_where_it_shows(tmp_path: Path) -> None:
    rows = ROWS.replace(text("A3", "Buy"), text("A3", "Buy") + text("B3", "A")).replace(
        text("B3", "A") * 2, text("B3", "A")
    )
    path = book(tmp_path / "x.xlsx", sheet_xml(rows, '<mergeCells><mergeCell ref="D2:E2"/></mergeCells>'))
    target, refused = mended(path, Assign("Sell", "Board", ("C",)))

    assert refused == ()
    assert cell_of(parts_of(target), "D2") == text("D2", "C")


def test_a_role_over_several_columns(tmp_path: Path) -> None:
    rows = (
        row(1, "Duty", "Manager", "Clerk", "", "Board")
        + row(2, "Sell", "A", "R", "I", "I")
        + row(3, "Buy", "A", "R", "R", "I")
        + row(4, "Ship", "A", "R", "", "I")
    )
    path = book(tmp_path / "x.xlsx", sheet_xml(rows, '<mergeCells><mergeCell ref="C1:D1"/></mergeCells>'))

    assert refusals(path, CHANGE, Assign("Sell", "Board", ("C",))) == [
        "Plan!C3: the role stands over 2 columns (C and D)"
    ]


def test_a_role_over_several_columns_whose_cells_are_merged_alike_is_mended(tmp_path: Path) -> None:
    rows = (
        row(1, "Duty", "Manager", "Clerk", "", "Board")
        + row(2, "Sell", "A", "R", "", "I")
        + row(3, "Buy", "A", "R", "", "I")
        + row(4, "Ship", "A", "R", "", "I")
    )
    merges = "".join(f'<mergeCell ref="C{number}:D{number}"/>' for number in range(1, 5))
    path = book(tmp_path / "x.xlsx", sheet_xml(rows, f"<mergeCells>{merges}</mergeCells>"))

    assert cell_of(edit(path, CHANGE), "C3") == text("C3", "C")


PROTECTION = '<sheetProtection sheet="1" objects="1" scenarios="1"/>'
LOCKED = "the sheet is protected and the cell is locked; take the protection off first"


def test_a_locked_cell_of_a_protected_sheet(tmp_path: Path) -> None:
    loose = styles('<xf applyProtection="1"><protection locked="0"/></xf>', "<xf><protection hidden='1'/></xf>")
    rows = ROWS.replace('r="D2"', 'r="D2" s="1"').replace('r="C3"', 'r="C3" s="2"')
    path = book(tmp_path / "x.xlsx", sheet_xml(rows, PROTECTION), {"xl/styles.xml": loose})

    assert told(path) == [f"Plan!C3: {LOCKED}"]


def test_a_missing_cell_of_a_protected_sheet_is_locked_as_its_column_is(tmp_path: Path) -> None:
    loose = styles('<xf applyProtection="1"><protection locked="0"/></xf>')
    columns = '<cols><col min="4" max="4" style="1" width="9"/></cols>'
    parts = {"xl/styles.xml": loose}
    with_columns = book(tmp_path / "x.xlsx", sheet_xml(after=PROTECTION, before=columns), parts)
    without = book(tmp_path / "y.xlsx", sheet_xml(after=PROTECTION), parts)

    assert refusals(with_columns, Assign("Buy", "Board", ("I",))) == []
    assert refusals(without, Assign("Buy", "Board", ("I",))) == [f"Plan!D3: {LOCKED}"]


def test_a_sheet_whose_drawings_alone_are_protected(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx", sheet_xml(after='<sheetProtection objects="1"/>'))

    assert refusals(path, CHANGE) == []


@pytest.mark.parametrize(
    ("kind", "xml", "reason"),
    [
        ("table", '<table displayName="T" ref="A3:D5"/>', "it heads a column of the table T"),
        ("table", '<table displayName="T" ref="A1:D3" totalsRowCount="1"/>', "it is in the totals of the table T"),
        (
            "table",
            '<table displayName="T" ref="B3:C5" headerRowCount="0" tableType="queryTable"/>',
            "it is filled by the query of the table T",
        ),
        (
            "table",
            '<table displayName="T" ref="A3:D5" headerRowCount="0"><c><xmlColumnPr mapId="1"/></c></table>',
            "the table T is bound to an XML map",
        ),
        (
            "pivotTable",
            '<pivotTableDefinition name="P"><location ref="C3:D5"/></pivotTableDefinition>',
            "it belongs to the pivot table P",
        ),
        (
            "tableSingleCells",
            '<singleXmlCells><singleXmlCell id="1" r="C3"/></singleXmlCells>',
            "it is bound to an XML map",
        ),
        ("queryTable", '<queryTable name="Data_1"/>', "it is filled by the query Data_1"),
    ],
)
def test_a_cell_that_something_else_holds_or_fills(tmp_path: Path, kind: str, xml: str, reason: str) -> None:
    first, _, others = xml.partition(" ")
    parts = {RELATIONS: relations((kind, "../odd/it.xml")), "xl/odd/it.xml": f'{first} xmlns="{MAIN}" {others}'}
    if kind == "tableSingleCells":
        parts["xl/odd/it.xml"] = xml
    name = '<definedName name="Data_1" localSheetId="0">Plan!$B$3:$C$5</definedName>'
    path = book(tmp_path / "x.xlsx", parts=parts, names=name if kind == "queryTable" else "")

    assert told(path) == [f"Plan!C3: {reason}"]


def test_a_cell_in_the_body_of_a_table_is_mended(tmp_path: Path) -> None:
    table = f'<table xmlns="{MAIN}" displayName="T" ref="A1:D5" id="1"><tableColumns/></table>'
    path = book(tmp_path / "x.xlsx", parts={RELATIONS: relations(("table", "../t.xml")), "xl/t.xml": table})

    assert refusals(path, CHANGE) == []


RICH = "<r><rPr><b/></rPr><t>{}</t></r><r><t>{}</t></r>"


def test_a_text_whose_parts_look_different(tmp_path: Path) -> None:
    rows = ROWS.replace(text("C3", "R"), f'<c r="C3" t="inlineStr"><is>{RICH.format("R", " (late)")}</is></c>')

    assert told(book(tmp_path / "x.xlsx", sheet_xml(rows))) == [
        "Plan!C3: parts of its text (R (late)) look different, which would be lost"
    ]


def test_a_shared_text_whose_parts_look_different(tmp_path: Path) -> None:
    rows = ROWS.replace(text("C3", "R"), '<c r="C3" t="s"><v>2</v></c>')
    shared = strings("a", "b", RICH.format("R", " (late)") + '<rPh sb="0" eb="1"><t>no</t></rPh>')
    path = book(tmp_path / "x.xlsx", sheet_xml(rows), {"xl/sharedStrings.xml": shared})

    assert told(path) == ["Plan!C3: parts of its text (R (late)) look different, which would be lost"]


def test_a_cell_with_more_than_a_text(tmp_path: Path) -> None:
    cell = '<c r="C3" t="str" vm="1"><v>R</v></c>'
    path = book(tmp_path / "x.xlsx", sheet_xml(ROWS.replace(text("C3", "R"), cell)))

    assert told(path) == ["Plan!C3: the cell holds more than a text, such as a picture, which would be lost"]


def test_a_cell_with_an_extension(tmp_path: Path) -> None:
    cell = '<c r="C3" t="str"><v>R</v><extLst/></c>'
    path = book(tmp_path / "x.xlsx", sheet_xml(ROWS.replace(text("C3", "R"), cell)))
    _, refused = mended(path, CHANGE, matrix=read(book(tmp_path / "y.xlsx")))

    assert [each.reason for each in refused] == [
        "the cell holds more than a text, such as a picture, which would be lost"
    ]


def test_a_text_that_was_not_understood_is_not_written_over(tmp_path: Path) -> None:
    rows = ROWS.replace(text("C3", "R"), text("C3", "see the contract of last year"))

    assert told(book(tmp_path / "x.xlsx", sheet_xml(rows))) == [
        "Plan!C3: the cell says 'see the contract of last year', which would be lost"
    ]


def test_a_dash_is_written_over(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx", sheet_xml(ROWS.replace(text("C3", "R"), text("C3", "-"))))

    assert refusals(path, CHANGE) == []


def test_a_row_or_a_cell_that_is_there_twice(tmp_path: Path) -> None:
    again = '<c r="C3" t="str"><v>R</v></c>'
    cell = book(tmp_path / "x.xlsx", sheet_xml(ROWS.replace(text("C3", "R"), again * 2)))
    line = book(tmp_path / "y.xlsx", sheet_xml(ROWS + row(3, "", "", "")))

    assert told(cell) == ["Plan!C3: the file holds its row, or a cell of it, twice"]
    assert told(line) == ["Plan!C3: the file holds its row, or a cell of it, twice"]


def test_whole_rows(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx")
    found = refusals(path, Remove("Buy"), Add(Duty("Rest", "Rest")))

    assert [place.partition(":")[0] for place in found] == ["Plan!A3", "Plan!A1"]
    assert all("insert or delete the row in the spreadsheet program" in each for each in found)


def test_what_is_no_place_of_the_file(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx")
    matrix = read(path)
    elsewhere = replace(matrix, source=replace(matrix.source, sheet="Gone"))
    nowhere = replace(matrix, duties=tuple(replace(duty, source=None) for duty in matrix.duties))
    outside = replace(matrix, duties=tuple(replace(duty, source=(1 << 21, 1)) for duty in matrix.duties))
    reasons = [
        refused.reason
        for each in (elsewhere, nowhere, outside)
        for refused in mend_workbook(path, [Mend(each, (Assign("Buy", "Board", ("I",)),))], tmp_path / "y.xlsx")
    ]

    assert reasons == [
        "the file has no such sheet",
        "its place in the sheet is not known",
        "it is no cell of the sheet",
    ]
    assert path.read_bytes() == (tmp_path / "y.xlsx").read_bytes()


def test_what_is_not_in_the_matrix(tmp_path: Path) -> None:
    found = refusals(book(tmp_path / "x.xlsx"), Withdraw("Gone", "Clerk"), Withdraw("Buy", "Nobody"))

    assert found == [
        "Plan!A1:D5: there is no such duty or role in the matrix any more",
        "Plan!A3: there is no such duty or role in the matrix any more",
    ]


def test_ticks_and_rows_of_their_own(tmp_path: Path) -> None:
    rows = (
        row(1, "Duty", "Role", "R", "A", "C", "I")
        + row(2, "Sell", "Clerk", "x")
        + row(3, "Sell", "Manager", "", "x")
        + row(4, "Buy", "Clerk", "x")
        + row(5, "Buy", "Manager", "", "x")
        + row(6, "Buy", "Board", "", "", "", "x")
    )
    path = book(tmp_path / "x.xlsx", sheet_xml(rows))

    assert refusals(path, Assign("Buy", "Clerk", ("C",)), Assign("Sell", "Board", ("I",))) == [
        "Plan!C4: the cell says 'x': its letters are told by ticks, by a heading, or by several cells",
        "Plan!A2: every assignment has a row, or a tick, of its own there; add this one in the spreadsheet program",
    ]


def test_a_long_table_is_mended_in_its_letters(tmp_path: Path) -> None:
    rows = (
        row(1, "Duty", "Role", "RACI")
        + row(2, "Sell", "Clerk", "Responsible")
        + row(3, "Sell", "Manager", "Accountable")
        + row(4, "Buy", "Clerk", "Responsible")
        + row(5, "Buy", "Manager", "Accountable")
        + row(6, "Buy", "Board", "Informed")
    )
    path = book(tmp_path / "x.xlsx", sheet_xml(rows))
    target, refused = mended(path, Assign("Buy", "Board", ("C",)))

    assert refused == ()
    assert read(target) == Assign("Buy", "Board", ("C",)).apply(read(path))


@pytest.mark.parametrize(
    "xml",
    [
        '<!DOCTYPE worksheet [<!ENTITY a "aaaa">]>' + sheet_xml().partition("\n")[2],
        sheet_xml().replace("</row>", "</rov>", 1),
        " " * 3000 + '<!DOCTYPE worksheet [<!ENTITY a "aaaa">]>' + sheet_xml().partition("\n")[2],
        sheet_xml().encode() + b"\xff\xfe\x00",
        sheet_xml().replace("UTF-8", "no-such-code"),
    ],
    ids=["entities", "not closed", "entities after blanks", "not UTF-8", "unknown encoding"],
)
def test_a_damaged_or_hostile_sheet_is_told(tmp_path: Path, xml: str | bytes) -> None:
    matrix = read(book(tmp_path / "x.xlsx"))
    path = book(tmp_path / "y.xlsx", xml)

    with pytest.raises(UnreadableError, match=r"damaged|DOCTYPE"):
        mend_workbook(path, [Mend(matrix, (CHANGE,))], tmp_path / "z.xlsx")


def test_a_matrix_that_says_nothing_of_its_sheet_is_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx")
    matrix = replace(read(path), source=Source(str(path)))
    (refused,) = mend_workbook(path, [Mend(matrix, (CHANGE,))], tmp_path / "y.xlsx")

    assert refused.location == Location(str(path), None)
    assert HEADINGS.encode() in parts_of(tmp_path / "y.xlsx")[SHEET]


def test_a_signed_workbook_is_refused_as_a_whole(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx", parts={"_xmlsignatures/origin.sigs": ""})

    with pytest.raises(RaciError, match="signed"):
        mended(path, CHANGE)
