"""Lists of roles beside a matrix: the organization they tell, and what is no such list."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from grids import grid, role_names, understood

from raci.layout.role_lists import role_list
from raci.model import Holding, Organization, Person, Role, Scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.layout.grid import Value

PLAN = """
Task | Head of Sales | Clerk
Sell | A             | R
Buy  | A             | R
File | I             | A/R
"""
ROLES = """
Role          | Level     | Scope  | Reports to | Holder           | Aliases
CEO           | executive | Acme   |            | Ann Lee          | Chief Executive Officer, Boss
Head of Sales | head      | Acme   | Boss       | Bo Ray           | CSO
Clerk         | clerk     | North  | CSO        | Cy Day; Dee Eff  |
"""
EXPECTED = Organization(
    roles=(
        Role(
            "CEO", "CEO", ("Chief Executive Officer", "Boss"), (), "executive", Scope((("", "Acme"),)),
            holders=("Ann Lee",),
        ),
        Role("Head of Sales", "Head of Sales", ("CSO",), (), "head", Scope((("", "Acme"),)), "CEO", ("Bo Ray",)),
        Role("Clerk", "Clerk", (), (), "clerk", Scope((("", "North"),)), "Head of Sales", ("Cy Day", "Dee Eff")),
    ),
    people=tuple(Person(name, name) for name in ("Ann Lee", "Bo Ray", "Cy Day", "Dee Eff")),
    holdings=(
        Holding("Ann Lee", "CEO"),
        Holding("Bo Ray", "Head of Sales"),
        Holding("Cy Day", "Clerk"),
        Holding("Dee Eff", "Clerk"),
    ),
)  # fmt: skip


def listed(rows: str | Sequence[Sequence[Value]], name: str = "Roles") -> Organization:
    """Return the organization a list of roles tells."""
    found = role_list([grid(rows, name=name)])
    assert found
    return found.organization


def test_a_list_of_roles_tells_an_organization() -> None:
    assert listed(ROLES) == EXPECTED


def test_a_sheet_of_roles_beside_a_matrix_is_its_organization() -> None:
    found = understood(grid(PLAN), grid(ROLES, name="Roles"))

    assert found.organization == EXPECTED
    assert found.notes == ()
    assert [role.aliases for role in found.readings[0].matrix.roles] == [("CSO",), ()]


def test_it_knows_its_place() -> None:
    found = listed(ROLES)

    assert [str(found.locate(role.source)) for role in found.roles] == [f"plan.xlsx:Roles!A{row}" for row in (2, 3, 4)]
    assert found.holdings[1].source == (3, 5)


@pytest.mark.parametrize("picked", [{"sheet": "Plan"}, {"range": "A1:C3", "sheet": "Plan"}])
def test_the_sheet_of_roles_is_found_whatever_part_is_chosen(picked: dict[str, str]) -> None:
    assert understood(grid(PLAN), grid(ROLES, name="Roles"), **picked).organization == EXPECTED


@pytest.mark.parametrize(
    "heads",
    [
        "Rolle|Ebene|Geltungsbereich|Berichtet an|Inhaber|Andere Namen",
        "Rôle|Niveau|Périmètre|Rattaché à|Titulaire|Autres noms",
        "Rol|Nivel|Ámbito|Reporta a|Titular|Otros nombres",
        "Papel|Nível|Âmbito|Reporta para|Ocupante|Outros nomes",
        "Ruolo|Livello|Ambito|Riporta a|Titolare|Altri nomi",
        "Rol|Niveau|Reikwijdte|Rapporteert aan|Bekleder|Andere namen",
        "ROLE NAME|Role level|Area of responsibility|Line manager|Incumbent|Also known as",
    ],
)
def test_headings_are_understood_in_other_languages(heads: str) -> None:
    assert listed(heads + ROLES[ROLES.index("\nCEO") :]) == EXPECTED


def test_columns_stand_in_any_order_below_a_title_and_beside_others() -> None:
    rows = """
Who is who in sales
|
Phone | Reports to | Role  | Level
12    |            | CEO   | executive
34    | CEO        | Clerk | clerk
"""

    assert [(role.key, role.level, role.reports_to) for role in listed(rows).roles] == [
        ("CEO", "executive", None),
        ("Clerk", "clerk", "CEO"),
    ]


def test_a_role_may_have_a_row_for_each_holder() -> None:
    found = listed("""
Role          | Level | Scope | Holder  | From       | Until
Sales Manager | lead  | North | Ann Lee | 2025-01-01 |
              |       | South | Bo Ray  |            | 31.12.2025
Sales Manager |       | West  | vacant  |            |
""")

    assert found.roles == (
        Role(
            "Sales Manager", "Sales Manager", level="lead", scope=Scope((("", "North"), ("", "South"), ("", "West"))),
            holders=("Ann Lee",),
        ),
    )  # fmt: skip
    assert found.holdings == (
        Holding("Ann Lee", "Sales Manager", date(2025, 1, 1), scope=Scope((("", "North"),))),
        Holding("Bo Ray", "Sales Manager", None, date(2025, 12, 31), scope=Scope((("", "South"),))),
    )


def test_days_may_be_days_of_the_workbook() -> None:
    last = datetime(2026, 1, 2, 3, 4)  # noqa: DTZ001 - as a workbook has it
    rows: list[list[object]] = [["Role", "Level", "Holder", "From", "To"]]
    rows.append(["CEO", "x", "Ann", date(2025, 1, 2), last])

    assert listed(rows).holdings == (Holding("Ann", "CEO", date(2025, 1, 2), date(2026, 1, 2)),)


def test_a_day_that_cannot_be_read_is_told() -> None:
    found = listed("Role | Level | Holder | From\nCEO | x | Ann | spring")

    assert [(each.kind, each.source) for each in found.oddities] == [("dates", (2, 4))]


def test_kind_deputy_and_vacancy_are_read() -> None:
    found = listed("""
Role  | Level | Holder  | Deputy  | Kind      | Vacant
CEO   | boss  | Ann Lee | Bo Ray  |           |
Board |       |         |         | committee |
CFO   |       |         |         | position  | x
COO   |       | vacant  |         |           | no
Shop  |       | -       | n/a     | supplier  | -
""")

    assert [(role.kind, role.vacant) for role in found.roles] == [
        ("position", False),
        ("group", False),
        ("position", True),
        ("position", True),
        ("external", False),
    ]
    assert found.holdings == (Holding("Ann Lee", "CEO"), Holding("Bo Ray", "CEO", deputy=True))


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("Lee, Ann", ["Lee, Ann"]),
        ("Ann Lee, Bo Ray", ["Ann Lee", "Bo Ray"]),
        ("Ann\nBo", ["Ann", "Bo"]),
        ("?", []),
        ("N.N.", []),
        ("tbd", []),
    ],
)
def test_a_cell_may_name_several_people(cell: str, people: list[str]) -> None:
    found = listed([["Role", "Level", "Holder"], ["CEO", "boss", cell]])

    assert [person.name for person in found.people] == people


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ("Role | Full name\nPM | Project Manager", "Roles"),
        ("Role | Level\nPM | lead", "Contacts"),
        ("Name | Title | Manager | Level\nAnn | CEO | | boss", "Staff"),
        ("Level | Scope | Holder\nboss | Acme | Ann", "Roles"),
        ("Role | Level | Scope", "Roles"),
        ("", "Roles"),
    ],
)
def test_what_is_no_list_of_roles(rows: str, name: str) -> None:
    assert role_list([grid(rows, name=name)]) is None


def test_one_heading_is_enough_where_the_sheet_is_named_so() -> None:
    assert listed("Role | Level\nPM | lead", "Rollen").roles[0].level == "lead"


def test_a_hidden_list_and_a_list_in_a_matrix_are_not_read() -> None:
    assert understood(grid(PLAN), grid(ROLES, name="Roles", hidden=True)).organization is None
    assert understood(grid(PLAN, name="Roles")).organization is None


def test_a_list_of_abbreviations_still_names_the_roles() -> None:
    found = understood(grid("Task|PM|SE\nSell|A|R\nBuy|A|R\nFile|I|A/R"), grid("PM|Project Manager", name="Roles"))

    assert found.organization is None
    assert role_names(found.readings[0].matrix) == ["PM", "SE"]
    assert found.readings[0].matrix.roles[0].aliases == ("Project Manager",)


def test_a_list_without_a_matrix_is_no_matrix() -> None:
    found = understood(grid(ROLES, name="Roles"))

    assert (found.readings, found.organization, bool(found.reason)) == ((), None, True)


def test_twenty_thousand_rows_are_read() -> None:
    rows = [["Role", "Level", "Reports to", "Holder"]]
    rows += [[f"Role {n}", "x", f"Role {n // 8}", f"Person {n}"] for n in range(20_000)]

    assert len(listed(rows).roles) == 20_000
