"""The rules about roles, at their edges."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support import findings_in, findings_of, matrix_of

from raci.lint import Confidence
from raci.rules.roles.persons import is_person
from raci.rules.roles.rol001_idle_role import IdleRole
from raci.rules.roles.rol002_only_informed_role import OnlyInformedRole
from raci.rules.roles.rol003_role_without_work import RoleWithoutWork
from raci.rules.roles.rol004_role_in_everything import RoleInEverything
from raci.rules.roles.rol005_duplicate_role import DuplicateRole
from raci.rules.roles.rol006_person_as_role import PersonAsRole
from raci.rules.roles.rol007_placeholder_role import PlaceholderRole
from raci.rules.roles.wording import placeholders


def table(roles: str, *rows: str, notation: str = "RACI") -> str:
    """Return a Markdown table; a row is its cells, the duties are numbered."""
    rule = " | ".join(["---"] * (roles.count("|") + 2))
    body = [f"| Duty {place} | {row} |" for place, row in enumerate(rows, 1)]
    return "\n".join([f"notation: {notation}", f"| Duty | {roles} |", f"| {rule} |", *body])


def headings(*roles: str) -> str:
    """Return a table of one duty in which each of these roles takes part."""
    return table(" | ".join(roles), " | ".join(["C"] * len(roles)))


# ROL001


def test_idle_role_is_named() -> None:
    [finding] = findings_of(IdleRole, table("Manager | Director", "A/R | ", "A/R | "))

    assert finding.message == "Director takes part in nothing."
    assert finding.roles == ("Director",)


def test_role_that_is_out_of_the_loop_is_idle() -> None:
    [finding] = findings_of(IdleRole, table("Manager | Director", "A/R | O", notation="RACIO"))

    assert finding.roles == ("Director",)


@pytest.mark.parametrize("markdown", [
    table("Manager | Director", " | ", " | "),  # nobody has a letter: the matrix is not filled in
    table("Manager | Director", "A/R | see note"),  # the cell says something
    table("Manager | Role 2", "A/R | "),  # the form's word
    table("Manager | ", "A/R | "),  # no role at all
])  # fmt: skip
def test_empty_column_is_left_to_other_rules(markdown: str) -> None:
    assert findings_of(IdleRole, markdown) == []


# ROL002, ROL003


def test_only_informed_role_is_not_told_of_small_matrices() -> None:
    seven = table("Manager | Auditor", *["A/R | I"] * 7)

    assert findings_of(OnlyInformedRole, seven) == []
    assert len(findings_of(OnlyInformedRole, seven, from_duties=7)) == 1


def test_duties_without_letters_do_not_count() -> None:
    assert findings_of(OnlyInformedRole, table("Manager | Auditor", *["A/R | I"] * 7, " | ")) == []


def test_everybody_may_be_informed_only() -> None:
    assert findings_of(OnlyInformedRole, table("Manager | All staff", *["A/R | I"] * 9)) == []


def test_role_without_work_names_the_letters_of_the_notation() -> None:
    [finding] = findings_of(
        RoleWithoutWork, table("Lead | Boss | Expert", "D | A | C", *["D | A | "] * 7, notation="DACI")
    )

    assert finding.message == "Expert has only C or I in one duty, never D or A."


def test_role_that_supports_has_work() -> None:
    assert findings_of(RoleWithoutWork, table("A | B | C", "R | A | S", *["R | A | C"] * 8, notation="RASCI")) == []


# ROL004


def test_roles_in_everything_are_told_at_once() -> None:
    rows = ["A/R | C | R | ", "C | A/R | R | C"] * 5
    [finding] = findings_of(RoleInEverything, table("Buyer | Manager | Legal | Clerk", *rows))

    assert finding.message == "Buyer, Manager take part in all 10 duties."
    assert finding.roles == ("Buyer", "Manager")


@pytest.mark.parametrize("column", ["C", "I", "A", "R"])
def test_advice_news_and_overload_everywhere_are_left_to_other_rules(column: str) -> None:
    rows = [f"{column} | R | C | "] * 10

    assert findings_of(RoleInEverything, table("Buyer | Manager | Legal | Clerk", *rows)) == []


def test_every_box_of_a_small_matrix_may_be_filled() -> None:
    rows = ["A/R | C | C", "C | A/R | C"] * 5

    assert findings_of(RoleInEverything, table("Buyer | Manager | Legal", *rows)) == []


# ROL005


@pytest.mark.parametrize(("one", "other", "confidence"), [
    ("Project Manager", "project  manager", Confidence.CERTAIN),
    ("Project Manager", "Project Mananger", Confidence.LIKELY),
    ("Project Manager", "Project Managers", Confidence.LIKELY),
    ("Frontend Developer", "Front-end Developer", Confidence.LIKELY),
])  # fmt: skip
def test_one_role_in_two_columns_is_found(one: str, other: str, confidence: Confidence) -> None:
    [finding] = findings_of(DuplicateRole, headings(one, "Tester", other))

    assert finding.confidence is confidence
    assert finding.roles == (one, other)


@pytest.mark.parametrize(("one", "other"), [
    ("Developer 1", "Developer 2"),
    ("Test Engineer (Neeraj)", "Test Engineer (Ayush)"),
    ("Stakeholders *", "Stakeholders **"),
    ("Team 2D", "Team 3D"),
    ("Internal Auditor", "External Auditor"),
    ("Employer", "Employee"),
    ("MOA", "AMOA"),
    ("CEO", "CFO"),
    ("Product Manager", "Production Manager"),
    ("Software offline", "Software online"),
    ("Account Manager", "Accounting Manager"),
    ("[Name of person] 1", "[Name of person] 1"),
])  # fmt: skip
def test_roles_with_a_telling_difference_are_two(one: str, other: str) -> None:
    assert findings_of(DuplicateRole, headings(one, other)) == []


def test_the_same_role_under_two_headings_is_two() -> None:
    matrix = matrix_of(headings("Project Manager", "Project Manager"))
    one, other = matrix.roles
    client, vendor = replace(one, group=("Client",)), replace(other, group=("Vendor",))

    assert len(findings_in(DuplicateRole, matrix)) == 1
    assert findings_in(DuplicateRole, replace(matrix, roles=(client, vendor))) == []


def test_an_alias_is_the_role() -> None:
    matrix = matrix_of(headings("Project Manager", "PM"))
    one, other = matrix.roles
    [finding] = findings_in(DuplicateRole, replace(matrix, roles=(replace(one, aliases=("PM",)), other)))

    assert finding.roles == ("Project Manager", "PM")


# ROL006


@pytest.mark.parametrize("name", [
    "Anna", "Bob Smith", "Dr. Weber", "J. Smith", "Smith, J.", "@anna", "anna.smith@example.com", "Бражников Денис",
    "Mark Taylor", "Frau Schneider", "Mehmet Özdemir",
])  # fmt: skip
def test_names_of_people_are_known(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize("name", [
    "", "Manager", "Mark", "Grant", "Cloud Temple", "RPA Consultant (Melissa)", "Anna (PM)", "Team Anna", "Sales EMEA",
    "CP-GRH", "Business Owner", "Grant Manager", "Martin Team", "All Stakeholders", "Developer 1", "QA", "Ops/IT",
])  # fmt: skip
def test_names_of_roles_are_no_people(name: str) -> None:
    assert not is_person(name)


def test_person_is_a_guess() -> None:
    [finding] = findings_of(PersonAsRole, headings("Anna", "Clerk"))

    assert finding.confidence is Confidence.GUESS
    assert finding.roles == ("Anna",)


# ROL007


@pytest.mark.parametrize("name", [
    "Role 5", "role5", "[Name of person]", "[Name of person or department] 3", "<role>", "{{role_1}}", "Name", "TBD",
    "xxx", "Team member 2", "Person A", "Stakeholder 1", "?", "...", "Rolle 3", "Rôle n° 2", "N/A",
])  # fmt: skip
def test_words_of_the_form_are_known(name: str) -> None:
    assert name in placeholders()


@pytest.mark.parametrize("name", [
    "Developer 1", "Manager", "Stakeholders", "Role owner", "[Vendor]", "Member of the board", "Team 2", "CEO", "R&D",
    "Named delegate", "Personal assistant", "X-ray team",
])  # fmt: skip
def test_names_of_roles_are_no_form(name: str) -> None:
    assert name not in placeholders()


def test_placeholder_is_likely() -> None:
    [finding] = findings_of(PlaceholderRole, headings("Manager", "Role 2"))

    assert finding.message == "Role 2 is the form's word, not the name of a role."
    assert finding.confidence is Confidence.LIKELY
