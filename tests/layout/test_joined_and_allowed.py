"""Tables of a document read as one matrix, and what notes allow, put to what they stand at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from grids import assigned, grid, reading_of, table, understood

from raci.layout.reading import Remark, Understanding
from raci.layout.remarks import with_allowances
from raci.model import Location

if TYPE_CHECKING:
    from raci.layout.grid import Grid

BIDS: Final = "Task | Manager | Clerk\nApprove bid | A | R\nWrite bid | later | R"
BILLS: Final = "Task | Clerk | Manager\nPay bill | R | A\nFile bill | R | A"


def part(text: str, *headings: str, top: int = 1) -> Grid:
    """Return a table of a document, under some headings."""
    rows = table(text)
    return grid(rows, path="a.md", name=None, headings=headings, lines=tuple(range(top, top + len(rows))))


def test_tables_with_the_same_roles_are_one_matrix_with_a_section_for_each() -> None:
    [reading] = understood(part(BIDS, "Work", "Bids"), part(BILLS, "Work", "Bills", top=20)).readings
    matrix = reading.matrix

    assert assigned(matrix) == {
        "Bids › Approve bid": {"Manager": "A", "Clerk": "R"},
        "Bids › Write bid": {"Clerk": "R"},
        "Bills › Pay bill": {"Clerk": "R", "Manager": "A"},
        "Bills › File bill": {"Clerk": "R", "Manager": "A"},
    }
    assert (matrix.title, reading.headings, matrix.source.area) == ("Work", ("Work",), (1, 1, 22, 3))
    assert matrix.source.cells["Bills › Pay bill", "Manager"] == (21, 3)
    assert [(each.text, each.duty, each.role) for each in matrix.marks] == [("later", "Bids › Write bid", "Manager")]
    assert [(each.kind, each.message, str(each.location)) for each in reading.notes] == [
        ("doubt", "1 cell under a role holds something that is no letter, such as 'later'", "a.md:3:2"),
        ("info", "2 tables with the same roles were read as one matrix, each heading as a section", "a.md:1:1"),
    ]
    assert reading.decisions[:2] == ("table: a.md:1:1", "roles: Manager, Clerk")
    assert reading.decisions[-2:] == ("roles: Clerk, Manager", "heading rows: 20")
    assert len(set(reading.decisions)) == len(reading.decisions)


@pytest.mark.parametrize("other", [BILLS.replace("Clerk", "Cook"), BIDS, f"{BIDS}\nPay bid | A | R"])
def test_tables_with_other_roles_or_the_same_duties_are_matrices_of_their_own(other: str) -> None:
    assert len(understood(part(BIDS, "Bids"), part(other, "Bills", top=20)).readings) == 2


def test_duties_of_one_name_under_one_heading_are_told_apart() -> None:
    more = "Task | Clerk | Manager\nApprove bid | R | A\nFile bid | R | A\nSend bid | R | A"
    [reading] = understood(part(BIDS, "Bids"), part(more, "Bids", top=20)).readings

    assert [duty.key for duty in reading.matrix.duties] == [
        "Approve bid", "Write bid", "Approve bid #2", "File bid", "Send bid",
    ]  # fmt: skip


# what notes allow


SHEET: Final = """
Task | Manager | Clerk
Plan | |
Approve bid | A | A
Write bid | A | R
Run | |
Send bid | A | R
Pay bid | A | R
"""


def allowed(
    row: int, column: int, text: str = "raci: allow ACC002 - so be it", sheet: str | None = "Plan"
) -> tuple[str, str]:
    """Return at which duty and role an allowance in a note at a cell is aimed."""
    found = Understanding((reading_of(SHEET),))
    [reading] = with_allowances(found, [Remark(text, Location("plan.xlsx", sheet, row, column))]).readings
    [allowance] = reading.matrix.allowances
    assert allowance.at == Location("plan.xlsx", sheet, row, column)
    return allowance.duty, allowance.role


@pytest.mark.parametrize(
    ("row", "column", "aim"),
    [
        (3, 1, ("Plan › Approve bid", "")),
        (3, 2, ("Plan › Approve bid", "Manager")),
        (4, 3, ("Plan › Write bid", "Clerk")),
        (7, 3, ("Run › Pay bid", "Clerk")),
        (1, 1, ("", "")),
        (1, 2, ("", "Manager")),
        (2, 1, ("Plan", "")),
        (5, 1, ("Run", "")),
        (5, 2, ("Run", "")),
        (8, 1, ("", "")),
        (3, 9, ("Plan › Approve bid", "")),
    ],
)
def test_a_note_allows_what_it_stands_at(row: int, column: int, aim: tuple[str, str]) -> None:
    assert allowed(row, column) == aim


@pytest.mark.parametrize(
    ("words", "aim"),
    [
        ('duty "send bid"', ("Run › Send bid", "Manager")),
        ('duty "Run › Pay bid" role clerk', ("Run › Pay bid", "Clerk")),
        ('duty "Cook" role Clerk', ("Cook", "Clerk")),
        ('duty "Run" role Cook', ("Run", "Cook")),
    ],
)
def test_words_of_a_note_come_before_where_it_stands(words: str, aim: tuple[str, str]) -> None:
    assert allowed(3, 2, f"raci: allow ACC002 for {words}: so be it") == aim


def test_a_note_belongs_to_the_matrix_that_it_stands_in_or_the_nearest_of_its_sheet() -> None:
    two = [
        reading_of(grid(table(SHEET), top=top, name=name)) for top, name in ((0, "Plan"), (20, "Plan"), (0, "Other"))
    ]
    rows = [("Plan", 3), ("Plan", 9), ("Plan", 13), ("Plan", 14), ("Plan", 23), ("Plan", 99), ("Other", 50)]
    found = []
    for sheet, row in rows:
        remark = Remark("raci: allow ACC002 - so be it", Location("plan.xlsx", sheet, row, 1))
        held = with_allowances(Understanding(tuple(two)), [remark]).readings
        found.append([len(each.matrix.allowances) for each in held].index(1))

    assert found == [0, 0, 0, 1, 1, 1, 2]


def test_a_note_on_a_sheet_without_a_matrix_is_told() -> None:
    found = Understanding((reading_of(SHEET),))
    remark = Remark("raci: allow ACC002 - so be it", Location("plan.xlsx", "Notes", 1, 1))
    [lost] = with_allowances(found, [remark], {"Notes"}).readings

    assert [each.flaw for each in lost.matrix.allowances] == [
        "stands on a sheet where no matrix was read; put it into a note at the matrix"
    ]
    assert with_allowances(found, [remark]) == found
    assert with_allowances(Understanding(), [remark]) == Understanding()
