"""Laws of people files: the order of rows and the format change nothing."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from people_files import comma_separated

from raci.readers.people import read_people

if TYPE_CHECKING:
    import random

    from raci.model import Organization

HEADINGS: Final = [
    *("ID", "Name", "Title", "Division", "Department", "Region"),
    *("Location", "Manager", "Dotted", "Level", "Start", "End"),
]
TITLES: Final = ["Chief", "Head of Sales", "Regional Sales Manager", "Clerk", "clerk", "Store Manager", ""]
DAYS: Final = ["", "2020-01-31", "2031-12-01"]


@st.composite
def rows_of_people(draw: st.DrawFn) -> list[list[str]]:
    """Return rows of up to twelve people in small units; some managers are not there, or go round in a circle."""
    size = draw(st.integers(1, 12))
    ids = [str(number) for number in range(1, size + 1)]
    above = st.sampled_from(["", "99", *ids])
    return [
        [
            each,
            f"Person {each}",
            draw(st.sampled_from(TITLES)),
            draw(st.sampled_from(["", "Commerce", "Works"])),
            draw(st.sampled_from(["", "Sales", "Staff"])),
            draw(st.sampled_from(["", "North", "South"])),
            draw(st.sampled_from(["", "Uxley", "Wexham"])),
            draw(above),
            draw(above),
            draw(st.sampled_from(["", "Manager", "Band Q"])),
            draw(st.sampled_from(DAYS)),
            draw(st.sampled_from(DAYS)),
        ]
        for each in ids
    ]


def read_as_csv(rows: list[list[str]]) -> Organization:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "people.csv"
        path.write_text(comma_separated([HEADINGS, *rows]), encoding="utf-8")
        return read_people(path)


def read_as_workbook(rows: list[list[str]]) -> Organization:
    with TemporaryDirectory() as folder:
        book = Workbook()
        for row in [HEADINGS, *rows]:
            book.worksheets[0].append([int(cell) if cell.isdecimal() else cell or None for cell in row])
        book.save(path := Path(folder) / "people.xlsx")
        return read_people(path)


def facts(organization: Organization) -> list[set[object]]:
    """Return all that an organization says, without order."""
    return [
        set(organization.units),
        set(organization.roles),
        set(organization.people),
        set(organization.holdings),
        {(oddity.kind, oddity.message) for oddity in organization.oddities if oddity.kind != "reporting-cycle"},
        set(organization.inferred),
    ]


@settings(deadline=None)
@given(rows_of_people(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: list[list[str]], chance: random.Random) -> None:
    other = rows[:]
    chance.shuffle(other)

    assert facts(read_as_csv(other)) == facts(read_as_csv(rows))


@settings(deadline=None, max_examples=25)
@given(rows_of_people())
def test_the_same_rows_as_csv_and_as_workbook_are_the_same_organization(rows: list[list[str]]) -> None:
    as_csv, as_workbook = read_as_csv(rows), read_as_workbook(rows)

    assert as_workbook == as_csv
    assert [each.message for each in as_workbook.oddities] == [each.message for each in as_csv.oddities]
