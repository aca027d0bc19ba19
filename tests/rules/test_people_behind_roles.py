"""The rules about who holds the roles of a matrix, at their edges: vacancies, leavers, one person behind several."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support import findings_in, findings_of, matrices_of, matrix_of

from raci.lint import Rule, Severity
from raci.rules.accountability.acc009_vacant_accountable import VacantAccountable
from raci.rules.responsibility.rsp008_vacant_responsible import VacantResponsible
from raci.rules.roles.rol008_leaver_assigned import LeaverAssigned
from raci.rules.roles.rol009_several_holders import SeveralHolders
from raci.rules.roles.rol010_one_person_several_roles import OnePersonSeveralRoles
from raci.rules.separation.sep002_maker_is_checker_in_person import MakerIsCheckerInPerson

if TYPE_CHECKING:
    from raci.lint import Finding

_UNITS = """
units:
  all: {name: Tarn Mills, tier: organization}
  north: {name: North, tier: region, within: all}
  south: {name: South, tier: region, within: all}
"""


def design(roles: str, *duties: str, before: str = "") -> str:
    """Return an org-design file with these roles (one a line) and duties; without duties, one of miller and baker."""
    listed = duties or ("{name: Grind the rye, A: miller, R: baker}",)
    lines = [f"  {line.strip()}" for line in roles.strip().splitlines()]
    return "\n".join([before, "roles:", *lines, "duties:", *(f"  - {duty}" for duty in listed)])


def roles_told(found: list[Finding]) -> list[tuple[str, ...]]:
    """Return the roles of findings."""
    return [each.roles for each in found]


# ACC009, RSP008


@pytest.mark.parametrize("miller", [
    "vacant: true",
    "holder: {person: Ada Moss, until: 2026-06-29}",
    "holder: {person: Ada Moss, from: 2026-07-01}",
    "vacant: true, deputy: {person: Ben Cole, until: 2026-06-29}",
])  # fmt: skip
def test_a_role_that_nobody_holds_on_the_day_cannot_answer(miller: str) -> None:
    [finding] = findings_of(VacantAccountable, design(f"miller: {{name: Miller, {miller}}}\nbaker: {{name: Baker}}"))

    assert finding.message == ("Miller is accountable for Grind the rye, but nobody holds that role or deputizes.")
    assert (finding.severity, finding.duty, finding.roles) == (Severity.ERROR, "Grind the rye", ("Miller",))


@pytest.mark.parametrize("miller", [
    "kind: position",  # nobody ever said who holds it
    "holder: Ada Moss",
    "holder: {person: Ada Moss, from: 2026-06-30, until: 2026-06-30}",  # both days belong to it
    "holders: [{person: Ada Moss, until: 2026-01-31}, Ben Cole]",
    "vacant: true, deputy: Ben Cole",
    "holder: {person: Ada Moss, until: 2026-01-31}, deputy: {person: Ben Cole, from: 2026-02-01, until: 2026-12-31}",
])  # fmt: skip
def test_a_role_that_is_held_or_deputized_for_can_answer(miller: str) -> None:
    example = design(f"miller: {{name: Miller, {miller}}}\nbaker: {{name: Baker}}")

    assert findings_of(VacantAccountable, example) == []


def test_each_duty_of_a_vacant_owner_is_told() -> None:
    duties = ("{name: Grind the rye, A: miller, R: baker}", "{name: Sieve it, A/R: miller}", "{name: Bake, A: baker}")
    found = findings_of(
        VacantAccountable, design("miller: {name: Miller, vacant: true}\nbaker: {name: Baker}", *duties)
    )

    assert [each.duty for each in found] == ["Grind the rye", "Sieve it"]


def test_work_is_undone_only_where_every_doer_is_missing() -> None:
    roles = "miller: {name: Miller}\nbaker: {name: Baker, vacant: true}\nhand: {name: Hand, vacant: true}"
    duties = ("{name: Bake, A: miller, R: [baker, hand]}", "{name: Sieve, A: miller, R: [baker, miller]}")
    [finding] = findings_of(VacantResponsible, design(roles, *duties))

    assert finding.message == "Only Baker, Hand are responsible for Bake, and nobody holds those roles."
    assert finding.roles == ("Baker", "Hand")


def test_a_person_whom_the_matrix_itself_names_fills_the_role() -> None:
    roles = "miller: {name: Miller, holder: {person: Ada Moss, until: 2026-01-31}}\nbaker: {name: Baker}"
    [matrix] = matrices_of(design(roles))
    named = replace(matrix, roles=tuple(replace(role, holders=("Cleo Marsh",)) for role in matrix.roles))

    assert findings_in(VacantAccountable, matrix)
    assert findings_in(VacantAccountable, named) == []


# ROL008


def test_a_column_of_somebody_who_has_left_is_told() -> None:
    before = """
people: {ada: {name: Ada Moss}}
organization: {roles: {sifter: {name: Sifter, holder: {person: ada, until: 2026-01-31}}}}"""
    roles = "miller: {name: Miller}\nada: {name: Ada Moss}"
    [finding] = findings_of(LeaverAssigned, design(roles, "{name: Bake, A: miller, R: ada}", before=before))

    assert finding.message == "Ada Moss takes part in the matrix, but holds no role any more."


def test_a_holder_whom_the_matrix_names_may_have_left() -> None:
    roles = """miller: {name: Miller, holder: {person: Ada Moss, until: 2026-01-31}}
baker: {name: Baker}"""
    [matrix] = matrices_of(design(roles))
    named = replace(matrix, roles=tuple(replace(role, holders=("Ada Moss",)) for role in matrix.roles))
    found = findings_in(LeaverAssigned, named)

    assert [each.message for each in found] == [
        "Ada Moss is named as Miller, but holds no role any more.",
        "Ada Moss is named as Baker, but holds no role any more.",
    ]


@pytest.mark.parametrize("baker", [
    "holder: {person: ada, from: 2026-02-01}",  # went on to another role
    "deputy: ada",
    "holder: {person: ada, from: 2026-09-01}",  # comes back
])  # fmt: skip
def test_somebody_who_holds_something_else_has_not_left(baker: str) -> None:
    roles = f"""
    miller: {{name: Miller, holders: [{{person: ada, until: 2026-01-31}}, Cleo Marsh]}}
    baker: {{name: Baker, {baker}}}
    ada: {{name: Ada Moss}}"""
    example = design(roles, "{name: Bake, A: miller, R: ada}", before="people: {ada: {name: Ada Moss}}")

    assert findings_of(LeaverAssigned, example) == []


def test_a_name_that_two_people_bear_is_left_aside() -> None:
    before = "people: {a: {name: Ada Moss}, b: {name: Ada Moss}}"
    roles = """
    miller: {name: Miller, holders: [{person: a, until: 2026-01-31}, Cleo Marsh]}
    moss: {name: Ada Moss}"""

    assert findings_of(LeaverAssigned, design(roles, "{name: Bake, A: miller, R: moss}", before=before)) == []


def test_a_deputy_whose_time_is_over_is_told_while_the_role_is_vacant() -> None:
    deputy = "deputy: {person: Ben Cole, until: 2026-05-31}"
    vacant = design(f"miller: {{name: Miller, vacant: true, {deputy}}}\nbaker: {{name: Baker}}")
    filled = design(f"miller: {{name: Miller, holder: Ada Moss, {deputy}}}\nbaker: {{name: Baker}}")

    assert [each.message for each in findings_of(LeaverAssigned, vacant)] == [
        "Ben Cole deputized for Miller until 2026-05-31; since then nobody does, and the role is vacant."
    ]
    assert findings_of(LeaverAssigned, filled) == []


# ROL009


def test_several_holders_of_an_accountable_position_are_named() -> None:
    [finding] = findings_of(
        SeveralHolders, design("miller: {name: Miller, holders: [Ben Cole, Ada Moss]}\nbaker: Baker")
    )

    assert finding.message == "2 people hold Miller, which is accountable: Ada Moss, Ben Cole."


@pytest.mark.parametrize(("miller", "clean"), [
    ("holders: [{person: Ada, scope: north}, {person: Ben, scope: south}]", True),
    ("holders: [{person: Ada, scope: north}, {person: Ben, scope: all}]", False),
    ("holders: [{person: Ada, scope: north}, {person: Ben, scope: north}]", False),
    ("holders: [{person: Ada, scope: north}, Ben]", False),
    ("scope: each region, holders: [Ada, Ben]", True),
    ("scope: each region, holders: [Ada, Ben, Cleo]", False),
    ("scope: [north, south], holders: [Ada, Ben]", False),
    ("kind: group, holders: [Ada, Ben]", True),
    ("holder: Ada, deputy: Ben", True),
    ("holders: [{person: Ada, until: 2026-06-29}, {person: Ben, from: 2026-06-30}]", True),
])  # fmt: skip
def test_holders_may_share_a_position_that_is_parted(miller: str, *, clean: bool) -> None:
    found = findings_of(
        SeveralHolders, design(f"miller: {{name: Miller, {miller}}}\nbaker: {{name: Baker}}", before=_UNITS)
    )

    assert (found == []) is clean


def test_several_may_hold_a_role_that_answers_for_nothing() -> None:
    assert findings_of(SeveralHolders, design("miller: Miller\nbaker: {name: Baker, holders: [Ada, Ben]}")) == []


# ROL010


def test_one_person_behind_several_roles_is_told_once() -> None:
    roles = "miller: {name: Miller, holder: Ada}\nbaker: {name: Baker, holder: Ada}\nhand: {name: Hand, holder: Ben}"
    [finding] = findings_of(OnePersonSeveralRoles, design(roles, "{name: Bake, A: miller, R: baker, C: hand}"))

    assert finding.message == "Ada holds 2 roles of the matrix: Miller, Baker."


@pytest.mark.parametrize("baker", [
    "holder: Ada, kind: group",
    "deputy: Ada",
    "holder: {person: Ada, until: 2026-06-29}",
])  # fmt: skip
def test_seats_deputies_and_former_roles_are_no_second_role(baker: str) -> None:
    roles = f"miller: {{name: Miller, holder: Ada}}\nbaker: {{name: Baker, {baker}}}"

    assert findings_of(OnePersonSeveralRoles, design(roles)) == []


def test_a_role_that_takes_no_part_is_no_second_role() -> None:
    roles = "miller: {name: Miller, holder: Ada}\nbaker: {name: Baker, holder: Ada}"
    example = (
        f"organization:\n  roles: {{baker: {{name: Baker, holder: Ada}}}}\n{design(roles, '{name: Mill, A: miller}')}"
    )

    assert findings_of(OnePersonSeveralRoles, example) == []


# SEP002

_TWO = "maker: {name: Maker, holder: Ada}\nchecker: {name: Checker, holder: Ada}\nother: {name: Other, holder: Ben}"


@pytest.mark.parametrize(("duty", "clean"), [
    ("{name: Weigh, R: maker, V: checker, A: other}", False),
    ("{name: Weigh, R: maker, S: checker, A: other}", False),
    ("{name: Weigh, R: maker, V: [checker, other], A: other}", True),  # somebody else checks as well
    ("{name: Weigh, R: maker, V: other, A: checker}", True),  # to be accountable is not to check
    ("{name: Weigh, R: [maker, other], V: checker, A: other}", False),
    ("{name: Weigh, R: other, V: checker, A: maker}", True),
])  # fmt: skip
def test_maker_and_checker_are_to_be_two_people(duty: str, *, clean: bool) -> None:
    found = findings_of(MakerIsCheckerInPerson, design(_TWO, duty, before="notation: RACI-VS"))

    assert [each.message for each in found] == (
        [] if clean else ["Weigh is done and checked by one person: Ada is Maker and Checker."]
    )


def test_a_checker_with_another_holder_may_check() -> None:
    roles = "maker: {name: Maker, holder: Ada}\nchecker: {name: Checker, holders: [Ada, Ben]}"
    example = design(roles, "{name: Weigh, R: maker, V: checker}", before="notation: RACI-VS")

    assert findings_of(MakerIsCheckerInPerson, example) == []


def test_one_role_that_makes_and_checks_is_left_to_another_rule() -> None:
    example = design(_TWO, "{name: Weigh, R: maker, V: maker, A: other, C: checker}", before="notation: RACI-VS")

    assert findings_of(MakerIsCheckerInPerson, example) == []


# all of them


@pytest.mark.parametrize("rule", [
    VacantAccountable, VacantResponsible, LeaverAssigned, SeveralHolders, OnePersonSeveralRoles, MakerIsCheckerInPerson
])  # fmt: skip
def test_nothing_is_found_where_nobody_says_who_holds_what(rule: type[Rule]) -> None:
    assert findings_in(rule, matrix_of("| Duty | Miller | Baker |\n| --- | --- | --- |\n| Bake | A | R |")) == []
