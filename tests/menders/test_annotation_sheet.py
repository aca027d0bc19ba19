"""The sheet of findings lists them all with links to their cells, and is the only thing that is added."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from annotations import changed, finding, guessed, names_in, notes, opened, parts
from openpyxl import Workbook
from raw_workbooks import book, sheet_xml, styles
from workbooks import edited, plan, workbook

import raci
from raci.menders.annotation import annotated
from raci.menders.annotation.sheet_order import SHEET, WORKBOOK

if TYPE_CHECKING:
    from pathlib import Path

BOOK: Final = "xl/workbook.xml"
DAY: Final = date(2026, 6, 30)


def _listed(path: Path, *found: raci.Finding, name: str = "copy.xlsx") -> Path:
    target = path.with_name(name)
    annotated(path, found, target, sheet=True, day=DAY)
    return target


def _texts(path: Path, sheet: str = "Findings") -> list[list[object]]:
    return [[cell.value for cell in row] for row in opened(path)[sheet].iter_rows()]


def test_the_sheet_says_all_of_each_finding(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx")
    target = _listed(path, finding(path, "C3"), guessed(path, "B2"))

    assert _texts(target) == [
        ["What raci found on 2026-06-30: 2 findings", *[None] * 5],
        [None] * 6,
        ["Severity", "Rule", "Place", "Message", "What to do", "How sure"],
        ["error", "ACC001 no-accountable", "Plan!C3", "Nobody sells.", "give an A.", "certain"],
        [
            "note", "ACC001 no-accountable", "Plan!B2", "The clerk may be the seller.",
            "give an A. Proposed fix: Give Clerk A as well.", "a guess from names and wording; please check",
        ],
    ]  # fmt: skip
    assert opened(target).sheetnames == ["Plan", "Findings"]
    assert notes(target).keys() == {"Plan!B2", "Plan!C3"}


def test_the_sheet_is_laid_out_for_reading(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx")
    long = finding(path, message="word " * 100)
    sheet = opened(_listed(path, finding(path), long))["Findings"]

    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A4", "A3:F5")
    assert sheet["D5"].alignment.wrap_text
    assert (sheet.row_dimensions[5].height or 0) > 8 * 15
    assert sheet.page_setup.orientation == "landscape"


def test_the_elements_stand_where_the_schema_wants_them(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx")
    names = names_in(_listed(path, finding(path)), "Findings")

    assert sorted(names, key=SHEET.index) == names


@pytest.mark.parametrize("name", ["Plan", "Bo's plan", "A&B <1>", "計画 2", "x!y", '"quoted"'])
def test_places_are_links_inside_the_workbook(tmp_path: Path, name: str) -> None:
    made = Workbook()
    plan(made).title = name
    made.save(path := tmp_path / "x.xlsx")
    target = _listed(path, finding(path, "B12", sheet=name))
    link = opened(target)["Findings"]["C4"].hyperlink

    assert link is not None
    assert (link.location, link.target) == (f"'{name.replace(chr(39), chr(39) * 2)}'!B12", None)
    assert notes(target).keys() == {f"{name}!B12"}


def test_what_stands_elsewhere_is_listed_without_a_link(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx")
    org = finding(path).at(raci.Location("org.yaml", row=3, column=5))
    other = finding(path.with_name("other.xlsx"))
    sheet = opened(_listed(path, org, other, finding(path, "")))["Findings"]

    assert [sheet[f"C{row}"].value for row in (4, 5, 6)] == ["org.yaml:3:5", f"{tmp_path}/other.xlsx:Plan!B2", "Plan"]
    assert [sheet[f"C{row}"].hyperlink for row in (4, 5, 6)] == [None] * 3


def test_places_in_the_same_file_are_told_without_its_path(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx")
    said = f"A here, R in {path}:Plan!C7 and x.xlsx:Plan!C8 and y/x.xlsx:Plan!C9 and max.xlsx:D1."
    target = _listed(path, finding(path, message=said))
    short = "A here, R in Plan!C7 and Plan!C8 and y/x.xlsx:Plan!C9 and max.xlsx:D1."

    assert _texts(target)[3][3] == short
    assert short in notes(target)["Plan!B2"]


def test_only_what_the_sheet_needs_is_changed(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx")
    target = _listed(path, finding(path, ""))
    before, after = parts(path), parts(target)

    assert changed(path, target) == {
        "[Content_Types].xml", BOOK, "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet2.xml", "xl/styles.xml",
    }  # fmt: skip
    assert after["xl/styles.xml"].count(b"<xf ") == before["xl/styles.xml"].count(b"<xf ") + 1


def test_a_workbook_without_findings_gets_the_sheet_if_it_is_wanted(tmp_path: Path) -> None:
    target = _listed(workbook(tmp_path / "x.xlsx"))

    assert _texts(target)[0][0] == "What raci found on 2026-06-30: nothing was found"


def test_the_name_is_one_no_other_sheet_has(tmp_path: Path) -> None:
    made = Workbook()
    plan(made)
    made.create_sheet("findings")["A1"] = "mine"
    made.create_sheet("Findings 2")
    made.save(path := tmp_path / "x.xlsx")
    target = _listed(path, finding(path))

    assert opened(target).sheetnames == ["Plan", "findings", "Findings 2", "Findings 3"]
    assert opened(target)["findings"]["A1"].value == "mine"


def test_the_sheet_of_an_earlier_run_is_replaced_whatever_it_is_named_and_wherever_it_stands(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx")
    made = opened(_listed(path, *[finding(path)] * 5))
    made["Findings"].title = "What's wrong"
    made.move_sheet("What's wrong", -1)
    for name in made.defined_names.values():
        name.attr_text = str(name.attr_text).replace("'Findings'", "'What''s wrong'")
    made.save(path)
    again = path.with_name("again.xlsx")
    done = annotated(path, [finding(path)], again, day=DAY)

    assert opened(again).sheetnames == ["What's wrong", "Plan"]
    assert len(_texts(again, "What's wrong")) == 4
    assert done.sheet == "What's wrong"
    assert parts(again)[BOOK].count(b"raci_annotations") == 1
    assert parts(again)[BOOK].count(b"_FilterDatabase") == 1


def test_a_sheet_that_was_taken_out_again_is_made_anew(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx")
    made = opened(_listed(path, finding(path)))
    made["Findings"].auto_filter.ref = None
    del made["Findings"]
    made.save(path)
    target = _listed(path, finding(path))

    assert opened(target).sheetnames == ["Plan", "Findings"]
    assert parts(target)[BOOK].count(b"raci_annotations") == 1


@pytest.mark.parametrize("lock", ['lockStructure="1"', "lockStructure='true' workbookPassword='CC1A'"])
def test_a_workbook_whose_structure_is_protected_gets_notes_only(tmp_path: Path, lock: str) -> None:
    path = edited(
        workbook(tmp_path / "x.xlsx"),
        {BOOK: lambda data: data.replace(b"<workbookProtection", f"<workbookProtection {lock}".encode())},
    )
    done = annotated(path, [finding(path)], target := tmp_path / "copy.xlsx", sheet=True)

    assert (opened(target).sheetnames, len(notes(target))) == (["Plan"], 1)
    assert done.sentences == ("the structure of the workbook is protected, so no sheet was added to it",)


@pytest.mark.parametrize(
    "written",
    [
        None,
        "<styleSheet/>",
        "no XML",
        styles().replace('<cellXfs count="1">', "<cellXfs>"),
        styles('<xf numFmtId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'),
    ],
)
def test_styles_are_added_where_that_does_no_harm(tmp_path: Path, written: str | None) -> None:
    path = book(tmp_path / "x.xlsx", parts={"xl/styles.xml": written} if written else None)
    target = _listed(path, finding(path))
    whole = written is None or written == styles().replace('<cellXfs count="1">', "<cellXfs>")

    assert ("xl/styles.xml" in changed(path, target)) is whole
    assert (b's="1"' in parts(target)["xl/worksheets/sheet3.xml"]) is (written not in {"<styleSheet/>", "no XML"})


def test_the_names_of_a_workbook_stay_in_their_place(tmp_path: Path) -> None:
    whole = (
        '<workbook xmlns="{0}"><sheets><sheet name="Plan" sheetId="7" r:id="rId1" xmlns:r="{1}"/></sheets>{2}'
        '<calcPr calcId="1"/></workbook>'
    )
    for number, names in enumerate(
        ("", "<definedNames/>", '<definedNames><definedName name="a">1</definedName></definedNames>')
    ):
        said = whole.format("http://schemas.openxmlformats.org/spreadsheetml/2006/main", OFFICE, names)
        path = book(tmp_path / f"{number}.xlsx", sheet_xml(), {BOOK: said})
        after = parts(_listed(path, finding(path), name=f"copy{number}.xlsx"))[BOOK].decode()
        places = [after.index(f"<{name}") for name in WORKBOOK if f"<{name}" in after]

        assert sorted(places) == places
        assert after.count("<definedName ") == 2 + ('"a"' in names)
        assert ' name="Findings" sheetId="2" r:id="rId5"/>' in after


OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_the_sheet_is_no_matrix(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx")
    roles = [finding(path, message=word) for word in ("R", "A", "C", "I", "A/R", "R")]
    target = _listed(path, *roles)

    assert raci.read_all(target) == raci.read_all(path)
