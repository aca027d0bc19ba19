"""People files: each layout that HR systems export gives the same people, lines, roles and units."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from people_files import comma_separated, dotted, managers, people, scopes, superiors, table, told

from raci.model import Scope
from raci.readers.people import read_people

if TYPE_CHECKING:
    from pathlib import Path

MANAGERS: Final = {"Bo Ray": "Ada Poe", "Cy Day": "Bo Ray", "Di Fox": "Bo Ray"}
LAYOUTS: Final = {
    "org chart": """
        PersonID | SupervisorID | Name | Title | Department | IsAssistant
        1 | -1 | Ada Poe | Chief Executive Officer | Board | No
        2 | 1 | Bo Ray | Head of Sales | Sales | No
        3 | 2 | Cy Day | Sales Clerk | Sales | No
        4 | 2 | Di Fox | Sales Clerk | Sales | Yes""",
    "the top reports to itself": """
        PersonID | SupervisorID | Name | Title
        1 | 1 | Ada Poe | Chief Executive Officer
        2 | 1 | Bo Ray | Head of Sales
        3 | 2 | Cy Day | Sales Clerk
        4 | 2 | Di Fox | Sales Clerk""",
    "boss id": """
        ID | First Name | Last Name | Boss ID | email
        11 | Ada | Poe | | ada@poe.example
        12 | Bo | Ray | 11 | bo@ray.example
        13 | Cy | Day | 12 | cy@day.example
        14 | Di | Fox | 12 | di@fox.example""",
    "supervisor by e-mail, one by an alias, in another case": """
        First Name | Last Name | Email | AliasEmails | Position | SupervisorEmail | Department | SubDepartment
        Ada | Poe | ada@poe.example | a@poe.example; ap@poe.example | CEO | | Board |
        Bo | Ray | bo@ray.example | | Head of Sales | AP@poe.example | Sales |
        Cy | Day | cy@day.example | | Sales Clerk | bo@ray.example | Sales | Inside
        Di | Fox | di@fox.example | | Sales Clerk | Bo@Ray.example | Sales | Inside""",
    "id and number, supervisor by either": """
        Employee ID | Employee number | Name | Job title | Department | Division | City | Supervisor ID | Supervisor EID
        101 | 7 | Ada Poe | CEO | Board | | Uxley | | 0
        102 | 8 | Bo Ray | Head of Sales | Sales | | Uxley | 7 | 101
        103 | 9 | Cy Day | Clerk | Sales | | Uxley | 8 | 102
        104 | 10 | Di Fox | Clerk | Sales | | Wexham | 8 | 102""",
    "heading rows above, manager by name with an ID": """
        All Workers as of 1 March | | | | |
        | | | | |
        Employee ID | Worker | Position ID | Supervisory Organization | Manager | Job Profile | Management Level
        W1 | Ada Poe | P-1 | Board | | Chief | Executive
        W2 | Bo Ray | P-2 | Sales | Ada Poe (W1) | Head of Sales | 3 - Head
        W3 | Cy Day | P-3 | Sales | Bo Ray | Clerk | Individual Contributor
        W4 | Di Fox | P-4 | Sales | Ray, Bo | Clerk | Individual Contributor""",
    "position reports to position": """
        Position ID | Position Title | Reports To Position | Worker Name
        P1 | Chief | | Ada Poe
        P2 | Head of Sales | P1 | Bo Ray
        P3 | Clerk | P2 | Cy Day
        P4 | Clerk | P2 | Di Fox""",
    "by name alone": """
        Name | Reports to | Job Title
        Ada Poe | none | Chief
        Bo Ray | Ada Poe | Head of Sales
        Cy Day | Bo Ray | Clerk
        Di Fox | bo ray | Clerk""",
    "German": """
        Personalnummer | Vorname | Nachname | E-Mail-Adresse | Vorgesetzter | Funktion | Abteilung | Standort
        0001 | Ada | Poe | | | Geschäftsführerin | Leitung | Uxdorf
        0002 | Bo | Ray | | 1 | Vertriebsleiter | Vertrieb | Uxdorf
        0003 | Cy | Day | | 2 | Sachbearbeiter | Vertrieb | Uxdorf
        0004 | Di | Fox | | 0002 | Sachbearbeiterin | Vertrieb | Uxdorf""",
    "French": """
        Matricule | Prénom | Nom | Matricule du responsable | Intitulé du poste | Service | Date d'entrée
        1 | Ada | Poe | | Directrice générale | Direction | 01/02/2020
        2 | Bo | Ray | 1 | Chef des ventes | Ventes | 13/02/2020
        3 | Cy | Day | 2 | Vendeur | Ventes |
        4 | Di | Fox | 2 | Vendeuse | Ventes |""",
    "Spanish": """
        Nombre | Apellidos | Correo electrónico | Correo del jefe | Puesto | Departamento
        Ada | Poe | a@x.example | | Directora general | Dirección
        Bo | Ray | b@x.example | a@x.example | Jefe de ventas | Ventas
        Cy | Day | c@x.example | b@x.example | Vendedor | Ventas
        Di | Fox | d@x.example | b@x.example | Vendedora | Ventas""",
    "Portuguese": """
        Matrícula | Nome completo | Matrícula do gestor | Cargo | Departamento | Data de admissão
        1 | Ada Poe | | Diretora | Direção | 2020-01-01
        2 | Bo Ray | 1 | Gerente de vendas | Vendas |
        3 | Cy Day | 2 | Vendedor | Vendas |
        4 | Di Fox | 2 | Vendedora | Vendas |""",
    "Italian": """
        Matricola | Nome | Cognome | Responsabile | Mansione | Reparto | Sede
        1 | Ada | Poe | | Direttrice generale | Direzione | Uxano
        2 | Bo | Ray | Ada Poe | Responsabile vendite | Vendite | Uxano
        3 | Cy | Day | Bo Ray | Addetto | Vendite | Uxano
        4 | Di | Fox | Bo Ray | Addetta | Vendite | Uxano""",
    "Dutch": """
        Personeelsnummer | Volledige naam | Leidinggevende | Functie | Afdeling | Datum in dienst
        1 | Ada Poe | | Directeur | Directie | 1-2-2020
        2 | Bo Ray | 1 | Verkoopleider | Verkoop | 14-2-2020
        3 | Cy Day | 2 | Verkoper | Verkoop |
        4 | Di Fox | 2 | Verkoopster | Verkoop |""",
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_each_layout_gives_the_same_lines(tmp_path: Path, text: str) -> None:
    organization = people(tmp_path, text)

    assert managers(organization) == MANAGERS
    assert told(organization) == []


@pytest.mark.parametrize("top", ["", "1", "-1", "0", "none", "N/A", "null", "-", "keiner"])
def test_the_top_of_the_tree_is_written_in_many_ways(tmp_path: Path, top: str) -> None:
    organization = people(tmp_path, f"ID | Name | Manager ID\n1 | Ada Poe | {top}\n2 | Bo Ray | 1")

    assert managers(organization) == {"Bo Ray": "Ada Poe"}
    assert told(organization) == []


def test_edges_give_solid_and_dotted_lines_and_those_who_stand_above(tmp_path: Path) -> None:
    organization = people(
        tmp_path,
        """
        subordinate_id | manager_id | relationship_type | start_date | end_date
        b | a | DIRECT | 2020-01-01 | 2021-12-31
        b | c | DIRECT | 2022-01-01 |
        c | a | DIRECT | 2020-01-01 |
        b | d | DOTTED | 2020-01-01 |""",
    )

    assert managers(organization) == {"b": "c", "c": "a"}
    assert dotted(organization) == {"b": ["d"]}
    assert told(organization) == []


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("AltReportsTo", "1;3"),
        ("Dottedids", "1:3"),
        ("Dotted line manager", "Ada Poe | Cy Day"),
        ("Matrix manager", "Ada Poe, Cy Day"),
        ("Functional manager email", "a@x.example; c@x.example"),
    ],
)
def test_dotted_lines_are_parted_by_many_signs(tmp_path: Path, heading: str, text: str) -> None:
    rows = [
        ["ID", "Name", "Email", "Manager ID", heading],
        ["1", "Ada Poe", "a@x.example", "", ""],
        ["2", "Bo Ray", "b@x.example", "1", text],
        ["3", "Cy Day", "c@x.example", "1", ""],
    ]
    path = tmp_path / "people.csv"
    path.write_text(comma_separated(rows), encoding="utf-8")
    organization = read_people(path)

    assert dotted(organization) == {"Bo Ray": ["Ada Poe", "Cy Day"]}


COMPANY: Final = """
    ID | Name | Title | Division | Department | Region | Country | Manager | Level
    1 | Ada Poe | Chief Executive Officer | | Board | | | |
    2 | Bo Ray | Head of Sales | Commerce | Sales | | | 1 |
    3 | Cy Day | Regional Sales Manager | Commerce | Sales | North | Uland | 2 |
    4 | Di Fox | Regional Sales Manager | Commerce | Sales | South | Wland | 2 |
    5 | Ed Gil | Clerk | Commerce | Sales | North | Uland | 3 |
    6 | Flo Hay | Clerk | Commerce | Sales | South | Wland | 4 |
    7 | Gus Ivy | Head of Finance | Finance | Accounting | | | 1 |
    8 | Hal Jet | Clerk | Finance | Accounting | North | Uland | 7 |
    9 | Ida Kin | Clerk | Finance | Accounting | South | Vland | 7 |
    10 | Jo Lee | Chief Commercial Officer | Commerce | Marketing | | | 1 |
    11 | Kai Moe | Head of Marketing | Commerce | Marketing | South | Wland | 10 |
    12 | Lou Nye | Sales Adviser | | Sales | | | 10 |
"""


def test_a_title_in_several_units_is_a_role_in_each(tmp_path: Path) -> None:
    roles = {role.key: role for role in people(tmp_path, COMPANY).roles}

    assert {key for key, role in roles.items() if role.name == "Clerk"} == {"Clerk (Sales)", "Clerk (Accounting)"}
    assert roles["Clerk (Accounting)"].scope == Scope((("function", "Accounting"),))


def test_a_scope_holds_all_who_are_below(tmp_path: Path) -> None:
    organization = people(tmp_path, COMPANY)

    assert scopes(organization) == {
        "Chief Executive Officer": "",
        "Head of Sales": "Sales",
        "Regional Sales Manager": "Sales, Uland, Wland",
        "Clerk (Sales)": "Sales",
        "Head of Finance": "Accounting",
        "Clerk (Accounting)": "Accounting",
        "Chief Commercial Officer": "Commerce",
        "Head of Marketing": "Marketing",
        "Sales Adviser": "Sales",
    }
    assert organization.inferred == frozenset(scopes(organization))


def test_holders_of_one_role_have_a_part_of_its_scope_each(tmp_path: Path) -> None:
    holdings = people(tmp_path, COMPANY).holdings
    parts = {each.person: str(each.scope) for each in holdings if each.role == "Regional Sales Manager"}

    assert parts == {"3": "Sales, Uland", "4": "Sales, Wland"}


def test_those_who_share_out_all_regions_have_each_region(tmp_path: Path) -> None:
    organization = people(
        tmp_path,
        """
        Name | Title | Region | Manager
        Ada Poe | Head of Sales | | |
        Bo Ray | Regional Sales Manager | North | Ada Poe
        Cy Day | Regional Sales Manager | South | Ada Poe""",
    )

    assert scopes(organization) == {"Head of Sales": "", "Regional Sales Manager": "each region"}


def test_a_desk_binds_nobody_whose_title_speaks_of_no_place(tmp_path: Path) -> None:
    organization = people(
        tmp_path,
        """
        Name | Title | Department | Country | Location | Manager
        Ada Poe | Chief | Board | Uland | Uxley |
        Bo Ray | Head of Finance | Finance | Uland | Uxley | Ada Poe
        Cy Day | Accountant | Finance | Uland | Uxley | Bo Ray
        Di Fox | Store Manager | Stores | Uland | Uxley | Ada Poe
        Ed Gil | Store Manager | Stores | Uland | Wexham | Ada Poe
        Flo Hay | Cashier | Stores | Uland | Uxley | Di Fox
        Gus Ivy | Cashier | Stores | Uland | Wexham | Ed Gil""",
    )

    assert scopes(organization) == {
        "Chief": "",
        "Head of Finance": "Finance, Uland",
        "Accountant": "Finance",
        "Store Manager": "Stores, each site",
        "Cashier": "Stores",
    }


def test_a_role_reports_to_the_role_of_most_managers_of_its_holders(tmp_path: Path) -> None:
    organization = people(
        tmp_path,
        """
        ID | Name | Title | Manager ID | Dotted
        1 | Ada Poe | Chief | |
        2 | Bo Ray | Head | 1 |
        3 | Cy Day | Clerk | 2 | 1
        4 | Di Fox | Clerk | 2 |
        5 | Ed Gil | Clerk | 1 |
        6 | Flo Hay | | 2 |
        7 | Gus Ivy | Trainee | 6 |
        8 | Hal Jet | Trainee | 7 |""",
    )
    clerk = next(role for role in organization.roles if role.key == "Clerk")

    assert superiors(organization) == {"Chief": None, "Head": "Chief", "Clerk": "Head", "Trainee": "Head"}
    assert clerk.dotted == ("Chief",)


def test_levels_come_from_the_column_and_else_from_the_title(tmp_path: Path) -> None:
    organization = people(
        tmp_path,
        """
        Name | Title | Level | Manager | Assistant
        Ada Poe | Chief Executive Officer | | |
        Bo Ray | Sales Wizard | 4 - Manager | Ada Poe |
        Cy Day | Head of Sales | Band Q | Ada Poe |
        Di Fox | Quux | | Ada Poe |
        Ed Gil | Office Manager | | Ada Poe | yes""",
    )
    levels = {role.key: role.level for role in organization.roles}

    assert levels == {
        "Chief Executive Officer": "executive",
        "Sales Wizard": "manager",
        "Head of Sales": "Band Q",
        "Quux": None,
        "Office Manager": "specialist",
    }
    assert told(organization) == [("unknown-name", 4)]


def test_units_stand_in_trees_and_a_department_without_its_division_is_the_only_one_of_its_name(tmp_path: Path) -> None:
    organization = people(
        tmp_path,
        """
        Name | Title | Division | Department | Team | Region | Country
        Ada Poe | Clerk | Commerce | Sales | Inside | North | Uland
        Bo Ray | Clerk | | Sales | Field | North | Uland
        Cy Day | Clerk | Finance | HR | | North |
        Di Fox | Clerk | Commerce | HR | | |
        Ed Gil | Clerk | Plants | Plants | | |""",
    )
    units = {(unit.key, unit.dimension, unit.tier, unit.parent) for unit in organization.units}

    assert units == {
        ("Commerce", "function", "division", None),
        ("Finance", "function", "division", None),
        ("Plants", "function", "division", None),
        ("Sales", "function", "department", "Commerce"),
        ("Commerce › HR", "function", "department", "Commerce"),
        ("Finance › HR", "function", "department", "Finance"),
        ("Inside", "function", "team", "Sales"),
        ("Field", "function", "team", "Sales"),
        ("North", "geography", "region", None),
        ("Uland", "geography", "country", "North"),
    }


def test_a_column_of_parent_units_makes_a_tree(tmp_path: Path) -> None:
    organization = people(
        tmp_path,
        """
        Name | Org Unit | Parent Unit | Title
        Ada Poe | Board | | Chief
        Bo Ray | Sales | Board | Head
        Cy Day | Field Sales | Sales | Clerk
        Di Fox | Lab | Research | Clerk""",
    )

    assert {unit.key: unit.parent for unit in organization.units} == {
        "Board": None,
        "Sales": "Board",
        "Field Sales": "Sales",
        "Lab": "Research",
        "Research": None,
    }


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2020-01-02", "2031-12-31", (date(2020, 1, 2), date(2031, 12, 31))),
        ("02.01.2020", "", (date(2020, 1, 2), None)),
        ("1/2/2020", "1/31/2020", (date(2020, 1, 2), date(2020, 1, 31))),
        ("2/1/2020", "31/1/2020", (date(2020, 1, 2), date(2020, 1, 31))),
        ("2 Jan 2020", "31-Dec-2020", (date(2020, 1, 2), date(2020, 12, 31))),
        ("2. Januar 2020", "31 de diciembre de 2020", (date(2020, 1, 2), date(2020, 12, 31))),
        ("Jan 2, 2020", "9999-12-31", (date(2020, 1, 2), None)),
        ("20200102", "2020-12-31T00:00:00Z", (date(2020, 1, 2), date(2020, 12, 31))),
        ("43832", "44196", (date(2020, 1, 2), date(2020, 12, 31))),
        ("02.01.20", "31.12.99", (date(2020, 1, 2), date(1999, 12, 31))),
    ],
)
def test_dates_are_read_as_they_are_written(
    tmp_path: Path, start: str, end: str, expected: tuple[date, date | None]
) -> None:
    holding = people(tmp_path, f"Name | Title | Start Date | End Date\nAda Poe | Chief | {start} | {end}").holdings[0]

    assert (holding.start, holding.end) == expected


def test_leavers_are_kept_and_vacancies_are_nobody(tmp_path: Path) -> None:
    organization = people(
        tmp_path,
        """
        ID | Name | Title | Manager ID | Leaving Date | Active
        1 | Ada Poe | Chief | | |
        2 | Vacant | Head of Sales | 1 | |
        3 | Cy Day | Clerk | 2 | 2020-03-31 |
        4 | Di Fox | Buyer | 2 | | no""",
    )
    held = {holding.role: holding.end for holding in organization.holdings}

    assert held == {"Chief": None, "Clerk": date(2020, 3, 31)}
    assert {role.key for role in organization.roles if role.vacant} == {"Head of Sales", "Buyer"}
    assert managers(organization) == {"Cy Day": "Ada Poe", "Di Fox": "Ada Poe"}
    assert superiors(organization)["Clerk"] == "Head of Sales"


def test_one_person_may_hold_several_positions(tmp_path: Path) -> None:
    organization = people(
        tmp_path,
        """
        ID | Name | Title | Manager ID | From | Until
        1 | Ada Poe | Chief | | |
        2 | Bo Ray | Clerk | 1 | 2019-01-01 | 2019-12-31
        3 | Cy Day | Head of Sales | 1 | |
        2 | Bo Ray | Buyer | 3 | 2020-01-01 |""",
    )

    assert [holding.role for holding in organization.holdings if holding.person == "2"] == ["Clerk", "Buyer"]
    assert managers(organization)["Bo Ray"] == "Cy Day"


def test_groups_and_outside_parties_are_known_by_their_titles(tmp_path: Path) -> None:
    organization = people(tmp_path, "Name | Title\nAda Poe | External Auditor\nBo Ray | Works Council")

    assert [role.kind for role in organization.roles] == ["external", "group"]


def test_the_table_of_people_is_found_among_other_rows(tmp_path: Path) -> None:
    rows = table("""
        Export of 1 March | |
        Name | Title | Manager
        Ada Poe | Chief |
        Bo Ray | Clerk | Ada Poe
        | |
        Total: 2 | |""")
    path = tmp_path / "people.csv"
    path.write_text(comma_separated(rows), encoding="utf-8")
    organization = read_people(path)

    assert managers(organization) == {"Bo Ray": "Ada Poe"}
    assert told(organization) == [("unnamed", 6)]
