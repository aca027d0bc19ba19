"""Two roles compared: every duty once, with its scope and both parts; what is shared, what localizes what."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from bakery import BAKERY, TODAY, asked
from hypothesis import assume, given
from matrices_at_random import matrices
from support import matrices_of, matrix_of

import raci
from raci.answers import Comparison, Directory, Involvement, compared

if TYPE_CHECKING:
    from raci.model import Matrix

EXAMPLES: Final = Path(__file__).parents[2] / "matrices" / "examples"
SALES: Final = EXAMPLES / "sales-leadership.yaml"
HEAD: Final = "Head of Sales"
REGIONAL: Final = "Regional Sales Manager"


def acting(found: Comparison) -> list[Involvement]:
    """Return the duties on which either role acts."""
    localized = [each for pair in found.localized for each in (pair.wide, *pair.narrow)]
    return [*localized, *found.only_one, *found.only_other, *found.shared]


def names(found: tuple[Involvement, ...]) -> list[str]:
    """Return the names of duties."""
    return [each.duty.name for each in found]


def written() -> dict[str, Any]:
    """Return what stands in the example, as YAML has it."""
    design: dict[str, Any] = yaml.safe_load(SALES.read_text("utf-8"))
    return design


def given_to(role: str) -> dict[str, str]:
    """Return the duties that the example gives a role as accountable or responsible, with their scopes as written."""
    design = written()
    [key] = [key for key, each in design["roles"].items() if each["name"] == role]
    holders = {name: [each.get(letter, []) for letter in "AR"] for name, each in design["duties"].items()}
    held = [name for name, (one, many) in holders.items() if key == one or key in many]
    return {design["duties"][name]["name"]: design["duties"][name]["scope"] for name in held}


@pytest.mark.parametrize("suffix", [".yaml", ".xlsx"])
def test_every_duty_the_file_gives_each_role_is_told_once_with_its_scope(suffix: str) -> None:
    units = {key: unit["name"] for key, unit in written()["units"].items()}
    expected = given_to(HEAD) | given_to(REGIONAL)
    found = acting(raci.compare_roles(raci.read(SALES.with_suffix(suffix)), HEAD, REGIONAL))

    assert Counter(expected.keys()) == Counter(each.duty.name for each in found)
    for each in found:
        assert each.duty.scope is not None
        scope = expected[each.duty.name]
        assert each.duty.scope.words in {scope, units.get(scope)}


def test_each_duty_stands_with_the_role_the_file_gives_it_to() -> None:
    found = raci.compare_roles(raci.read(SALES), HEAD, REGIONAL)
    head, regional = given_to(HEAD).keys(), given_to(REGIONAL).keys()
    apart = {each.duty.name for pair in found.localized for each in (pair.wide, *pair.narrow)}

    assert set(names(found.only_one)) == head - regional - apart
    assert set(names(found.only_other)) == regional - head - apart
    assert set(names(found.shared)) == head & regional - apart


def test_the_regional_strategy_localizes_the_strategy() -> None:
    [pair] = raci.compare_roles(raci.read(SALES), HEAD, REGIONAL).localized

    assert (pair.wide.duty.name, names(pair.narrow)) == (
        "Sales strategy and planning",
        ["Regional sales strategy and planning"],
    )


def test_level_scope_and_line_are_told_in_one_sentence() -> None:
    told = raci.compare_roles(raci.read(SALES), HEAD, REGIONAL).difference

    assert told == (
        "Head of Sales (head) answers for the whole company, Regional Sales Manager (manager) for each region; "
        "the second reports to the first."
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "Owner",
            "Regional Baker North",
            (
                "Owner (executive) answers for Crumb and Daughters, Regional Baker North (manager) for North; "
                "the second reports to the first over Head Baker."
            ),
        ),
        (
            "Regional Baker North",
            "Regional Baker South",
            (
                "Regional Baker North (manager) answers for North, Regional Baker South (manager) for South; "
                "neither reports to the other, both to Head Baker."
            ),
        ),
        (
            "Regional Baker North",
            "Quality",
            (
                "Regional Baker North (manager) answers for North; nobody says for what Quality does; "
                "the first reports to the second on a dotted line."
            ),
        ),
        (
            "Head Baker",
            "Owner",
            (
                "Head Baker (head) and Owner (executive) both answer for Crumb and Daughters; "
                "the first reports to the second."
            ),
        ),
    ],
)
def test_roles_differ_in_scope_and_line(one: str, other: str, expected: str) -> None:
    assert expected == compared(asked(), one, other).difference


def test_without_an_organization_nothing_is_made_up() -> None:
    matrix = matrix_of("| Duty | Left | Right |\n| --- | --- | --- |\n| Lift | A | R |\n| Rest | R | A |")

    assert compared(asked(matrix), "Left", "Right").difference == (
        "Nobody says for what part of the organization Left and Right answer."
    )


def test_a_duty_localizes_one_with_the_same_name_apart_from_its_unit() -> None:
    [pair] = compared(asked(), "Head Baker", "Regional Baker North").localized

    assert (pair.wide.duty.name, names(pair.narrow)) == ("Recipes of the bakery", ["Recipes of the North bakery"])


def test_a_duty_localizes_one_with_a_word_of_scope_less() -> None:
    [pair] = compared(asked(), "Regional Baker South", "Head Baker").localized

    assert (pair.wide.duty.name, names(pair.narrow)) == ("Recipes of the bakery", ["Regional recipes of the bakery"])
    assert (pair.wide.part, pair.wide.other) == (("informed",), ("accountable", "responsible"))


@pytest.mark.parametrize(
    ("narrow", "scope"),
    [
        ("Regional wages of the bakery", "south"),
        ("Recipes of the bakery, kept", "crumb"),
        ("Recipes of Easter bread", "south"),
    ],
)
def test_another_duty_or_one_of_the_same_scope_localizes_nothing(narrow: str, scope: str) -> None:
    design = BAKERY.replace("name: Regional recipes of the bakery", f'name: "{narrow}"').replace(
        "section: Bread, scope: south", f"section: Bread, scope: {scope}"
    )

    assert compared(asked(*matrices_of(design)), "Head Baker", "Regional Baker South").localized == ()


def test_neighbours_localize_nothing_of_each_other() -> None:
    assert compared(asked(), "Regional Baker North", "Regional Baker South").localized == ()


def test_asked_the_other_way_round_the_parts_change_places() -> None:
    directory = asked()
    there, back = (compared(directory, *pair) for pair in (("Quality", "Head Baker"), ("Head Baker", "Quality")))

    assert [(each.duty, each.part, each.other) for each in there.shared] == [
        (each.duty, each.other, each.part) for each in back.shared
    ]
    assert (names(there.only_one), names(there.only_other)) == (names(back.only_other), names(back.only_one))


def test_what_two_matrices_say_alike_is_told_once_with_both_places() -> None:
    [one] = raci.read_all(SALES)
    together = raci.compare_roles([one, one], HEAD, REGIONAL)
    alone = raci.compare_roles(one, HEAD, REGIONAL)

    assert [each.duty.name for each in acting(together)] == [each.duty.name for each in acting(alone)]
    assert {len(each.duty.places) for each in acting(together)} == {2}


def test_what_two_matrices_say_differently_is_told_of_both() -> None:
    one, other = (
        matrix_of(f"| Duty | Left | Right |\n| --- | --- | --- |\n| Lift | A | {letter} |") for letter in "RC"
    )
    found = compared(asked(one, other), "Left", "Right")

    assert (names(found.only_one), names(found.shared)) == (["Lift"], ["Lift"])


def test_two_names_of_one_role_are_told() -> None:
    with pytest.raises(raci.RaciError, match="'Owner' and 'Proprietor' are the same role, Owner") as told:
        compared(asked(), "Owner", "Proprietor")

    assert told.value.code == "same-role"


@given(matrices())
def test_every_duty_in_which_either_takes_part_is_told_once(matrix: Matrix) -> None:
    assume(len({role.key.casefold() for role in matrix.roles}) == len(matrix.roles) > 1)
    one, other = matrix.roles[:2]
    directory = Directory([matrix], TODAY)
    try:
        found = compared(directory, one.key, other.key)
    except raci.RaciError:
        assume(False)  # names that may mean several
    expected = [
        duty.name for duty, row in zip(matrix.duties, matrix.rows, strict=True) if one.key in row or other.key in row
    ]

    told = [each for each in (*acting(found), *found.listening) for _ in each.duty.places]
    assert Counter(expected) == Counter(each.duty.name for each in told)
