"""The sheets beside the matrix: roles with live counts, findings with links, legend, summary, organization."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest
from office import converted, needs_office
from openpyxl import load_workbook
from whole_matrices_at_random import HARD

import raci
from raci.model import Duty, Matrix, Organization, Role, Scope, Unit, duty_key
from raci.notations import get
from raci.records import replace
from raci.writers import Export, write_export

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from raci.model import Row

DAY: Final = date(2026, 6, 30)


def _matrix(title: str = "Sales", notation: str = "RACI") -> Matrix:
    known = get(notation)
    roles = (Role("Manager", "Manager", level="head"), Role("Clerk", "Clerk", reports_to="Manager"))
    duties = tuple(
        Duty(duty_key(("Bids",), name), name, ("Bids",)) for name in ("Write bid", "Approve bid", "Send bid")
    )
    first, second = (letter.letter for letter in known.letters[:2])
    rows: tuple[Row, ...] = (
        {"Manager": known.entry(second), "Clerk": known.entry([first])},
        {"Manager": known.entry([first, second], remark="not above 5,000"), "Clerk": known.entry([second])},
        {},
    )
    return Matrix(known, roles, duties, rows, title)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A workbook of one matrix with its findings."""
    raci.write(_matrix(), tmp_path / "plain.xlsx")
    raci.write(raci.check(tmp_path / "plain.xlsx"), tmp_path / "out.xlsx", today=DAY)
    return tmp_path / "out.xlsx"


def _table(sheet: Worksheet, head: str, row: int = 4) -> list[dict[str, Any]]:
    """Return the rows below a head row that begins with a heading, by heading, up to the first blank row."""
    assert sheet.cell(row, 1).value == head
    headings = [str(cell.value) for cell in sheet[row]]
    found = []
    for cells in sheet.iter_rows(min_row=row + 1, values_only=True):
        if cells[0] is None:
            break
        found.append(dict(zip(headings, cells, strict=True)))
    return found


def _values(path: Path, name: str) -> Worksheet:
    sheet: Worksheet = load_workbook(path, data_only=True)[name]
    return sheet


def test_the_sheets_stand_in_their_order(written: Path) -> None:
    assert load_workbook(written).sheetnames == ["RACI", "Roles", "Findings", "Legend", "Summary"]


def test_the_sheet_roles_tells_each_role_and_counts_its_letters(written: Path) -> None:
    rows = _table(_values(written, "Roles"), "Role")

    assert [(row["Role"], row["Level"], row["Reports to"]) for row in rows] == [
        ("Manager", "head", None),
        ("Clerk", None, "Manager"),
    ]
    assert [[row[letter] for letter in ("R", "A", "C", "I", "All")] for row in rows] == [
        [1, 2, 0, 0, 3],
        [1, 1, 0, 0, 2],
    ]


@needs_office
@pytest.mark.parametrize("notation", ["RACI", "DACI", "RAPID", "RACI-VS", "P/S"])
def test_the_counts_go_on_counting(notation: str, tmp_path: Path) -> None:
    raci.write(_matrix(notation=notation), tmp_path / "out.xlsx")
    workbook = load_workbook(tmp_path / "out.xlsx")
    head = next(row for row in range(1, 9) if workbook["RACI"].cell(row, 1).value == "Duty")
    first, second = (letter.letter for letter in get(notation).letters[:2])
    workbook["RACI"].cell(head + 4, 3, f"{first}, {second} (both; {second})")
    workbook.save(tmp_path / "out.xlsx")
    (saved,) = converted([tmp_path / "out.xlsx"], tmp_path)
    rows = _table(_values(saved, "Roles"), "Role")

    assert [(row[first], row[second], row["All"]) for row in rows] == [(2, 3, 5), (1, 1, 2)]


def test_each_finding_leads_to_its_cell(written: Path) -> None:
    sheet, matrix = load_workbook(written)["Findings"], raci.read(written)
    found = raci.check(written)
    rows = _table(sheet, "Severity")
    links = [sheet.cell(row, 4).hyperlink for row in range(5, 5 + len(rows))]

    assert len(rows) == len(found) > 0
    assert all(link is not None and str(link.location).startswith("RACI!") for link in links)
    assert {str(row["Place"]) for row in rows} <= {
        matrix.locate(duty, role).inside for duty in (*matrix.duties, None) for role in (*matrix.roles, None)
    }


def test_a_severity_is_told_by_a_sign_and_a_word(written: Path) -> None:
    told = {str(row["Severity"]) for row in _table(load_workbook(written)["Findings"], "Severity")}

    assert told <= {"✖ error", "▲ warning", "● note"}


def test_findings_can_be_filtered_and_their_head_stays(written: Path) -> None:
    sheet = load_workbook(written)["Findings"]

    assert (str(sheet.auto_filter.ref).split(":")[0], sheet.freeze_panes) == ("A4", "A5")


def test_where_nothing_was_found_one_line_says_so(tmp_path: Path) -> None:
    write_export(Export((_matrix(),), ()), tmp_path / "out.xlsx")
    sheet = load_workbook(tmp_path / "out.xlsx")["Findings"]

    assert "Nothing was found" in str(sheet["A3"].value)


def test_where_nobody_looked_no_line_says_that_nothing_was_found(tmp_path: Path) -> None:
    raci.write(_matrix(), tmp_path / "out.xlsx")
    sheet = load_workbook(tmp_path / "out.xlsx")["Findings"]

    assert "Nothing was found" not in str(sheet["A3"].value)


def test_the_legend_tells_what_each_letter_means_and_asks(written: Path) -> None:
    rows = _table(load_workbook(written)["Legend"], "Letter")

    assert [(row["Letter"], row["Meaning"], row["At least"], row["At most"]) for row in rows] == [
        ("R", "Responsible", 1, "any number"),
        ("A", "Accountable", 1, 1),
        ("C", "Consulted", 0, "any number"),
        ("I", "Informed", 0, "any number"),
    ]
    assert all(row["What it asks of people"] for row in rows)


def test_the_summary_tells_the_figures(written: Path) -> None:
    figures = {row["Matrix"]: row["Figure"] for row in _table(_values(written, "Summary"), "Matrix")}
    found = raci.check(written)

    assert _values(written, "Summary")["A1"].value == "Sales"
    assert (figures["Duties"], figures["Roles"], figures["Assignments"]) == (3, 2, 4)
    assert figures["Duties without accountable, live"] == 1
    assert found.count(raci.Severity.ERROR) > 0


@needs_office
def test_the_live_figures_are_what_libreoffice_works_out(written: Path, tmp_path: Path) -> None:
    (saved,) = converted([written], tmp_path)

    for name, head in (("Summary", "Matrix"), ("Roles", "Role")):
        assert _table(_values(written, name), head) == _table(_values(saved, name), head)


def test_charts_are_told_in_words_too(written: Path) -> None:
    with zipfile.ZipFile(written) as archive:
        drawings = [archive.read(name).decode() for name in archive.namelist() if "drawings/drawing" in name]
    told = [re.findall(r'<xdr:cNvPr [^>]*descr="([^"]+)"', drawing) for drawing in drawings]

    assert len(told) == 2
    assert all(len(words) == 1 and len(words[0]) > 60 for words in told)


def test_several_matrices_share_the_sheets(tmp_path: Path) -> None:
    raci.write([_matrix("One"), _matrix("Two", "DACI")], tmp_path / "out.xlsx")
    raci.write(raci.check(tmp_path / "out.xlsx"), tmp_path / "all.xlsx")
    workbook = load_workbook(tmp_path / "all.xlsx")
    roles = [(row["Matrix"], row["Role"]) for row in _table(workbook["Roles"], "Matrix")]
    places = [(row["Matrix"], str(row["Place"]).partition("!")[0]) for row in _table(workbook["Findings"], "Severity")]

    assert workbook.sheetnames == ["One", "Two", "Roles", "Findings", "Legend", "Summary"]
    assert roles == [(matrix, role) for matrix in ("One", "Two") for role in ("Manager", "Clerk")]
    assert {matrix for matrix, _ in places} == {"One", "Two"}
    assert all(matrix == sheet for matrix, sheet in places)


def test_a_finding_about_nothing_in_the_matrix_is_told_with_its_place_as_text(tmp_path: Path) -> None:
    report = raci.check(_matrix())
    strange = replace(report.findings[0], duty="", roles=(), location=raci.Location("org.yaml", None, 12, 5))
    write_export(Export((_matrix(),), (strange,)), tmp_path / "out.xlsx")
    sheet = load_workbook(tmp_path / "out.xlsx")["Findings"]

    assert (sheet["D5"].value, sheet["D5"].hyperlink) == ("12:5", None)


def test_no_text_is_a_formula(tmp_path: Path) -> None:
    roles = tuple(
        Role(f"{text}{number}", text, (text,), level=text, holders=(text,)) for number, text in enumerate(HARD)
    )
    units = tuple(Unit(f"{text}{number}", text, "", text) for number, text in enumerate(HARD))
    matrix = replace(_matrix(), roles=roles, rows=({}, {}, {}), organization=Organization(units, roles=roles))
    finding = replace(raci.check(_matrix()).findings[0], message="=1+1", help="@now", fix=None)
    write_export(Export((matrix,), (finding,)), tmp_path / "out.xlsx")
    workbook = load_workbook(tmp_path / "out.xlsx")
    formulas = {
        str(cell.value)
        for name in ("Roles", "Findings", "Legend", "Units")
        for row in workbook[name].iter_rows()
        for cell in row
        if cell.data_type == "f"
    }

    assert all(formula.startswith(("=SUMPRODUCT(", "=SUM(")) for formula in formulas)


def test_a_text_that_begins_like_a_formula_stays_a_text_when_it_is_edited(tmp_path: Path) -> None:
    matrix = replace(_matrix(), roles=(Role("=1+1", "=1+1"),), rows=({}, {}, {}))
    write_export(Export((matrix,)), tmp_path / "out.xlsx")

    assert load_workbook(tmp_path / "out.xlsx")["Roles"]["A5"].quotePrefix


def test_the_organization_is_written_and_judged_again(tmp_path: Path) -> None:
    units = (Unit("all", "Acme", tier="organization"), Unit("emea", "EMEA", tier="region", parent="all"))
    roles = (
        Role("Manager", "Manager", scope=Scope((("", "emea"),))),
        Role("Clerk", "Clerk", reports_to="Manager"),
        Role("chief", "Chief", scope=Scope((("", "all"),))),
    )
    duties = (replace(_matrix().duties[0], scope=Scope((("", "all"),))), *_matrix().duties[1:])
    matrix = replace(_matrix(), roles=roles[:2], duties=duties, organization=Organization(units, roles=roles))
    raci.write(matrix, tmp_path / "out.xlsx")
    before, after = raci.check(matrix), raci.check(tmp_path / "out.xlsx")

    assert load_workbook(tmp_path / "out.xlsx").sheetnames[-1] == "Units"
    assert "ORG001" in {finding.rule for finding in before}
    assert sorted(finding.rule for finding in before) == sorted(finding.rule for finding in after)


def test_of_a_large_organization_only_what_the_matrix_has_to_do_with_is_written(tmp_path: Path) -> None:
    crowd = tuple(Role(f"r{number}", f"Role {number}", reports_to="chief") for number in range(3_000))
    own = (Role("chief", "Chief"), Role("Manager", "Manager", reports_to="chief"), Role("Clerk", "Clerk"))
    matrix = replace(_matrix(), roles=own[1:], organization=Organization(roles=(*own, *crowd)))
    raci.write(matrix, tmp_path / "out.xlsx")
    organization = raci.understand(tmp_path / "out.xlsx").organization

    assert organization is not None
    assert [role.key for role in organization.roles] == ["Manager", "Clerk", "chief"]
