"""What a finding is about, in words that outlive its place: keys, names, sections, numbers left out."""

from __future__ import annotations

from typing import Any, Final

import pytest
from support import matrix_of

from raci.errors import UnreadableError
from raci.lint import Finding, Severity
from raci.lint.finding import Fix
from raci.lint.subject import DutyWords, RoleWords, Subject, Subjects, duty_words, role_words
from raci.lint.unreadable import organization_alone, problems_of, unreadable
from raci.model import Duty, Location, Matrix, Organization, Role, Source
from raci.model.organization import Join, Person, Unit
from raci.model.scope import Scope
from raci.records import replace

LONG: Final = "x" * 201


@pytest.mark.parametrize(
    ("duty", "words"),
    [
        (Duty("Sell", "Sell"), DutyWords("Sell")),
        (Duty("Sell #2", "Sell"), DutyWords("Sell")),
        (Duty("Sell (12)", "Sell"), DutyWords("Sell")),
        (Duty("Sell #x", "Sell"), DutyWords("Sell", key="Sell #x")),
        (Duty("Sell 2", "Sell"), DutyWords("Sell", key="Sell 2")),
        (Duty("d1", "Sell"), DutyWords("Sell", key="d1")),
        (Duty("Plan › Sell", "Sell", ("Plan",)), DutyWords("Sell", ("Plan",))),
        (Duty("Sell", "Sell", ("Plan",)), DutyWords("Sell", ("Plan",), key="Sell")),
        (Duty("Sell", "Sell", scope=Scope((("", "emea"),))), DutyWords("Sell", scope="emea")),
    ],
)
def test_a_duty_is_told_by_its_name_and_section_or_by_a_key_of_its_own(duty: Duty, words: DutyWords) -> None:
    assert duty_words(duty) == words


@pytest.mark.parametrize(
    ("role", "record", "words"),
    [
        (Role("Boss", "Boss"), None, RoleWords("Boss")),
        (Role("Boss", "Boss", ("Chief", "Ann")), None, RoleWords("Boss", ("Ann", "Chief"))),
        (Role("b", "Boss"), None, RoleWords("b", ("Boss",))),
        (Role("Column C", "Column C"), None, RoleWords("")),
        (Role("Column C", "Boss"), None, RoleWords("Column C", ("Boss",))),
        (Role("Boss 2", "Boss 2", ("Boss",)), None, RoleWords("Boss", ("Boss 2",))),
        (Role("Boss two", "Boss two", ("Boss",)), None, RoleWords("Boss two", ("Boss",))),
        (Role("Boss", "Boss"), Role("ceo", "CEO", ("Owner",)), RoleWords("Boss", ("CEO", "Owner", "ceo"))),
        (Role("Boss", "Boss"), Role("Boss", "Boss"), RoleWords("Boss")),
    ],
)
def test_a_role_is_told_by_its_key_and_all_its_other_names(role: Role, record: Role | None, words: RoleWords) -> None:
    assert role_words(role, record) == words


def test_very_long_words_are_cut_and_still_differ() -> None:
    one, other = (duty_words(Duty(name, name)).name for name in (LONG, f"{LONG[:-1]}y"))

    assert (one[:201], len(one), one == other) == (f"{LONG[:200]} ", 217, False)
    assert duty_words(Duty(LONG[:200], LONG[:200])).name == LONG[:200]
    assert duty_words(Duty("ä" * 200, "ä" * 200)).name == "ä" * 200
    assert duty_words(Duty("\ud800", "\ud800")).name == "?"


BOSS, CLERK = Role("Boss", "Boss"), Role("Clerk", "Clerk", ("Scribe",))


def matrix(*duties: str, sheet: str | None = "Plan", top: int = 1, path: str = "a.xlsx", **parts: Any) -> Matrix:  # noqa: ANN401
    """Return a matrix whose duties are in a section of the sheet's name and row."""
    found = matrix_of("| Duty | Boss | Clerk |\n|---|---|---|\n" + "\n".join(f"| {each} | A | R |" for each in duties))
    made = tuple(replace(each, key=each.name, section=(f"{sheet} {top}",)) for each in found.duties)
    return replace(
        found, duties=made, roles=(BOSS, CLERK), source=Source(path, sheet, (top, 1, top + 9, 9)), **parts
    )  # fmt: skip


def about(*matrices: Matrix, row: int = 1, sheet: str | None = "Plan", **parts: Any) -> Subject:  # noqa: ANN401
    """Return what a finding in a row of a sheet is about."""
    finding = Finding("ACC002", "two", "two", Severity.ERROR, location=Location("a.xlsx", sheet, row, 1), **parts)
    return Subjects(matrices).of(finding)


def test_what_a_finding_is_about_is_looked_up_in_the_matrix_it_stands_in() -> None:
    two = matrix("Sell", top=20), matrix("Sell", top=1), matrix("Sell", sheet="Other")
    found = [about(*two, row=row, duty="Sell").duties[0].section for row in (0, 1, 19, 20, 99)]

    assert found == [("Plan 1",), ("Plan 1",), ("Plan 1",), ("Plan 20",), ("Plan 20",)]
    assert about(*two, sheet="Other", duty="Sell").duties[0].section == ("Other 1",)


def test_what_is_not_there_is_looked_up_elsewhere_and_else_told_by_its_key() -> None:
    here, there = matrix("Sell"), matrix("Buy", sheet="Other")

    assert about(here, there, duty="Buy").duties[0].section == ("Other 1",)
    assert about(here, there, sheet="None", duty="Buy").duties[0].section == ("Other 1",)
    assert about(here, there, duty="Cook", roles=("Cook",)) == Subject(
        "ACC002", (DutyWords("Cook"),), (RoleWords("Cook"),)
    )
    assert about(duty="Cook", roles=("Cook", "Boss")).roles == (RoleWords("Boss"), RoleWords("Cook"))


def test_everything_a_finding_is_about_stands_once_and_by_the_alphabet() -> None:
    others = ("word", Duty("Ask", "Ask"), Role("Boss", "Boss", ("Chief",)), "alpha", "word")
    found = about(matrix("Sell"), duty="Sell", roles=("Clerk", "Boss"), others=others)

    assert found == Subject(
        "ACC002",
        (DutyWords("Ask"), DutyWords("Sell", ("Plan 1",), key="Sell")),
        (RoleWords("Boss", ("Chief",)), RoleWords("Clerk", ("Scribe",))),
        ("alpha", "word"),
    )


def test_a_role_is_also_called_what_its_organization_calls_it() -> None:
    organization = Organization(roles=(Role("ceo", "CEO", ("Owner",)),), path="org.yaml")
    joined = matrix(
        "Sell", organization=organization, joins=(Join("Boss", "ceo", "alias"), Join("Clerk", None, "alias"))
    )

    assert about(joined, roles=("Boss",)).roles == (RoleWords("Boss", ("CEO", "Owner", "ceo")),)
    assert about(joined, roles=("ceo",)).roles == (RoleWords("ceo", ("CEO", "Owner")),)
    assert about(joined, roles=("Clerk",)).roles == (RoleWords("Clerk", ("Scribe",)),)
    assert tuple(Subjects([joined]).paths) == ("a.xlsx", "org.yaml")
    assert [list(roles) for _, roles in Subjects([joined]).named_in("org.yaml")] == [
        [RoleWords("ceo", ("CEO", "Owner"))]
    ]
    [(duties, roles)] = Subjects([joined, matrix("Buy", path="b.xlsx")]).named_in("a.xlsx")
    assert [each.name for each in duties] == ["Sell"]
    assert [each.key for each in roles] == ["Boss", "Clerk"]


# what cannot be read


@pytest.mark.parametrize(
    ("place", "location"),
    [
        ("a.xlsx", Location("a.xlsx")),
        ("a.xlsx:12", Location("a.xlsx", None, 12, 1)),
        ("a.xlsx:12:5", Location("a.xlsx", None, 12, 5)),
        ("a.xlsx:Plan", Location("a.xlsx", "Plan")),
        ("a.xlsx:Plan!AB12", Location("a.xlsx", "Plan", 12, 28)),
        ("", Location("a.xlsx")),
    ],
)
def test_what_cannot_be_read_is_told_where_it_stands(place: str, location: Location) -> None:
    report = unreadable("a.xlsx", (place, "It is broken."), foreign=True)

    assert [(each.rule, each.name, each.message, each.severity, each.location, each.others) for each in report] == [
        ("SRC001", "unreadable-file", "It is broken.", Severity.ERROR, location, ("It is broken.",))
    ]
    assert (report.path, report.unreadable, report.foreign, bool(report.version)) == ("a.xlsx", True, True, True)
    assert not unreadable("a.xlsx").foreign


def test_each_problem_of_a_file_has_its_place_and_sentence() -> None:
    one = UnreadableError("broken", "It is broken.", "a.yaml:3")
    two = UnreadableError("broken", "2 things", "a.yaml", problems=("a.yaml:1:2: one: more", "a.yaml: two"))

    assert problems_of("a.yaml", one) == [("a.yaml:3", "It is broken.")]
    assert problems_of("a.yaml", two) == [("a.yaml:1:2", "one: more"), ("a.yaml", "two")]


@pytest.mark.parametrize(
    ("organization", "told"),
    [
        (Organization(), "an organization (levels and tiers), and no matrix to judge"),
        (
            Organization(units=(Unit("a", "A"),), people=tuple(Person(str(i), str(i)) for i in range(1200))),
            "an organization (units: 1, people: 1,200), and no matrix to judge",
        ),
        (Organization(roles=(BOSS, CLERK)), "an organization (roles: 2), and no matrix to judge"),
    ],
)
def test_an_organization_without_a_matrix_is_told_by_what_is_in_it(organization: Organization, told: str) -> None:
    report = organization_alone("org.yaml", organization, ())

    assert [(each.kind, each.message, each.location) for each in report.notes] == [("info", told, Location("org.yaml"))]
    assert (report.clean, report.foreign, report.unreadable, bool(report.version)) == (True, True, False, True)


def test_a_fix_says_its_changes_or_the_words_that_stand_for_them() -> None:
    assert (Fix("x", words=("one", "two")).said, Fix("x").said) == (("one", "two"), ())
