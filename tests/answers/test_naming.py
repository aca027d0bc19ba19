"""Duties and roles as people name them: exactly, by a few words, by short forms, misspelt, by their holders."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest
from bakery import asked
from support import matrix_of

from raci.answers import card_of, takers_of
from raci.errors import RaciError

LIFTING: Final = "| Duty | Ann | Bo |\n| --- | --- | --- |\n| Lift | A | R |"


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Head Baker", "Head Baker"),
        ("  HEAD baker ", "Head Baker"),
        ("Proprietor", "Owner"),
        ("head-baker", "Head Baker"),
        ("HB", "Head Baker"),
        ("Baker Head", "Head Baker"),
        ("Head Bakre", "Head Baker"),
        ("shift", "Shift Lead"),
        ("baker no", "Regional Baker North"),
        ("Ann Lee", "Owner"),
        ("ANN@crumb.example", "Owner"),
        ("p1", "Owner"),
        ("Ann", "Owner"),
        ("Cy Day", "Head Baker"),
    ],
)
def test_a_role_is_found_by_what_people_call_it(words: str, role: str) -> None:
    assert role == card_of(asked(), words).role.name


@pytest.mark.parametrize("words", ["Head Baker", "head baker"])
def test_an_exact_name_is_not_told(words: str) -> None:
    assert card_of(asked(), words).told == ()


@pytest.mark.parametrize("words", ["Proprietor", "HB", "Head Bakre", "shift"])
def test_any_other_name_is_told(words: str) -> None:
    card = card_of(asked(), words)

    assert card.told == (f"{words!r} is taken for {card.role.name}",)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("baker", "'baker' may be 'Head Baker', 'Regional Baker North' or 'Regional Baker South'"),
        ("Regional Baker", "'Regional Baker' may be 'Regional Baker North' or 'Regional Baker South'"),
        ("Di Fox", "Di Fox holds no role"),
        ("Heat Taker", "there is no role 'Heat Taker'; did you mean 'Head Baker'"),
        ("Astronaut", "there is no role 'Astronaut'"),
        ("", "there is no role ''"),
        ("...", "there is no role '...'"),
        ("x" * 10_000, "there is no role"),
    ],
)
def test_a_role_that_is_not_one_is_told_with_those_it_may_be(words: str, message: str) -> None:
    with pytest.raises(RaciError) as told:
        card_of(asked(), words)

    assert told.value.message.startswith(message)


def test_roles_of_one_name_are_told_apart_by_their_keys() -> None:
    matrix = matrix_of("| Duty | Clerk | Clerk |\n| --- | --- | --- |\n| Lift | A | R |")
    with pytest.raises(RaciError, match=r"'Clerks' may be 'Clerk' or 'Clerk \(2\)'"):
        card_of(asked(matrix), "Clerks")

    assert card_of(asked(matrix), "Clerk (2)").parts[0].words == ("responsible",)


def test_columns_told_apart_by_signs_alone_are_two_roles() -> None:
    matrix = matrix_of("| Duty | Clerk * | Clerk ** |\n| --- | --- | --- |\n| Lift | A | R |")

    assert [card_of(asked(matrix), words).parts[0].words for words in ("Clerk *", "Clerk **")] == [
        ("accountable",), ("responsible",),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "duties"),
    [
        ("Hygiene", ["Hygiene"]),
        ("House › Rent", ["Rent"]),
        ("Recipes of the bakery", ["Recipes of the bakery"]),
        ("recipes north", ["Recipes of the North bakery"]),
        ("the north of recipes", ["Recipes of the North bakery"]),
        ("hyg", ["Hygiene"]),
        ("hygeine", ["Hygiene"]),
        ("house rent", ["Rent"]),
        ("house", ["Hygiene", "Rent"]),
        (
            "recipies",
            ["Recipes of the bakery", "Recipes of the North bakery", "Regional recipes of the bakery"],
        ),
    ],
)
def test_duties_are_found_by_what_people_call_them(words: str, duties: list[str]) -> None:
    assert duties == [card.duty.name for card in takers_of(asked(), words).duties]


def test_a_duty_is_found_by_its_number() -> None:
    matrix = matrix_of(LIFTING)
    numbered = replace(matrix, duties=(replace(matrix.duties[0], number="4.2.1"),))
    found = takers_of(asked(numbered), "4.2.1")

    assert ([card.duty.name for card in found.duties], found.told) == (["Lift"], ())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("hygiene", ()),
        ("hygeine", ("'hygeine' is taken for Hygiene",)),
        ("house", ("'house' fits Hygiene and Rent",)),
    ],
)
def test_how_a_duty_was_understood_is_told(words: str, told: tuple[str, ...]) -> None:
    assert told == takers_of(asked(), words).told


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("astronautics", "there is no duty 'astronautics'"),
        ("Hygiene of the moon", "there is no duty 'Hygiene of the moon'; did you mean 'Hygiene'"),
        ("", "there is no duty ''"),
        ("–", "there is no duty '–'"),
        ("y" * 10_000, "there is no duty"),
    ],
)
def test_a_duty_that_is_not_one_is_told_with_the_nearest(words: str, message: str) -> None:
    with pytest.raises(RaciError) as told:
        takers_of(asked(), words)

    assert told.value.message.startswith(message)


def test_words_that_fit_very_many_duties_are_refused() -> None:
    rows = "\n".join(f"| Check {number} | A |" for number in range(100))
    with pytest.raises(RaciError, match=r"'check' may be 'Check 0', 'Check 1', .* and 95 more; say more of its name"):
        takers_of(asked(matrix_of(f"| Duty | Ann |\n| --- | --- |\n{rows}")), "check")
