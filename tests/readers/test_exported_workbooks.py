"""Workbooks that raci wrote and people edited: what is declared is followed, the rest is read as sensibly as can be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from workbooks import edited

import raci
from raci.model import Duty, Matrix, Role, Scope, duty_key
from raci.notations import get
from raci.settings import LayoutSettings, Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

RACI = get("RACI")
HEAD = 5


def _matrix() -> Matrix:
    """Return a matrix whose head stands in row 5, its duties in A, its scopes in B, its roles in C and D."""
    entry = RACI.entry
    roles = (
        Role("manager", "Manager", ("Boss",), ("Sales",), level="head", limits=()),
        Role("clerk", "Clerk", (), ("Sales",), reports_to="manager"),
    )
    duties = tuple(
        Duty(duty_key(section, name), name, section, scope=scope)
        for section, name, scope in (
            ((), "Plan year", Scope((("", "EMEA"),))),
            (("Bids",), "Write bid", None),
            (("Bids",), "Approve bid", None),
        )
    )
    rows = (
        {"manager": entry("A"), "clerk": entry("R")},
        {"clerk": entry("AR", remark="first draft")},
        {"manager": entry("A")},
    )
    return Matrix(RACI, roles, duties, rows, "Sales")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook of one matrix, as raci writes it."""
    raci.write(_matrix(), tmp_path / "book.xlsx")
    return tmp_path / "book.xlsx"


def _edit(path: Path, change: Callable[[Worksheet], object]) -> None:
    workbook = load_workbook(path)
    change(workbook["RACI"])
    workbook.save(path)


def _cells(matrix: Matrix) -> dict[str, dict[str, str]]:
    """Return duty → role → letters."""
    return {
        duty.name: {role: str(entry) for role, entry in row.items()}
        for duty, row in zip(matrix.duties, matrix.rows, strict=True)
    }


def _moved(sheet: Worksheet, name: str, cells: str) -> None:
    sheet.defined_names[f"raci.{name}"] = DefinedName(f"raci.{name}", attr_text=f"'{sheet.title}'!{cells}")


def test_the_matrix_of_these_tests_stands_where_they_say(book: Path) -> None:
    sheet = load_workbook(book)["RACI"]

    assert [sheet.cell(HEAD, column).value for column in range(1, 5)] == ["Duty", "Scope", "Manager", "Clerk"]
    assert [sheet.cell(row, 1).value for row in range(6, 10)] == ["Plan year", "Bids", "Write bid", "Approve bid"]


def test_a_role_and_a_duty_and_their_cell_are_located(book: Path) -> None:
    matrix = raci.read(book)
    duty, role = matrix.duties[1], matrix.roles[1]

    assert [place.cell for place in (matrix.locate(duty), matrix.locate(role=role), matrix.locate(duty, role))] == [
        "A8",
        "D5",
        "D8",
    ]


@pytest.mark.parametrize("text", ["A, R", "a/r", "RA", "R / A", "AR", "A+R"])
def test_letters_may_be_written_in_any_way(text: str, book: Path) -> None:
    _edit(book, lambda sheet: sheet.cell(9, 4, text))

    assert _cells(raci.read(book))["Approve bid"] == {"manager": "A", "clerk": "R/A"}


def test_rows_below_the_last_one_belong_to_it_up_to_the_first_blank_row(book: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.cell(10, 1, "Send bid")
        sheet.cell(10, 4, "R")
        sheet.cell(12, 1, "A note below")

    _edit(book, change)
    matrix = raci.read(book)

    assert (matrix.duties[-1].section[0], matrix.duties[-1].name) == ("Bids", "Send bid")
    assert _cells(matrix)["Send bid"] == {"clerk": "R"}


def test_a_row_put_in_between_is_read(book: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.insert_rows(9)
        for name, column in (("duties", "A"), ("scope", "B")):
            _moved(sheet, name, f"${column}$6:${column}$10")
        depth = sheet.defined_names["raci.depth"].attr_text.rpartition("!")[2].split("$")[1]
        _moved(sheet, "depth", f"${depth}$6:${depth}$10")
        sheet.cell(9, 1, "Price bid")
        sheet.cell(9, 3, "A")

    _edit(book, change)

    assert [duty.name for duty in raci.read(book).duties] == ["Plan year", "Write bid", "Price bid", "Approve bid"]


def test_rows_in_another_order_are_the_same_duties(book: Path) -> None:
    def change(sheet: Worksheet) -> None:
        for column in range(1, 5):
            one, other = sheet.cell(8, column), sheet.cell(9, column)
            one.value, other.value = other.value, one.value

    _edit(book, change)
    before, after = _matrix(), raci.read(book)

    assert _cells(before) == _cells(after)
    assert {duty.key for duty in before.duties} == {duty.key for duty in after.duties}


def test_a_copied_row_is_another_duty_of_the_same_name(book: Path) -> None:
    def change(sheet: Worksheet) -> None:
        for column in range(1, sheet.max_column + 1):
            sheet.cell(10, column, sheet.cell(9, column).value)

    _edit(book, change)

    assert [duty.key for duty in raci.read(book).duties[-2:]] == ["Bids › Approve bid", "Bids › Approve bid #2"]


def _with_column(sheet: Worksheet, column: int, heading: str, letters: dict[int, str]) -> None:
    """Put a column in as Excel does: what names stand for moves along."""
    sheet.insert_cols(column)
    for name in list(sheet.defined_names):
        defined = sheet.defined_names[name]
        start, *rest = defined.attr_text.rpartition("!")[2].split(":")
        ends = [_shifted(each, column) for each in (start, *rest)]
        _moved(sheet, name.removeprefix("raci."), ":".join(ends))
    sheet.cell(HEAD, column, heading)
    for row, text in letters.items():
        sheet.cell(row, column, text)


def _shifted(cell: str, column: int) -> str:
    _, letters, row = cell.split("$")
    number = next(place for place in range(1, 100) if get_column_letter(place) == letters)
    return f"${get_column_letter(number + (number >= column))}${row}"


@pytest.mark.parametrize(("column", "letters"), [(3, {6: "C"}), (4, {6: "C"}), (4, {}), (5, {6: "C"}), (5, {})])
def test_a_column_for_a_new_role_is_read(column: int, letters: dict[int, str], book: Path) -> None:
    _edit(book, lambda sheet: _with_column(sheet, column, "Lawyer", letters))
    matrix = raci.read(book)
    names = [role.name for role in matrix.roles]

    assert "Lawyer" in names
    assert {"Manager", "Clerk", "Lawyer"} == set(names)
    assert sorted((role.level for role in matrix.roles), key=lambda level: level or "z") == ["head", None, None]
    assert ({"Lawyer": "C"} if letters else {}).items() <= _cells(matrix)["Plan year"].items()


def test_a_column_of_notes_is_no_role_and_is_told(book: Path) -> None:
    _edit(book, lambda sheet: _with_column(sheet, 5, "Comment", {6: "ask the lawyers", 8: "A"}))
    found = raci.understand(book).readings[0]

    assert found.matrix.left_out == ("Comment",)
    assert [role.name for role in found.matrix.roles] == ["Manager", "Clerk"]
    assert any("'Comment'" in note.message for note in found.notes)


def test_a_copied_column_is_another_role(book: Path) -> None:
    def change(sheet: Worksheet) -> None:
        _with_column(sheet, 5, "Clerk", {6: "I"})
        sheet.cell(3, 5, "clerk")

    _edit(book, change)

    roles = raci.read(book).roles

    assert [role.key for role in roles] == ["manager", "clerk", "Clerk"]
    assert [role.name for role in roles] == ["Manager", "Clerk", "Clerk"]


def test_a_heading_made_by_hand_begins_a_section(book: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.cell(10, 1, "Contracts").font = Font(bold=True)
        sheet.cell(11, 1, "Sign contract")
        sheet.cell(11, 3, "A")

    _edit(book, change)

    assert raci.read(book).duties[-1].section == ("Contracts",)


def test_a_duty_without_letters_is_no_heading(book: Path) -> None:
    _edit(book, lambda sheet: sheet.cell(10, 1, "Frame bid"))

    assert (raci.read(book).duties[-1].section[0], raci.read(book).duties[-1].name) == ("Bids", "Frame bid")


def test_a_copied_sheet_is_a_matrix_too(tmp_path: Path) -> None:
    raci.write(_matrix(), tmp_path / "book.xlsx")
    workbook = load_workbook(tmp_path / "book.xlsx")
    copy = workbook.copy_worksheet(workbook["RACI"])
    copy.title = "Next year's"
    for name, defined in workbook["RACI"].defined_names.items():
        cells = defined.attr_text.rpartition("!")[2]
        copy.defined_names[name] = DefinedName(name, attr_text=f"'Next year''s'!{cells}")
    workbook.save(tmp_path / "book.xlsx")
    matrices = raci.read_all(tmp_path / "book.xlsx")

    assert [_matrix(), _matrix()] == list(matrices)
    assert [matrix.source.sheet for matrix in matrices] == ["RACI", "Next year's"]


def test_a_renamed_sheet_keeps_its_roles_and_letters(tmp_path: Path) -> None:
    other = Matrix(get("DACI"), (Role("x", "X", level="head"),), (), (), "Other")
    raci.write([_matrix(), other], tmp_path / "book.xlsx")

    def renamed(data: bytes) -> bytes:
        return data.replace(b'name="Sales"', b'name="Verkauf"').replace(b"Sales!", b"Verkauf!")

    edited(tmp_path / "book.xlsx", {"xl/workbook.xml": renamed})

    assert (_matrix(), other) == raci.read_all(tmp_path / "book.xlsx")


@pytest.mark.parametrize("name", ["raci.roles", "raci.duties"])
def test_a_sheet_whose_names_lead_nowhere_is_read_like_any_other(name: str, book: Path) -> None:
    def broken(sheet: Worksheet) -> None:
        sheet.defined_names[name] = DefinedName(name, attr_text="#REF!")

    _edit(book, broken)
    found = raci.understand(book)

    assert {"Plan year", "Write bid", "Approve bid"} <= {duty.name for duty in found.readings[0].matrix.duties}
    assert any(name in note.message and note.kind == "doubt" for note in found.notes)


def test_a_workbook_without_its_legend_is_read_like_any_other(book: Path) -> None:
    workbook = load_workbook(book)
    del workbook["Legend"]
    workbook.save(book)

    assert {"Manager", "Clerk"} <= {role.name for role in raci.read(book).roles}


def test_what_the_user_says_of_the_layout_overrules_what_is_declared(book: Path) -> None:
    found = raci.understand(book, Settings(layout=LayoutSettings(header=HEAD)))

    assert not any("as declared" in said for reading in found.readings for said in reading.decisions)


def test_a_matrix_that_people_have_put_beside_ours_is_read_too(book: Path) -> None:
    workbook = load_workbook(book)
    sheet = workbook.create_sheet("Mine")
    for row in (("Duty", "Manager", "Clerk"), ("Sell", "A", "R"), ("Buy", "A", "R"), ("Pay", "A", "R")):
        sheet.append(row)
    workbook.save(book)

    assert [matrix.source.sheet for matrix in raci.read_all(book)] == ["RACI", "Mine"]


def test_what_is_edited_in_the_list_of_roles_counts(book: Path) -> None:
    workbook = load_workbook(book)
    sheet = workbook["Roles"]
    rows: dict[Any, int] = {sheet.cell(row, 1).value: row for row in range(1, 10)}
    columns: dict[Any, int] = {sheet.cell(4, column).value: column for column in range(1, 20)}
    sheet.cell(rows["Clerk"], columns["Level"], "specialist")
    sheet.cell(rows["Clerk"], columns["Reports to"], "Nobody known")
    workbook.save(book)
    clerk = raci.read(book).roles[1]

    assert (clerk.level, clerk.reports_to) == ("specialist", "Nobody known")


def test_a_letter_that_is_added_to_the_legend_is_one(book: Path) -> None:
    workbook = load_workbook(book)
    sheet = workbook["Legend"]
    row = next(row for row in range(1, 20) if sheet.cell(row, 1).value == "I") + 1
    for column, value in enumerate(("V", "Verifies", "verifying", "0", "1"), 1):
        sheet.cell(row, column, value)
    workbook["RACI"].cell(6, 4, "V")
    workbook.save(book)
    matrix = raci.read(book)

    assert "V" in matrix.notation
    assert _cells(matrix)["Plan year"] == {"manager": "A", "clerk": "V"}


def test_our_own_hidden_rows_and_columns_are_no_findings(book: Path) -> None:
    assert [finding for finding in raci.check(book) if finding.rule.startswith("FRM")] == []


def test_a_row_that_somebody_hides_is_a_finding(book: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[8].hidden = True

    _edit(book, hide)

    assert [finding.rule for finding in raci.check(book) if finding.rule.startswith("FRM")] == ["FRM006"]


@pytest.mark.parametrize(
    "formula",
    [
        "",
        "RACI!",
        "RACI!$A",
        "'RACI!$A$1",
        "RACI!$ZZZ$99999999",
        "OFFSET(A1,1,1)",
        "[1]Other!$A$1",
        "x" * 10_000,
        '"' * 999,
    ],
)
def test_names_that_are_broken_in_any_way_are_survived(formula: str, book: Path) -> None:
    def broken(data: bytes) -> bytes:
        said = formula.replace("&", "&amp;").replace("<", "&lt;").encode()
        return re.sub(rb'(<definedName [^>]*name="raci\.(?!version)[^>]*>)[^<]*', rb"\g<1>" + said, data)

    edited(book, {"xl/workbook.xml": broken})

    assert raci.understand(book).readings
