"""The rules that hold several matrices against each other, at their edges."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from support import findings_in, findings_of, matrices_of, matrix_of

from raci.api import read
from raci.graph import Register
from raci.lint import Confidence, Severity
from raci.rules.register.handovers import handovers
from raci.rules.register.reg001_same_duty_other_accountable import SameDutyOtherAccountable
from raci.rules.register.reg002_contradicting_letters import ContradictingLetters
from raci.rules.register.reg003_role_synonyms import RoleSynonyms
from raci.rules.register.reg004_handover_without_information import HandoverWithoutInformation
from raci.rules.register.reg005_missing_duty import MissingDuty
from raci.rules.register.reg006_stale_review import StaleReview
from raci.rules.register.reviews import review_day
from raci.rules.register.synonyms import may_be_one

if TYPE_CHECKING:
    from pathlib import Path

    from raci.model import Matrix


def two(first: str, second: str, before: str = "") -> str:
    """Return an org-design file of two matrices, each with these duties (one a line)."""
    return "---\n".join(f"{before}\nduties:\n{_listed(duties)}\n" for duties in (first, second))


def _listed(duties: str) -> str:
    return "\n".join(f"  - {duty.strip()}" for duty in duties.strip().splitlines())


def sharing(folder: Path, organization: str, *duties: str) -> list[Matrix]:
    """Return matrices of one duty each that share an organization."""
    (folder / "org.yaml").write_text(organization, "utf-8")
    matrices = []
    for number, duty in enumerate(duties):
        path = folder / f"m{number}.yaml"
        path.write_text(f"organization: org.yaml\nduties:\n  - {duty}\n", "utf-8")
        matrices.append(read(path))
    return matrices


# REG001


def test_the_later_matrix_is_told_what_the_earlier_says() -> None:
    example = two("{name: Set prices, A: Head of Sales, R: Clerk}", "{name: set prices., A: Controller, R: Clerk}")
    [finding] = findings_of(SameDutyOtherAccountable, example)

    assert finding.message == ("Controller is accountable for set prices here, Head of Sales in example.yaml:3:12.")
    assert (finding.location.row, [each.row for each in finding.related]) == (7, [3])
    assert finding.confidence is Confidence.LIKELY


@pytest.mark.parametrize(("first", "second"), [
    ("{name: Set prices, A: Head}", "{name: Set prices, A: head}"),  # the same role
    ("{name: Set prices, A: Head}", "{name: Set prices, A: [Head, Clerk]}"),  # ACC002 tells that
    ("{name: Set prices, A: Head}", "{name: Set prices, R: Clerk}"),  # ACC001 tells that
    ("{name: Set prices, section: Retail, A: Head}", "{name: Set prices, section: Online, A: Clerk}"),
    ("{name: Set prices, scope: each region, A: Head}", "{name: Set prices, scope: EMEA region, A: Head}"),
    ("{name: Set prices, A: Sales Manager}", "{name: Set prices, A: Sales Mgr}"),  # REG003 tells that
    ("{name: Set prices, A: Head}", "{name: Set the wages, A: Clerk}"),
])  # fmt: skip
def test_such_duties_do_not_contradict(first: str, second: str) -> None:
    assert findings_of(SameDutyOtherAccountable, two(first, second)) == []


@pytest.mark.parametrize(("one", "other", "clean"), [
    ("north", "south", True), ("north", "all", False), ("north", "north", False),
])  # fmt: skip
def test_duties_of_different_places_are_two(one: str, other: str, *, clean: bool) -> None:
    units = """units:
  all: {name: Tarn Mills, tier: organization}
  north: {name: North, tier: region, within: all}
  south: {name: South, tier: region, within: all}"""
    example = two(f"{{name: Mill, scope: {one}, A: Ada}}", f"{{name: Mill, scope: {other}, A: Ben}}", units)

    assert (findings_of(SameDutyOtherAccountable, example) == []) is clean


def test_a_section_matches_where_the_other_has_none() -> None:
    example = two("{name: Set prices, section: Retail, A: Head}", "{name: Set prices, A: Clerk}")

    assert len(findings_of(SameDutyOtherAccountable, example)) == 1


def test_a_row_is_told_once_however_many_contradict_it() -> None:
    documents = [f"duties:\n  - {{name: Set prices, A: {owner}}}\n" for owner in ("Ada Role", "Baker", "Cook", "Baker")]
    found = findings_of(SameDutyOtherAccountable, "---\n".join(documents))

    assert sorted(each.location.row for each in found) == [5, 8, 11]


def test_roles_are_one_by_the_organization_they_share(tmp_path: Path) -> None:
    organization = """
roles:
  cfo: {name: Chief Financial Officer, aliases: [Finance Chief]}
  cio: {name: Chief Information Officer}
"""
    duties = ("{name: Plan, A: cfo}", "{name: Plan, A: Finance Chief}", "{name: Plan, A: cio}")
    [finding] = findings_in(SameDutyOtherAccountable, *sharing(tmp_path, organization, *duties))

    assert finding.message == (
        "Chief Information Officer is accountable for Plan here, Chief Financial Officer in m0.yaml:3:12."
    )
    assert finding.confidence is Confidence.CERTAIN


# who is who across matrices


def test_a_role_is_one_by_another_name_that_only_it_has() -> None:
    first = "roles: {pm: {name: Project Manager, aliases: [PL]}}\nduties:\n  - {name: Plan, A: pm}\n"
    second = "duties:\n  - {name: Plan, A: PL}\n"
    register = Register(matrices_of(f"{first}---\n{second}"))
    identities = {register.identity(graph, role) for graph in register.graphs for role in graph.matrix.roles}

    assert identities == {"project manager"}


def test_two_names_for_each_other_are_one() -> None:
    first = "roles: {a: {name: Alpha Lead, aliases: [Beta Lead]}}\nduties:\n  - {name: Plan, A: a}\n"
    second = "roles: {b: {name: Beta Lead, aliases: [Alpha Lead]}}\nduties:\n  - {name: Plan, A: b}\n"
    register = Register(matrices_of(f"{first}---\n{second}"))

    assert len({register.identity(graph, role) for graph in register.graphs for role in graph.matrix.roles}) == 1


def test_a_name_that_two_roles_share_stands_for_itself() -> None:
    roles = "roles: {a: {name: Project Lead, aliases: [PL]}, b: {name: Product Lead, aliases: [PL]}}"
    register = Register(
        matrices_of(f"{roles}\nduties:\n  - {{name: Plan, A: a, R: b}}\n---\nduties:\n  - {{name: Plan, A: PL}}")
    )
    last = register.graphs[1]

    assert register.identity(last, last.matrix.roles[0]) == "pl"


# REG002


def test_other_parts_beside_the_same_owner_are_listed() -> None:
    example = two(
        "{name: Bake, A: Head, R: Baker, C: Clerk, I: [Cook, Hand]}",
        "{name: Bake, A: Head, R: Cook, C: Clerk, I: Baker}",
    )
    [finding] = findings_of(ContradictingLetters, example)

    assert finding.message == (
        "Bake has the same owner in example.yaml:3:12 and other parts: Cook has R here and I there, Baker has I here "
        "and R there."
    )


@pytest.mark.parametrize(("first", "second"), [
    ("{name: Bake, A: Head, R: Baker}", "{name: Bake, A: Clerk, R: Head}"),  # REG001 tells that
    ("{name: Bake, A: Head, R: Baker, C: Cook}", "{name: Bake, A: Head, R: Baker}"),  # who is asked is not said there
    ("{name: Bake, A: Head, R: Baker, C: Cook}", "{name: Bake, A: Head, R: Baker, C: Clerk}"),  # roles of one only
])  # fmt: skip
def test_such_parts_do_not_contradict(first: str, second: str) -> None:
    assert findings_of(ContradictingLetters, two(first, second)) == []


# REG003


@pytest.mark.parametrize(("one", "other"), [
    ("Regional Sales Manager", "Reg. Sales Mgr"), ("Head of Sales", "Sales Head"), ("Accountant", "Acountant"),
    ("Developer", "Developers"), ("Business Analyst", "BA"), ("UX/UI Designer", "Designer UI/UX"),
    ("Quality Assurance", "QA"),
])  # fmt: skip
def test_such_names_may_be_one(one: str, other: str) -> None:
    assert may_be_one(one, other)
    assert len(findings_of(RoleSynonyms, two(f"{{name: Plan, A: {one}}}", f"{{name: Bake, A: {other}}}"))) == 1


@pytest.mark.parametrize(("one", "other"), [
    ("Sales Manager", "Sales Director"), ("Clerk 1", "Clerk 2"), ("Head of IT", "HR"), ("Tester", "Taster"),
    ("Manager Sales North", "Manager Sales South"), ("Board", "Bored"),
])  # fmt: skip
def test_such_names_are_two(one: str, other: str) -> None:
    assert not may_be_one(one, other)


def test_initials_of_two_names_stand_for_neither() -> None:
    example = two("{name: Plan, A: Project Manager, R: Product Manager}", "{name: Bake, A: PM}")

    assert findings_of(RoleSynonyms, example) == []


def test_names_side_by_side_in_one_matrix_are_two_roles() -> None:
    example = two("{name: Plan, A: Developer, R: Developers}", "{name: Bake, A: Developers}")

    assert findings_of(RoleSynonyms, example) == []


def test_names_that_an_organization_knows_are_told_apart_already(tmp_path: Path) -> None:
    organization = "roles:\n  a: {name: Developer}\n  b: {name: Developers}\n"
    matrices = sharing(tmp_path, organization, "{name: Plan, A: a}", "{name: Bake, A: b}")

    assert findings_in(RoleSynonyms, *matrices) == []


def test_a_pair_of_names_is_told_once() -> None:
    documents = [f"duties:\n  - {{name: Plan, A: {name}}}\n" for name in ("Developer", "Developers") * 3]

    assert len(findings_of(RoleSynonyms, "---\n".join(documents))) == 1


# REG004


@pytest.mark.parametrize(("duty", "count"), [
    ("Ship after final inspection", 1), ("Ship following the final inspection", 1),
    ("Final inspection", 0), ("Final inspection report", 0), ("Ship the order", 0),
])  # fmt: skip
def test_a_hand_over_names_the_duty_before(duty: str, count: int) -> None:
    example = two("{name: Final inspection, A: Head of Quality}", f"{{name: {duty}, A: Head of Logistics}}")

    assert len(findings_of(HandoverWithoutInformation, example)) == count


@pytest.mark.parametrize("second", [
    "{name: Ship after final inspection, A: Head of Quality}",
    "{name: Ship after final inspection, A: Head of Logistics, C: Head of Quality}",
    "{name: Ship after final inspection, R: Dispatcher}",
])  # fmt: skip
def test_owners_who_hear_of_each_other_are_clean(second: str) -> None:
    assert findings_of(HandoverWithoutInformation, two("{name: Final inspection, A: Head of Quality}", second)) == []


def test_a_long_name_may_stand_anywhere_in_a_longer_one() -> None:
    example = two("{name: Test the new recipe, A: Baker}", "{name: Test the new recipe with twenty guests, A: Cook}")

    assert [each.duty.name for each in handovers(Register(matrices_of(example)))] == [
        "Test the new recipe with twenty guests"
    ]


# REG005


def test_each_duty_that_no_matrix_has_is_told() -> None:
    found = findings_of(
        MissingDuty,
        two("{name: Review access of all users, A: Head}", "{name: Bäckerei öffnen, A: Head}"),
        catalogue=("Access review", "Bäckerei öffnen", "Test the backups", "Train the staff"),
    )

    assert [each.message for each in found] == [
        "No matrix has a row for Test the backups.",
        "No matrix has a row for Train the staff.",
    ]


# REG006


@pytest.mark.parametrize(("text", "day"), [
    ("reviewed 2026-03-12", "2026-03-12"), ("Stand: 12.3.2026", "2026-03-12"), ("version March 2026", "2026-03-31"),
    ("updated on 3/4/2026", "2026-04-03"), ("Revisado el 12 de marzo de 2025", "2025-03-12"),
    ("v2, reviewed March 12th, 2025", "2025-03-12"), ("mise à jour le 1er août 2025", "2025-08-01"),
    ("Rev. 3, 12-Jan-2024", "2024-01-12"), ("reviewed 2024-02-29 and 2025-02-28", "2025-02-28"),
])  # fmt: skip
def test_the_day_of_a_review_is_read(text: str, day: str) -> None:
    assert review_day(text) == date.fromisoformat(day)


@pytest.mark.parametrize("text", [
    "", "Purchasing 2024", "Harvest 12.03.2024", "reviewed", "reviewed 31.02.2024", "Marketing 2024, version 2",
    "version 2026/13/45", "reviewed " + "9" * 5000, "reviewed 2023",
])  # fmt: skip
def test_no_day_is_made_up(text: str) -> None:
    assert review_day(text) is None


def test_a_review_is_due_after_so_many_days() -> None:
    matrix = matrix_of("title: Bakery, reviewed 2025-06-30\n| Duty | Baker |\n| --- | --- |\n| Bake | A/R |")

    assert findings_in(StaleReview, matrix) == []
    assert [each.message for each in findings_in(StaleReview, matrix, days=364)] == [
        "The matrix was last reviewed on 2025-06-30, 365 days ago."
    ]


def test_the_settings_may_say_when_a_matrix_was_reviewed() -> None:
    matrix = matrix_of("title: Bakery, version of May 2026\n| Duty | Baker |\n| --- | --- |\n| Bake | A/R |")
    [finding] = findings_in(StaleReview, matrix, reviewed="2024-01-01")

    assert finding.confidence is Confidence.CERTAIN


def test_an_organization_that_is_newer_asks_for_a_review(tmp_path: Path) -> None:
    organization = "title: Tarn Mills as of 2026-05-01\nroles: {baker: Baker}\n"
    [matrix] = sharing(tmp_path, organization, "{name: Bake, A: baker}")
    [finding] = findings_in(StaleReview, replace(matrix, title="Bakery, reviewed 2026-03-12"))

    assert finding.message == "The matrix was last reviewed on 2026-03-12; the organization is of 2026-05-01."


# what tells that matrices belong together


def test_strangers_may_each_have_an_owner_of_their_own() -> None:
    duty = "{{name: Test the pump, A: {}, R: {}, C: {}, I: {}}}"
    akin = two(duty.format("Foreman", "Fitter", "Clerk", "Aide"), duty.format("Chemist", "Fitter", "Clerk", "Boss"))
    strange = two(duty.format("Foreman", "Fitter", "Clerk", "Aide"), duty.format("Chemist", "Fitter", "Nurse", "Boss"))
    [one], [other] = findings_of(SameDutyOtherAccountable, akin), findings_of(SameDutyOtherAccountable, strange)

    assert (one.severity, one.confidence) == (Severity.ERROR, Confidence.LIKELY)
    assert (other.severity, other.confidence) == (Severity.NOTE, Confidence.GUESS)


def test_two_initials_may_stand_for_another_name() -> None:
    example = two("{name: Weigh, A: FM, R: Clerk}", "{name: Load, A: Field Marshal, R: Clerk}")
    [two_letters] = findings_of(RoleSynonyms, example)
    [three_letters] = findings_of(RoleSynonyms, example.replace("FM", "FMB").replace("Marshal", "Marshal Base"))

    assert (two_letters.severity, two_letters.confidence) == (Severity.NOTE, Confidence.GUESS)
    assert (three_letters.severity, three_letters.confidence) == (Severity.WARNING, Confidence.LIKELY)


def test_a_plural_may_be_a_group_of_others() -> None:
    [one] = findings_of(RoleSynonyms, two("{name: Weigh, A: Donor, R: Clerk}", "{name: Load, A: Donors, R: Clerk}"))

    assert (one.severity, one.confidence) == (Severity.NOTE, Confidence.GUESS)
