"""Who is in for a duty: the foremost first, with level, scope, holders and vacancy, and the way up."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from bakery import TODAY, asked, bakery
from hypothesis import assume, given
from matrices_at_random import matrices
from support import matrix_of

import raci
from raci.answers import Directory, DutyCard, Escalation, Holder, Stated, Unread, takers_of

if TYPE_CHECKING:
    from raci.model import Matrix


def only(found: raci.answers.Who) -> DutyCard:
    """Return the one duty that was found."""
    [card] = found.duties
    return card


def parts(card: DutyCard) -> dict[str, list[str]]:
    """Return who takes part, by the words of the notation."""
    return {part.word: [each.role.name for each in part.takers] for part in card.parts}


def test_everybody_who_takes_part_is_told_the_accountable_first() -> None:
    card = only(takers_of(asked(), "Recipes of the North bakery"))

    assert list(parts(card).items()) == [
        ("accountable", ["Regional Baker North"]),
        ("responsible", ["Shift Lead"]),
        ("consulted", ["Head Baker"]),
    ]
    assert (card.duty.scope, card.duty.section, card.notation) == (Stated("North"), ("Bread",), "RACI")
    assert [str(place).rpartition("example.yaml:")[2] for place in card.duty.places] == ["26:3"]


def test_the_accountable_has_level_scope_and_holder() -> None:
    [taking] = only(takers_of(asked(), "Recipes of the North bakery")).parts[0].takers

    assert (taking.role.level, taking.role.scope) == (Stated("manager"), Stated("North"))
    assert taking.role.holders == (Holder("Bo Ray", start=date(2025, 1, 1)),)
    assert (taking.role.reports_to, taking.role.dotted) == ("Head Baker", ("Quality",))


@pytest.mark.parametrize(
    ("duty", "deputies"), [("Recipes of the bakery", ("Cy Day",)), ("Regional recipes of the bakery", ())]
)
def test_a_vacancy_is_told_with_its_deputies(duty: str, deputies: tuple[str, ...]) -> None:
    [taking] = only(takers_of(asked(), duty)).parts[0].takers

    assert (taking.role.vacant, taking.role.holders) == (True, ())
    assert tuple(each.name for each in taking.role.deputies) == deputies


def test_on_a_day_when_it_was_held_a_role_is_not_vacant() -> None:
    [card] = raci.who(bakery(), "Regional recipes of the bakery", today=date(2025, 12, 31)).duties
    [taking] = card.parts[0].takers

    assert not taking.role.vacant
    assert taking.role.holders == (Holder("Di Fox", end=date(2025, 12, 31)),)


def test_the_way_up_begins_with_the_nearest() -> None:
    card = only(takers_of(asked(), "Recipes of the North bakery"))

    assert card.escalation == (Escalation("Regional Baker North", ("Head Baker", "Owner")),)


def test_who_is_at_the_top_escalates_to_nobody() -> None:
    assert only(takers_of(asked(), "Rent")).escalation == ()


def test_that_nobody_does_a_duty_is_told() -> None:
    card = only(takers_of(asked(), "Rent"))

    assert parts(card) == {"accountable": ["Owner"], "responsible": [], "informed": ["Head Baker"]}


def test_words_are_those_of_the_notation() -> None:
    matrix = matrix_of("| Duty | Ann | Bo | Cy |\n| --- | --- | --- | --- |\n| Launch | D | A | C |", "DACI")

    assert list(parts(only(takers_of(asked(matrix), "launch")))) == ["approver", "driver", "contributor"]


def test_cells_that_hold_no_letter_are_told() -> None:
    matrix = matrix_of("| Duty | Ann | Bo |\n| --- | --- | --- |\n| Launch | A | to be said |")

    assert only(takers_of(asked(matrix), "launch")).unread == (Unread("Bo", "to be said"),)


def test_a_duty_in_two_matrices_is_told_of_both() -> None:
    one, other = (matrix_of(f"| Duty | Ann | Bo |\n| --- | --- | --- |\n| Launch | A | {letter} |") for letter in "RC")
    found = takers_of(asked(one, other, one), "launch")

    assert [(list(parts(card)), len(card.duty.places)) for card in found.duties] == [
        (["accountable", "responsible"], 2),
        (["accountable", "responsible", "consulted"], 1),
    ]


def test_a_duty_of_each_phase_is_told_of_every_phase() -> None:
    matrix = matrix_of("| Duty | Ann |\n| --- | --- |\n| **One** | |\n| Test | A |\n| **Two** | |\n| Test | A |")

    assert [card.duty.section for card in takers_of(asked(matrix), "test").duties] == [("One",), ("Two",)]


def test_what_is_read_from_wording_is_not_called_recorded() -> None:
    matrix = matrix_of("| Duty | Regional Manager |\n| --- | --- |\n| Plan the visits in each region | A |")
    card = only(takers_of(asked(matrix), "visits"))
    [taking] = card.parts[0].takers

    assert card.duty.scope == Stated("each region", recorded=False)
    assert taking.role.level == Stated("manager", recorded=False)


@given(matrices())
def test_all_cells_of_a_duty_are_told(matrix: Matrix) -> None:
    assume(matrix.duties)
    duty = matrix.duties[0]
    [found] = [
        card
        for card in takers_of(Directory([matrix], TODAY), duty.key).duties
        if matrix.locate(duty) in card.duty.places and card.duty.section == duty.section and card.duty.name == duty.name
    ]
    told = {(part.letter, taking.role.name) for part in found.parts for taking in part.takers}
    names = {role.key: role.name for role in matrix.roles}

    assert told == {(letter, names[key]) for key, entry in matrix.rows[0].items() for letter in entry.letters}
