"""Workbooks that raci wrote itself: each part of roles, duties and the organization is read as it was written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest
from support import matrix_of

import raci
from raci.layout.grid import Grid, Style
from raci.model import Mark, Matrix, Organization, Role
from raci.model.organization import Holding, Level, Limit, Person, Unit
from raci.model.scope import Scope
from raci.notations import get
from raci.records import replace
from raci.writers import Export, write_export

if TYPE_CHECKING:
    from pathlib import Path

BIDS: Final = matrix_of("""
| Duty | Manager | Director | Clerk |
| --- | --- | --- | --- |
| **Plan** | | | |
| Approve bid | A | C/I | R |
| Write bid | A | C | R |
| **Run** | | | |
| Send bid | A | | R |
""")
EMEA: Final = Scope((("geography", "emea"),))
UNITS: Final = (Unit("world", "World", "geography", "company"), Unit("emea", "EMEA", "geography", "region", "world"))


def again(matrix: Matrix, folder: Path) -> Matrix:
    """Return a matrix as it is read from the workbook that it was written to."""
    path = folder / "out.xlsx"
    write_export(Export((matrix,), None, date(2026, 6, 30)), path)
    return raci.read(path)


def with_role(**parts: Any) -> Matrix:  # noqa: ANN401 - of any part of a role
    """Return the matrix with other parts of its first role, and the units there are."""
    roles = (replace(BIDS.roles[0], **parts), *BIDS.roles[1:])
    return replace(BIDS, roles=roles, organization=Organization(units=UNITS, roles=roles))


@pytest.mark.parametrize(
    "parts",
    [
        {"kind": "group"},
        {"kind": "external"},
        {"kind": "agent"},
        {"level": "head"},
        {"scope": EMEA},
        {"reports_to": "Director"},
        {"dotted": ("Clerk", "Director")},
        {"holders": ("Ann Lee", "Bob")},
        {"aliases": ("Boss", "Chief")},
        {"group": ("Sales", "EMEA")},
        {"vacant": True},
        {"limits": (Limit(1_000_000.5, "buy", "EUR"), Limit(7))},
        {"name": "Bid Manager", "aliases": ("BM",)},
    ],
)
def test_a_part_of_a_role_is_read_as_it_was_written(parts: dict[str, Any], tmp_path: Path) -> None:
    matrix = with_role(**parts)

    assert again(matrix, tmp_path).roles == matrix.roles


@pytest.mark.parametrize(
    "parts",
    [
        {"number": "1.1"},
        {"scope": EMEA},
        {"parent": "Run › Send bid"},
        {"limits": (Limit(5, "", "EUR"),)},
        {"key": "d1"},
        {"name": "Approve bid", "section": ("Plan", "Late")},
        {"section": ()},
    ],
)
def test_a_part_of_a_duty_is_read_as_it_was_written(parts: dict[str, Any], tmp_path: Path) -> None:
    first = replace(BIDS.duties[0], **parts)
    matrix = replace(BIDS, duties=(first, *BIDS.duties[1:]), organization=Organization(units=UNITS))
    found = again(matrix, tmp_path)

    assert (found.duties, found.rows) == (matrix.duties, matrix.rows)
    assert [each.number for each in found.duties] == [each.number for each in matrix.duties]


ACME: Final = Organization(
    units=UNITS,
    levels=(Level("head", "Head", 1), Level("manager", "Manager", 2)),
    roles=(
        Role("ceo", "CEO", level="head", scope=Scope((("geography", "world"),))),
        Role("aide", "Aide", reports_to="ceo"),
    ),
    people=(
        Person("ann", "Ann Lee", "ann@example.com"),
        Person("bob", "Bob", "", reports_to="ann", dotted=("cid",)),
        Person("cid", "Cid"),
    ),
    holdings=(
        Holding("ann", "ceo", date(2026, 1, 1), date(2026, 12, 31)),
        Holding("bob", "ceo", deputy=True),
        Holding("cid", "aide", scope=EMEA),
    ),
    table={"region": ("head", "manager"), "company": ("head",)},
    tiers={"geography": ("company", "region")},
    title="Acme",
)


@pytest.mark.parametrize("part", ["units", "levels", "roles", "people", "holdings", "table", "tiers"])
def test_a_part_of_the_organization_is_read_as_it_was_written(part: str, tmp_path: Path) -> None:
    organization = again(replace(BIDS, organization=ACME), tmp_path).organization

    assert organization is not None
    assert getattr(organization, part) == getattr(ACME, part)


def test_marks_remarks_and_strange_letters_are_read_as_they_were_written(tmp_path: Path) -> None:
    rows = (
        {**BIDS.rows[0], "Clerk": BIDS.notation.entry(("R",), remark="until May")},
        {**BIDS.rows[1], "Clerk": BIDS.notation.entry(("Z", "R"))},
        BIDS.rows[2],
    )
    marks = (Mark("by turns", "Run › Send bid", "Director"), Mark("later", "Run › Send bid", ""))
    matrix = replace(BIDS, rows=rows, marks=marks, title="Bids & offers")
    found = again(matrix, tmp_path)

    assert (found.rows, found.marks, found.title) == (matrix.rows, marks, "Bids & offers")
    assert found.rows[0]["Clerk"].remark == "until May"


@pytest.mark.parametrize("name", ["RASCI", "DACI", "RAPID", "RACI-VS"])
def test_a_notation_is_read_with_what_each_letter_stands_for(name: str, tmp_path: Path) -> None:
    notation = get(name)
    letters = [each.letter for each in notation.letters]
    roles = tuple(Role(f"Role {each}", f"Role {each}") for each in letters)
    row = {role.key: notation.entry((letter,)) for role, letter in zip(roles, letters, strict=True)}
    matrix = Matrix(notation, roles, BIDS.duties[:1], (row,))

    assert again(matrix, tmp_path) == matrix


def test_a_house_of_letters_is_read_as_it_was_written(tmp_path: Path) -> None:
    house = replace(get("RACI"), name="House rules", letters=get("RACI").letters[:3], source="handbook")
    matrix = replace(BIDS, notation=house, rows=({"Clerk": house.entry(("R",))}, {}, {}))
    found = again(matrix, tmp_path).notation

    assert (found.name, found.letters) == (house.name, house.letters)


def test_a_grid_says_nothing_it_was_not_given() -> None:
    grid = Grid([["a"]])

    assert (grid.path, grid.name, grid.prose, grid.hidden, grid.across) == ("", None, False, False, False)
    assert (Style().bold, Style().indent) == (False, 0)
