"""Formulas that refer to a changed cell, and only they, lose their saved result: it is worked out anew on opening."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from raw_workbooks import (
    MAIN,
    ROWS,
    SECOND,
    SHEET,
    book,
    cell_of,
    edit,
    mended,
    parts_of,
    relations,
    row,
    sheet_xml,
    text,
)

from raci.api import read_all
from raci.menders import Mend
from raci.menders.workbook import mend_workbook
from raci.menders.workbook_parts.dependents import Dependents
from raci.menders.workbook_parts.ranges import Range, range_of
from raci.menders.workbook_parts.references import references
from raci.model.change import Assign, Withdraw

if TYPE_CHECKING:
    from pathlib import Path

CHANGE = Assign("Buy", "Clerk", ("C",))
"""The change all these workbooks are asked for: cell C3."""
RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels"


def calculated(name: str, formula: str, value: str = "7", more: str = "") -> str:
    """Return a cell with a formula and its saved result; the formula may begin with the attributes of `f`."""
    attributes, _, said = formula.rpartition("|")
    return f'<c r="{name}"{more}><f{attributes}>{said}</f><v>{value}</v></c>'


def has_result(path: Path, *cells: str, part: str = SHEET) -> list[bool]:
    """Mend a workbook; return which of these cells still have a result."""
    target, refused = mended(path, CHANGE)
    assert refused == ()
    found = [cell_of(parts_of(target), cell, part) for cell in cells]
    assert all("<f" in each for each in found)
    return ["<v>" in each for each in found]


def beside(*cells: str) -> str:
    """Return the rows of the usual sheet with a row of further cells far below."""
    return sheet_xml(ROWS + f'<row r="20">{"".join(cells)}</row>')


@pytest.mark.parametrize(
    "formula",
    [
        'COUNTIF(C2:C5,"R")', "C3", "$C$3&amp;D3", "SUM(B:C)", "SUM($3:$3)", "Plan!C3", "'Plan'!C$3", "plan!c3",
        "A20", "Letters", "INDIRECT(&quot;C&quot;&amp;3)", "OFFSET(A1,2,2)", "A1:INDEX(C:C,9)", "SUM(Plan:Other!C3)",
        "SUM(T[Clerk])", "COUNTA(T)",
    ],
)  # fmt: skip
def test_a_formula_that_refers_to_the_cell(tmp_path: Path, formula: str) -> None:
    path = book(
        tmp_path / "x.xlsx",
        beside(calculated("A20", "C3"), calculated("F20", formula)),
        {
            RELATIONS: relations(("table", "../t.xml")),
            "xl/t.xml": f'<table xmlns="{MAIN}" displayName="T" ref="A1:D5"/>',
        },
        '<definedName name="Letters">Plan!$B$2:$D$5</definedName>',
    )

    assert has_result(path, "F20") == [False]


@pytest.mark.parametrize(
    "formula",
    ['COUNTIF(B2:B5,"C3")', "C30+AC3", "Other!C3", "'O''Neil'!C3", "C3(1)", "LOG10(9)", "Elsewhere", "SUM(4:9)",
     "[1]Plan!C3", "'[1]Plan'!C3"],
)  # fmt: skip
def test_a_formula_that_does_not(tmp_path: Path, formula: str) -> None:
    names = '<definedName name="Elsewhere">Plan!$B$2:$B$5</definedName>'

    assert has_result(book(tmp_path / "x.xlsx", beside(calculated("F20", formula)), names=names), "F20") == [True]


def test_formulas_that_follow_others_over_sheets(tmp_path: Path) -> None:
    plan = beside(calculated("F20", "COUNTA(C:C)"), calculated("G20", "Other!B2*2"), calculated("H20", "Other!B1"))
    other = sheet_xml(
        row(1, calculated("A1", "Plan!F20"), calculated("B1", "1+1")) + row(2, "", calculated("B2", "SUM(A1:A1)"))
    )
    path = book(tmp_path / "x.xlsx", plan, {SECOND: other})
    new = edit(path, CHANGE)

    assert ["<v>" in cell_of(new, cell) for cell in ("F20", "G20", "H20")] == [False, False, True]
    assert ["<v>" in cell_of(new, cell, SECOND) for cell in ("A1", "B1", "B2")] == [False, True, False]


def test_a_sheet_whose_formulas_do_not_depend_stays(tmp_path: Path) -> None:
    other = sheet_xml(row(1, calculated("A1", "Plan!A1"), calculated("B1", "1+1")))
    path = book(tmp_path / "x.xlsx", parts={SECOND: other})

    assert other.encode() == edit(path, CHANGE)[SECOND]


def test_shared_formulas_refer_from_where_they_stand(tmp_path: Path) -> None:
    rows = ROWS
    for number in range(2, 6):
        first = calculated(f"F{number}", f' t="shared" ref="F2:F5" si="0"|COUNTA(B{number}:D{number})')
        shared = first if number == 2 else f'<c r="F{number}"><f t="shared" si="0"/><v>7</v></c>'
        rows = rows.replace(f'</c></row><row r="{number + 1}"', f'</c>{shared}</row><row r="{number + 1}"')
    path = book(tmp_path / "x.xlsx", sheet_xml(rows))

    assert has_result(path, "F2", "F3", "F4") == [True, False, True]


def test_formulas_of_many_cells(tmp_path: Path) -> None:
    array = calculated("F20", ' t="array" ref="F20:F22"|C2:C4')
    path = book(tmp_path / "x.xlsx", beside(array, calculated("G20", "F22"), calculated("H20", "F23")))

    assert has_result(path, "F20", "G20", "H20") == [False, False, True]


def test_results_of_all_kinds_are_taken_out_and_nothing_else(tmp_path: Path) -> None:
    cells = (
        '<c r="F20" t="str" s="0"><f>C3</f>\n <v xml:space="preserve">a b</v></c>',
        '<c r="G20" t="b"><f ca="1">C3="R"</f><v>1</v></c>',
        '<c r="H20" t="e"><f>C3/0</f><v>#DIV/0!</v></c>',
        '<c r="I20"><f>C3</f><v/></c>',
        '<c r="J20"><f>C3</f></c>',
    )
    new = edit(book(tmp_path / "x.xlsx", beside(*cells)), CHANGE)

    assert [re.sub(r"<v.*</v>|<v/>", "", cell) for cell in cells] == [cell_of(new, f"{name}20") for name in "FGHIJ"]


def test_everything_counts_as_dependent_after_very_many_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("raci.menders.workbook_parts.dependents._MOST_STEPS", 50)
    dependents = Dependents()
    for number in range(100):
        area = Range(1, 1, 100 + number, 1)
        dependents.add(("plan", number), "plan", Range(number + 1, 2, number + 1, 2), [("plan", area)])
    dependents.add(("plan", 100), "plan", Range(1, 9, 1, 9), [("plan", Range(5, 5, 5, 5))])

    assert len(dependents.of([("plan", Range(1, 1, 1, 1))])) == 101
    assert dependents.of([]) == set()


def test_a_letter_that_a_formula_takes_from_the_cell_would_change_too(tmp_path: Path) -> None:
    other = sheet_xml(
        ROWS.replace("Plan", "Other").replace(text("C3", "R"), calculated("C3", "Plan!C3", "R", ' t="str"'))
    )
    path = book(tmp_path / "x.xlsx", parts={SECOND: other})
    first, second = read_all(path)
    mends = [Mend(first, (CHANGE,)), Mend(first, (Withdraw("Sell", "Board"),)), Mend(second, (CHANGE,))]
    refused = mend_workbook(path, mends, tmp_path / "y.xlsx")

    assert [(each.location.inside, each.reason) for each in refused] == [
        ("Plan!C3", "a formula takes the letter in Other!C3 from it, which would change as well"),
        ("Other!C3", "the cell holds a formula"),
    ]
    assert [mends[1].changes[0].apply(first), second] == list(read_all(tmp_path / "y.xlsx"))


def test_a_computed_reference_counts_for_its_own_sheet_and_those_it_names(tmp_path: Path) -> None:
    for formula, stays in (("INDIRECT(&quot;A2&quot;)", True), ("INDIRECT(&quot;plan!&quot;&amp;A3)", False)):
        other = sheet_xml(row(1, calculated("A1", formula)) + row(2, "no!"))
        new = edit(book(tmp_path / "x.xlsx", parts={SECOND: other}), CHANGE)

        assert stays == ("<v>" in cell_of(new, "A1", SECOND))


def test_what_only_calculating_would_tell() -> None:
    assert references("SUM(A1:B2)", {}) is not None
    assert references('INDIRECT("A1")', {}) is None
    assert references("x", {"x": "y", "y": "x"}) is None


@pytest.mark.parametrize(
    ("name", "area"),
    [
        ("C7", Range(7, 3, 7, 3)),
        ("$B$2:F9", Range(2, 2, 9, 6)),
        ("F9:B2", Range(2, 2, 9, 6)),
        ("C:D", Range(1, 3, 1 << 20, 4)),
        ("3:5", Range(3, 1, 5, 1 << 14)),
        ("", None),
        ("C7:", None),
        ("total", None),
    ],
)
def test_names_of_ranges(name: str, area: Range | None) -> None:
    assert area == range_of(name)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_works_the_results_out_anew(tmp_path: Path) -> None:
    cells = (
        calculated("F20", 'COUNTIF(C2:C5,"R")'),
        calculated("G20", 'IF(F20=2,"right","wrong")', "stale", ' t="str"'),
        calculated("H20", "F20=2", "0", ' t="b"'),
        calculated("I20", 'COUNTIF(B2:B5,"A")'),
    )
    path = book(tmp_path / "x.xlsx", beside(*cells))
    target, _ = mended(path, Withdraw("Buy", "Clerk"), Assign("Ship", "Clerk", ("C",)))
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless", "--convert-to", "csv",
            "--outdir", str(tmp_path), str(target),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    last = target.with_suffix(".csv").read_text().splitlines()[-1]

    assert last == ",,,,,2,right,TRUE,7"
    assert text("C4", "C") == cell_of(parts_of(target), "C4")
