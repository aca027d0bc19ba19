"""People files with something wrong: each thing is told with its line, the rest is read, and nothing harms the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from people_files import comma_separated, managers, people, superiors, told

from raci.errors import UnreadableError
from raci.readers.people import read_people

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "ID | Name | Title | Manager ID | Start Date | End Date | Department | Sub Department\n1 | Ada Poe | Chief | |||"


@pytest.mark.parametrize(
    ("rows", "expected", "words"),
    [
        ("2 | Bo Ray | Clerk | 99", [("missing-manager", 3)], ["'Bo Ray'", "'99'"]),
        ("2 | Bo Ray | Clerk | 3\n3 | Cy Day | Clerk | 2", [("reporting-cycle", 3)], ["'Bo Ray' to 'Cy Day'"]),
        ("2 | Bo Ray | Clerk | 1\n2 | Cy Day | Clerk | 1", [("doubled-id", 4)], ["'Bo Ray' and 'Cy Day'", "'2'"]),
        ("2 | Bo Ray | Clerk | 1 | 2020-02-01 | 2020-01-01", [("dates", 3)], ["'Bo Ray'", "2020-01-01"]),
        ("2 | Bo Ray | Clerk | 1 | soon | ", [("dates", 3)], ["Bo Ray", "'soon'"]),
        ("2 | Bo Ray | Clerk | 1 | 2020-02-30 | ", [("dates", 3)], ["'2020-02-30'"]),
        ("2 | Bo Ray | Clerk | 1 | 45.13.2020 | ", [("dates", 3)], ["'45.13.2020'"]),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_the_person(
    tmp_path: Path, rows: str, expected: list[tuple[str, int]], words: list[str]
) -> None:
    organization = people(tmp_path, f"{HEAD}\n{rows}")
    message = organization.oddities[0].message

    assert told(organization) == expected
    assert [word for word in words if word not in message] == []
    assert len(organization.people) == 1 + len(rows.splitlines())


def test_a_name_that_several_bear_names_no_manager(tmp_path: Path) -> None:
    organization = people(
        tmp_path,
        """
        Name | Title | Manager
        Ada Poe | Chief |
        Bo Ray | Head of Sales | Ada Poe
        Bo Ray | Head of Finance | Ada Poe
        Cy Day | Clerk | Bo Ray""",
    )

    assert told(organization) == [("ambiguous-manager", 5)]
    assert [(person.key, person.reports_to) for person in organization.people] == [
        ("Ada Poe", None),
        ("Bo Ray (2)", "Ada Poe"),
        ("Bo Ray", "Ada Poe"),
        ("Cy Day", None),
    ]


def test_a_manager_who_cannot_be_found_one_way_is_found_another(tmp_path: Path) -> None:
    organization = people(
        tmp_path,
        """
        ID | Name | Email | Manager ID | Manager Name | Manager Email
        1 | Ada Poe | ada@poe.example | | |
        2 | Bo Ray | bo@ray.example | 99 | Ada Poe |
        3 | Cy Day | cy@day.example | 98 | Nobody Known | bo@ray.example""",
    )

    assert managers(organization) == {"Bo Ray": "Ada Poe", "Cy Day": "Bo Ray"}
    assert told(organization) == []


def test_lines_to_a_doubled_id_lead_to_one_of_those_who_bear_it(tmp_path: Path) -> None:
    organization = people(
        tmp_path, "ID | Name | Manager ID\n7 | Bo Ray |\n7 | Ada Poe |\n8 | Cy Day | 7\n7 | Ada Poe |"
    )

    assert managers(organization) == {"Cy Day": "Ada Poe"}
    assert [person.key for person in organization.people] == ["7 (2)", "7", "8"]


def test_a_unit_within_itself_is_told_and_cut(tmp_path: Path) -> None:
    organization = people(
        tmp_path, "Name | Title | Division | Department | Team\nAda Poe | Clerk | Plants | Works | Plants"
    )

    assert told(organization) == [("unit-cycle", 2)]
    assert [unit.key for unit in organization.units] == ["Plants", "Works"]


def test_parent_units_in_a_circle_are_told(tmp_path: Path) -> None:
    organization = people(
        tmp_path, "Name | Title | Unit | Parent Unit\nAda Poe | Chief | Sales | Works\nBo Ray | Clerk | Works | Sales"
    )

    assert told(organization) == [("unit-cycle", 2)]


def test_lines_in_a_circle_hold_no_role_up(tmp_path: Path) -> None:
    organization = people(
        tmp_path,
        """
        ID | Name | Title | Manager ID
        1 | Ada Poe | Chief |
        2 | Bo Ray | Head | 3
        3 | Cy Day | Clerk | 2
        4 | Di Fox | Aide | 3""",
    )

    assert superiors(organization) == {"Chief": None, "Head": None, "Clerk": None, "Aide": "Clerk"}


def test_roles_form_no_circle_where_people_do_not(tmp_path: Path) -> None:
    organization = people(
        tmp_path,
        """
        ID | Name | Title | Manager ID
        1 | Ada Poe | Lead |
        2 | Bo Ray | Clerk | 1
        3 | Cy Day | Lead | 2
        4 | Di Fox | Clerk | 3
        5 | Ed Gil | Clerk | 3""",
    )

    assert superiors(organization) == {"Lead": None, "Clerk": "Lead"}


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("Task,Owner\nSell,Ada Poe\n", "no-people", ["'Task', 'Owner'", "Manager ID"]),
        ("Task,Manager,Clerk\nSell,A,R\n", "no-people", ["'Manager'"]),
        ("ID,Task,Manager\n1,Sell,A\n", "no-people", ["'Task'"]),
        ("Name,Phone\nAda Poe,5\n", "no-people", ["'Phone'"]),
        ("Name,Title,Manager\n", "no-people", ["nobody"]),
        ("Name,Title,Manager\n,,\n,,\n", "no-people", ["nobody"]),
        ("", "empty", []),
    ],
)
def test_a_file_of_no_people_is_refused_with_what_it_has(
    tmp_path: Path, text: str, code: str, words: list[str]
) -> None:
    path = tmp_path / "people.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableError) as caught:
        read_people(path)

    assert caught.value.code == code
    assert [word for word in words if word not in caught.value.message] == []


@pytest.mark.parametrize("name", ["none.csv", "none.json", "none.yaml", "none.xlsx"])
def test_a_file_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_people(tmp_path / name)

    assert caught.value.code == "missing"


def test_a_chain_of_twenty_thousand_people_is_read(tmp_path: Path) -> None:
    rows = [["ID", "Name", "Title", "Manager ID"]]
    rows += [[str(number), f"Person {number}", f"Title {number % 7}", str(number - 1)] for number in range(1, 20_001)]
    path = tmp_path / "people.csv"
    path.write_text(comma_separated(rows), encoding="utf-8")
    organization = read_people(path)

    assert len(organization.people) == 20_000
    assert told(organization) == []


def test_a_chain_of_vacancies_and_one_of_parent_units_are_read(tmp_path: Path) -> None:
    rows = [["ID", "Name", "Title", "Manager ID", "Unit", "Parent Unit"], ["0", "Ada Poe", "Chief", "", "U0", ""]]
    rows += [[str(n), "Vacant", "Clerk", str(n - 1), f"U{n}", f"U{n - 1}"] for n in range(1, 5_000)]
    rows += [["x", "Bo Ray", "Clerk", "4999", "U4999", ""]]
    path = tmp_path / "people.csv"
    path.write_text(comma_separated(rows), encoding="utf-8")
    organization = read_people(path)

    assert managers(organization) == {"Bo Ray": "Ada Poe"}


def test_ten_thousand_oddities_are_all_kept(tmp_path: Path) -> None:
    rows = [["ID", "Name", "Title", "Manager ID", "Start"]]
    rows += [[str(n), f"Person {n}", "Clerk", f"x{n}", "never"] for n in range(5_000)]
    path = tmp_path / "people.csv"
    path.write_text(comma_separated(rows), encoding="utf-8")
    organization = read_people(path)

    assert len(organization.oddities) == 10_000
    assert told(organization)[:2] == [("missing-manager", 2), ("dates", 2)]


def test_one_person_on_every_row_under_other_names_is_told_each_once(tmp_path: Path) -> None:
    rows = [["ID", "Name", "Title"], *([["7", f"Person {n}", "Clerk"] for n in range(5_000)])]
    path = tmp_path / "people.csv"
    path.write_text(comma_separated(rows), encoding="utf-8")
    organization = read_people(path)

    assert len({person.key for person in organization.people}) == 5_000
    assert [kind for kind, _ in told(organization)] == ["doubled-id"]


@pytest.mark.parametrize("cell", ["=1+1", "\x07", "a" * 100_000, "Poe, Ada, Bo,", "(((", ";;;:|", "\u202e", "🙂"])
def test_any_text_may_stand_in_any_cell(tmp_path: Path, cell: str) -> None:
    headings = ["ID", "Name", "Title", "Manager", "Dotted", "Level", "Start", "Department", "Region", "Email", "Active"]
    path = tmp_path / "people.csv"
    path.write_text(comma_separated([headings, ["1", "Ada Poe", *[cell] * 9], [cell] * 11]), encoding="utf-8")
    organization = read_people(path)

    assert organization.people[0].name == "Ada Poe"
