"""A letter changed in a workbook changes the XML of its cell, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from raw_workbooks import (
    HEADINGS,
    MAIN,
    OFFICE,
    ROWS,
    SHEET,
    STRICT,
    STRICT_OFFICE,
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
    text,
)

from raci.api import read, read_all
from raci.menders import Mend, mender_for
from raci.menders.workbook import mend_workbook
from raci.model.change import Assign, Withdraw

if TYPE_CHECKING:
    from pathlib import Path


def test_workbooks_of_all_four_suffixes_are_mended(tmp_path: Path) -> None:
    for suffix in (".xlsx", ".XLSM", ".xltx", ".xltm"):
        assert mender_for(tmp_path / f"x{suffix}").name == "workbook"


def test_nothing_but_the_cell_changes(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx")
    new = edit(path, Assign("Buy", "Clerk", ("C",)))
    old = parts_of(path)

    assert old[SHEET].replace(text("C3", "R").encode(), text("C3", "C").encode()) == new[SHEET]


def test_no_mends_give_a_plain_copy(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx")
    target, refused = mended(path)

    assert refused == ()
    assert path.read_bytes() == target.read_bytes()


def test_a_change_to_what_is_there_already_gives_a_plain_copy(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx")
    target, _ = mended(path, Assign("Sell", "Manager", ("A",)), Withdraw("Buy", "Board"))

    assert path.read_bytes() == target.read_bytes()


def test_a_cell_keeps_its_style_filled_or_emptied(tmp_path: Path) -> None:
    cells = ['<c r="B2" s="7" t="s"><v>4</v></c>', "<c t='s' s='3' r='C2'><v>5</v></c>"]
    shared = {"xl/sharedStrings.xml": strings("Duty", "Manager", "Clerk", "Board", "A", "R")}
    path = book(
        tmp_path / "x.xlsx", sheet_xml(HEADINGS + row(2, "Sell", *cells) + row(3, "Buy", "A", "R", "I")), shared
    )
    new = edit(path, Withdraw("Sell", "Manager"), Assign("Sell", "Clerk", ("A",)))

    assert cell_of(new, "B2") == '<c r="B2" s="7"/>'
    assert "<c s='3' r='C2' t=\"inlineStr\"><is><t>A</t></is></c>" in new[SHEET].decode()


def test_a_missing_cell_is_put_in_its_place_with_the_style_of_its_row_or_column(tmp_path: Path) -> None:
    rows = (
        HEADINGS
        + row(2, "Sell", "", "R", "I", more=' spans="1:3" s="4" customFormat="1"')
        + row(3, "Buy", "A", more=' spans="1:2"')
        + row(4, "Ship", "A", "R")
    )
    columns = '<cols><col min="2" max="4" width="9" style="6"/></cols>'
    path = book(tmp_path / "x.xlsx", sheet_xml(rows, before=columns))
    new = edit(path, Assign("Sell", "Manager", ("A",)), Assign("Buy", "Board", ("I",)), Assign("Buy", "Clerk", ("R",)))
    made = new[SHEET].decode()

    assert cell_of(new, "B2") == text("B2", "A", ' s="4"')
    assert made.index('r="A2"') < made.index('r="B2"') < made.index('r="C2"')
    assert text("B3", "A") + text("C3", "R", ' s="6"') + text("D3", "I", ' s="6"') + "</row>" in made
    assert '<row r="2" spans="1:3" s="4" customFormat="1">' in made
    assert '<row r="3" spans="1:4">' in made


def test_a_missing_row_of_a_turned_matrix_is_put_in(tmp_path: Path) -> None:
    duties = ("Sell", "Buy", "Ship", "Pack", "Bill", "Plan the year")
    rows = (
        row(1, "Role", *duties) + row(2, "Manager", *"AAAAAA") + row(3, "Clerk", *"RRRRRR") + row(4, "Board", *"IIIIII")
    )
    path = book(tmp_path / "x.xlsx", sheet_xml(rows))
    assert read(path).source.across

    new = edit(path, Assign("Buy", "Board", ("C",)), Withdraw("Sell", "Clerk"))

    assert cell_of(new, "C4") == text("C4", "C")
    assert cell_of(new, "B3") == '<c r="B3"/>'


def test_rows_that_end_themselves_are_opened_and_missing_rows_made() -> None:
    from raci.menders.workbook_parts.scan import scan  # noqa: PLC0415 - beside its use
    from raci.menders.workbook_parts.splice import cell_splices, spliced  # noqa: PLC0415

    data = sheet_xml('<row r="2" ht="20"/><row r="5"><c r="A5"/></row>').encode()
    found = scan(data, {1, 2, 3, 5, 9}, {1, 2}, "x")
    made = b"".join(spliced(data, cell_splices(found, {(row, 2): f"{row}" for row in (9, 3, 1, 2, 5)}))).decode()

    assert made == sheet_xml(
        f'<row r="1">{text("B1", "1")}</row><row r="2" ht="20">{text("B2", "2")}</row>'
        f'<row r="3">{text("B3", "3")}</row><row r="5"><c r="A5"/>{text("B5", "5")}</row>'
        f'<row r="9">{text("B9", "9")}</row>'
    )


def test_positions_may_be_implied(tmp_path: Path) -> None:
    bare = ROWS
    for name in [f"{column}{number}" for column in "ABCD" for number in range(1, 6)]:
        bare = bare.replace(f' r="{name}"', "")
    for number in range(1, 6):
        bare = bare.replace(f' r="{number}"', "")
    path = book(tmp_path / "x.xlsx", sheet_xml(bare))
    new = edit(path, Assign("Buy", "Clerk", ("C",)), Assign("Pack", "Board", ("I",)), Withdraw("Sell", "Manager"))
    made = new[SHEET].decode()

    assert '<c t="inlineStr"><is><t>C</t></is></c></row>' in made
    assert f"{text('D5', 'I')}</row></sheetData>" in made
    assert '<is><t>Sell</t></is></c><c/><c t="inlineStr">' in made


@pytest.mark.parametrize(("main", "office"), [(MAIN, OFFICE), (STRICT, STRICT_OFFICE)], ids=["transitional", "strict"])
def test_prefixes_and_strict_files(tmp_path: Path, main: str, office: str) -> None:
    import re  # noqa: PLC0415 - beside its use

    prefixed = re.sub(r"<(/?)(\w)", r"<\1x:\2", sheet_xml()).replace("<?x:xml", "<?xml")
    prefixed = prefixed.replace("xmlns=", "xmlns:x=").replace(MAIN, main).replace(OFFICE, office)
    path = book(tmp_path / "x.xlsx", prefixed)
    new = edit(path, Assign("Buy", "Clerk", ("C",)), Assign("Buy", "Board", ("I",)))

    assert cell_of(new, "C3") == '<x:c r="C3" t="inlineStr"><x:is><x:t>C</x:t></x:is></x:c>'
    assert cell_of(new, "D3") == '<x:c r="D3" t="inlineStr"><x:is><x:t>I</x:t></x:is></x:c>'


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "windows-1252"])
def test_a_sheet_keeps_its_encoding(tmp_path: Path, encoding: str) -> None:
    bom = "\ufeff" if encoding == "utf-16-be" else ""
    said = "UTF-16" if "16" in encoding else encoding
    data = (bom + sheet_xml(ROWS.replace("Sell", "Séll")).replace("UTF-8", said)).encode(encoding)
    path = book(tmp_path / "x.xlsx", data)
    matrix = read(book(tmp_path / "y.xlsx", sheet_xml(ROWS.replace("Sell", "Séll"))))
    target, refused = mended(path, Assign("Buy", "Clerk", ("C",), "第二"), matrix=matrix)
    made = parts_of(target)[SHEET]

    assert refused == ()
    assert made[:2] == data[:2]
    assert "Séll" in made.decode(encoding)
    assert ("C (第二)" if "16" in encoding else "C (&#31532;&#20108;)") in made.decode(encoding)


def test_comments_sections_line_ends_and_blanks_stay(tmp_path: Path) -> None:
    rows = ROWS.replace("<row", '\r\n<!-- <row r="3"><c r="C3"><v>9</v></c></row> -->\r\n <row').replace(
        "<t>Sell</t>", '<t xml:space="preserve"><![CDATA[Sell </row> <c r="C3">]]></t>'
    )
    path = book(tmp_path / "x.xlsx", sheet_xml(rows))
    new = edit(path, Assign("Buy", "Clerk", ("C",)))

    assert parts_of(path)[SHEET].replace(text("C3", "R").encode(), text("C3", "C").encode()) == new[SHEET]


def test_a_sign_in_a_quoted_attribute_does_not_end_a_tag(tmp_path: Path) -> None:
    odd = '<c r="C3" x:note="a > b" xmlns:x="urn:x" t="str"><v>R</v></c>'
    path = book(tmp_path / "x.xlsx", sheet_xml(ROWS.replace(text("C3", "R"), odd)))
    new = edit(path, Assign("Buy", "Clerk", ("C",)))

    assert '<c r="C3" x:note="a > b" xmlns:x="urn:x" t="inlineStr"><is><t>C</t></is></c>' in new[SHEET].decode()


def test_codes_are_written_as_the_sheet_writes_them(tmp_path: Path) -> None:
    rows = (
        HEADINGS
        + row(2, "Sell", "Accountable", "Responsible", "Informed")
        + row(3, "Buy", "Accountable", "Responsible")
        + row(4, "Ship", "Accountable", "Responsible")
    )
    path = book(tmp_path / "x.xlsx", sheet_xml(rows))
    new = edit(path, Assign("Buy", "Clerk", ("I",)))

    assert cell_of(new, "C3") == text("C3", "Informed")


def test_hostile_remarks_are_text(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx")
    target, refused = mended(
        path, Assign("Buy", "Clerk", ("R",), "<b>&amp; ثم 第二"), Assign("Sell", "Clerk", ("R",), "x" * 90)
    )

    assert "R (&lt;b&gt;&amp;amp; ثم 第二)" in cell_of(parts_of(target), "C3")
    assert [each.location.cell for each in refused] == ["C2"]
    assert "could not be written" in refused[0].reason


def test_control_characters_are_written_as_excel_does() -> None:
    from raci.menders.workbook_parts.xml_text import inline  # noqa: PLC0415 - beside its use

    assert inline("a\x07b\r\n_x0041_ ", "x:") == (
        b'<x:is><x:t xml:space="preserve">a_x0007_b_x000D_\n_x005F_x0041_ </x:t></x:is>'
    )


def test_a_mend_is_made_whole_or_not_at_all(tmp_path: Path) -> None:
    rows = ROWS.replace(text("C3", "R"), '<c r="C3" t="str"><f>UPPER("r")</f><v>R</v></c>')
    path = book(tmp_path / "x.xlsx", sheet_xml(rows))
    matrix = read(path)
    both = Mend(matrix, (Assign("Buy", "Manager", ("R",)), Assign("Buy", "Clerk", ("A",))))
    other = Mend(matrix, (Withdraw("Sell", "Board"),))
    refused = mend_workbook(path, [both, other], tmp_path / "y.xlsx")
    made = parts_of(tmp_path / "y.xlsx")

    assert [(both, "C3", "the cell holds a formula")] == [
        (each.mend, each.location.cell, each.reason) for each in refused
    ]
    assert cell_of(made, "B3") == text("B3", "A")
    assert cell_of(made, "D2") == '<c r="D2"/>'


def test_later_mends_build_on_earlier_ones(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx")
    new = edit(path, Withdraw("Buy", "Clerk"), Assign("Buy", "Clerk", ("I",)), Assign("Buy", "Clerk", ("C",)))

    assert cell_of(new, "C3") == text("C3", "C")


def test_several_sheets_are_mended_at_once(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx", parts={"xl/worksheets/sheet2.xml": sheet_xml(ROWS.replace("Sell", "Print"))})
    first, second = read_all(path)
    mends = [Mend(second, (Withdraw("Print", "Board"),)), Mend(first, (Withdraw("Sell", "Board"),))]
    refused = mend_workbook(path, mends, tmp_path / "y.xlsx")
    one, other = read_all(tmp_path / "y.xlsx")

    assert refused == ()
    assert mends[1].changes[0].apply(first) == one
    assert mends[0].changes[0].apply(second) == other


LISTS = (
    row(1, "Duty", "Responsible", "Accountable", "Consulted", "Informed")
    + row(2, "Sell", "Clerk; Trainee", "Manager", "Board", "-")
    + row(3, "Buy", "Clerk", "Manager", "Board; Bank", "Trainee")
    + row(4, "Ship", "Trainee; Clerk", "Manager", "", "Bank")
)


def test_lists_of_names_gain_and_lose_names(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx", sheet_xml(LISTS))
    new = edit(
        path,
        Withdraw("Ship", "Trainee"),
        Assign("Sell", "Bank", ("I",)),
        Assign("Buy", "Trainee", ("R",)),
        Assign("Ship", "Board", ("C",)),
    )

    assert cell_of(new, "B4") == text("B4", "Clerk")
    assert cell_of(new, "E2") == text("E2", "Bank")
    assert cell_of(new, "B3") == text("B3", "Clerk; Trainee")
    assert cell_of(new, "E3") == '<c r="E3"/>'
    assert cell_of(new, "D4") == text("D4", "Board")


def test_lists_of_names_have_no_place_for_remarks_and_strange_letters(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx", sheet_xml(LISTS))

    assert refusals(path, Assign("Sell", "Bank", ("I",), "late"), Assign("Sell", "Bank", ("S",))) == [
        "Plan!A2: a list of role names has no place for a remark",
        "Plan!A2: the sheet has no column for S",
    ]


def test_names_of_tables_sheets_and_parts_may_be_anything(tmp_path: Path) -> None:
    moved = {
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "/xl/odd/../folder/my%20sheet.xml"), ("styles", "styles.xml")
        ),
        "xl/folder/my%20sheet.xml": sheet_xml(),
    }
    path = book(tmp_path / "x.xlsx", parts=moved)
    target, refused = mended(path, Assign("Buy", "Clerk", ("C",)), matrix=read(book(tmp_path / "y.xlsx")))

    assert refused == ()
    assert cell_of(parts_of(target), "C3", "xl/folder/my%20sheet.xml") == text("C3", "C")
