"""The card of a role: its place in the organization, and every duty once under its foremost part in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from bakery import TODAY, asked, bakery
from hypothesis import assume, given
from matrices_at_random import matrices
from support import matrix_of

import raci
from raci.answers import Directory, RoleCard, Stated, card_of, cards_of

if TYPE_CHECKING:
    from raci.model import Matrix


def duties(card: RoleCard) -> dict[str, list[str]]:
    """Return the names of duties by the words for the part."""
    return {" / ".join(part.words): [each.duty.name for each in part.duties] for part in card.parts}


def test_a_card_tells_where_the_role_stands() -> None:
    role = card_of(asked(), "Regional Baker North").role

    assert (role.level, role.scope, role.reports_to, role.dotted) == (
        Stated("manager"),
        Stated("North"),
        "Head Baker",
        ("Quality",),
    )


def test_each_duty_stands_once_under_the_foremost_part() -> None:
    card = card_of(asked(), "Regional Baker North")

    assert duties(card) == {
        "accountable": ["Recipes of the North bakery", "Hygiene"],
        "informed": ["Recipes of the bakery"],
    }
    assert [each.part for each in card.parts[0].duties] == [("accountable",), ("accountable", "responsible")]
    assert [each.duty.scope for each in card.parts[0].duties] == [Stated("North"), Stated("each region")]


def test_a_group_has_its_kind_and_no_level() -> None:
    role = card_of(asked(), "Quality").role

    assert (role.kind, role.level, role.scope) == ("group", None, None)


def test_a_person_has_the_cards_of_all_roles_held() -> None:
    cards = cards_of(asked(), "Bo Ray")

    assert [card.role.name for card in cards] == ["Regional Baker North", "Shift Lead"]
    assert cards[0].told == ("'Bo Ray' is Bo Ray, taken for Regional Baker North and Shift Lead",)


def test_where_one_card_is_wanted_a_person_with_several_roles_is_told() -> None:
    with pytest.raises(raci.RaciError, match="'Bo Ray' may be 'Regional Baker North' or 'Shift Lead'"):
        raci.role_card(bakery(), "Bo Ray")


def test_a_role_is_asked_for_in_all_matrices_together() -> None:
    one = matrix_of("| Duty | Ann | Bo |\n| --- | --- | --- |\n| Lift | A | R |")
    other = matrix_of("| Duty | ANN | Cy |\n| --- | --- | --- |\n| Lower | D | C |", "DACI")

    assert duties(raci.role_card([one, other], "ann")) == {"accountable": ["Lift"], "driver": ["Lower"]}


def test_words_of_several_notations_stand_together() -> None:
    one = matrix_of("| Duty | Ann |\n| --- | --- |\n| Lift | A |")
    other = matrix_of("| Duty | Ann | Bo |\n| --- | --- | --- |\n| Lower | A | D |", "DACI")

    assert duties(raci.role_card([one, other], "Ann")) == {"accountable / approver": ["Lift", "Lower"]}


def test_a_role_of_the_organization_that_is_in_no_matrix_has_an_empty_card() -> None:
    matrix = bakery()
    less = replace(matrix, roles=matrix.roles[1:], duties=matrix.duties[:4], rows=matrix.rows[:4])
    card = card_of(asked(less), "Owner")

    assert (card.role.name, card.role.level, card.parts) == ("Owner", Stated("executive"), ())


@given(matrices())
def test_every_duty_of_a_role_is_told_once(matrix: Matrix) -> None:
    assume(len({role.key.casefold() for role in matrix.roles}) == len(matrix.roles) > 0)
    role = matrix.roles[0]
    try:
        card = card_of(Directory([matrix], TODAY), role.key)
    except raci.RaciError:
        assume(False)  # names that may mean several
    expected = [duty.name for duty, row in zip(matrix.duties, matrix.rows, strict=True) if role.key in row]
    found = [each.duty.name for part in card.parts for each in part.duties for _ in each.duty.places]

    assert Counter(expected) == Counter(found)
