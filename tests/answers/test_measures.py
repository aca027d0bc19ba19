"""What is measured of matrices: each measure is what one gets by counting cells and walking all ways."""

from __future__ import annotations

from collections import deque
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matrices_at_random import matrices
from support import matrix_of

import raci
from raci.answers.measures import measured
from raci.graph.collaboration import Collaboration
from raci.model import Matrix, Participation
from raci.reports.answers.measure_page import bar, measure_page
from raci.reports.answers.text import text

if TYPE_CHECKING:
    from collections.abc import Mapping

TOLD = {Participation.INFORMED, Participation.OMITTED, Participation.OTHER}
BRIDGE = """title: Bridge
| Duty | Ann | Bo | Cy | Di |
|--|--|--|--|--|
| Draw | A | R | | |
| Check | R | A | I | |
| Weld | | A | R | |
| Paint | | | R | A |
"""
TWINS = """title: Shop
| Duty | Clerk | Cashier | Head |
|--|--|--|--|
| Open the shop | R | R | A |
| Count the till | R | R | A |
| Sell | R | R | A |
| Order goods | R | | A |
"""


def parts(matrix: Matrix) -> dict[str, dict[str, frozenset[Participation]]]:
    """Return what each role does, more than being told, by duty."""
    found: dict[str, dict[str, frozenset[Participation]]] = {}
    for each in matrix.assignments():
        kinds = each.participations - TOLD
        if kinds:
            found.setdefault(each.role.key, {})[each.duty.key] = kinds
    return found


def collaboration(*found: Matrix) -> Collaboration:
    """Return who works with whom in matrices, by the keys of the roles."""
    return Collaboration((matrix, {role.key: role.key for role in matrix.roles}) for matrix in found)


def ways(start: str, near: Mapping[str, set[str]]) -> dict[str, list[tuple[str, ...]]]:
    """Return all shortest ways from one role to each other one, found by going every way."""
    found: dict[str, list[tuple[str, ...]]] = {start: [(start,)]}
    open_ways: deque[tuple[str, ...]] = deque([(start,)])
    while open_ways:
        way = open_ways.popleft()
        for other in near[way[-1]]:
            known = found.get(other)
            if known is None or len(known[0]) == len(way) + 1:
                found.setdefault(other, []).append((*way, other))
                open_ways.append((*way, other))
    return found


@given(st.lists(matrices(), min_size=1, max_size=3))
def test_pairs_are_what_one_gets_by_going_through_every_duty(found: list[Matrix]) -> None:
    expected: dict[tuple[str, str], tuple[int, int, int]] = {}
    held = [parts(matrix) for matrix in found]
    roles = sorted({role for each in held for role in each})
    for one, other in combinations(roles, 2):
        sides = [(each.get(one, {}), each.get(other, {})) for each in held]
        both = sum(len(first.keys() & second.keys()) for first, second in sides)
        alike = sum(first[duty] == second[duty] for first, second in sides for duty in first.keys() & second.keys())
        either = sum(len(first.keys() | second.keys()) for first, second in sides)
        if both:
            expected[one, other] = (both, alike, either)

    assert expected == {
        (pair.one, pair.other): (pair.together, pair.alike, pair.either) for pair in collaboration(*found).pairs
    }


@given(matrices())
def test_bottlenecks_are_what_one_gets_by_walking_all_shortest_ways(matrix: Matrix) -> None:
    held = parts(matrix)
    near = {one: {other for other in held if other != one and held[one].keys() & held[other].keys()} for one in held}
    shares = dict.fromkeys(held, 0.0)
    for one, other in combinations(held, 2):
        between = ways(one, near).get(other, [])
        for way in between:
            for middle in way[1:-1]:
                shares[middle] += 1 / len(between)
    pairs = (len(held) - 1) * (len(held) - 2) / 2 or 1

    assert pytest.approx({role: share / pairs for role, share in shares.items()}) == collaboration(matrix).between()


def test_who_alone_joins_two_groups_is_told_with_those_that_would_be_cut_off() -> None:
    found = measured(raci.register([matrix_of(BRIDGE)]))

    assert {each.role: each.groups for each in found.hinges} == {"Bo": (("Ann",),), "Cy": (("Di",),)}


def test_roles_that_do_nearly_the_same_are_told() -> None:
    rows = TWINS + "".join(f"| Duty {number} | R | R | A |\n" for number in range(9))
    [twins] = measured(raci.register([matrix_of(rows)])).twins

    assert (twins.one, twins.other, twins.alike, twins.either) == ("Cashier", "Clerk", 12, 13)


def test_loads_add_up_over_matrices_and_follow_the_weights() -> None:
    register = raci.register([matrix_of(BRIDGE), matrix_of("| Duty | Ann | Ed |\n|--|--|--|\n| Sweep | A/R | I |")])
    loads = {load.name: load for load in measured(register).roles}

    assert (
        loads["Ann"].weight,
        loads["Ann"].accountable,
        loads["Ann"].responsible,
        loads["Ann"].duties,
    ) == (10.0, 2, 2, 3)
    assert loads["Ed"].weight == 0
    assert {load.name: load.weight for load in measured(register, {Participation.ACCOUNTABLE: 1}).roles}["Ann"] == 2


def test_people_bear_the_loads_of_the_roles_they_hold_and_share_those_of_several() -> None:
    matrix = matrix_of("| Duty | Ann | Bo |\n|--|--|--|\n| Sweep | A | R |")
    roles = tuple(
        raci.Role(role.key, role.name, holders=holders)
        for role, holders in zip(matrix.roles, (("Eva",), ("Eva", "Finn")), strict=True)
    )
    loads = measured(raci.register([Matrix(matrix.notation, roles, matrix.duties, matrix.rows)])).people

    assert [(load.name, load.weight) for load in loads] == [("Eva", 3.5), ("Finn", 1.5)]


def test_work_passes_between_units_only_within_a_section() -> None:
    matrix = matrix_of(
        "| Duty | Ann | Bo |\n|--|--|--|\n| **Plan** | | |\n| Draw | A/R | |\n| Cut | | A/R |\n"
        "| **Do** | | |\n| Weld | A/R | |"
    )
    roles = tuple(
        raci.Role(role.key, role.name, group=(unit,))
        for role, unit in zip(matrix.roles, ("Office", "Works"), strict=True)
    )
    passings = measured(raci.register([Matrix(matrix.notation, roles, matrix.duties, matrix.rows)])).passings

    assert [(each.giver, each.taker, each.times) for each in passings] == [("Office", "Works", 1)]


@pytest.mark.parametrize(
    ("value", "greatest", "drawn"), [(8, 8, "████"), (4, 8, "██"), (1, 8, "▌"), (0, 8, ""), (0, 0, ""), (5, 8, "██▌")]
)
def test_a_bar_is_as_long_as_its_share_of_the_greatest(value: float, greatest: float, drawn: str) -> None:
    assert drawn == bar(value, greatest, 4)


def test_of_very_many_rows_the_first_are_shown_and_the_others_counted() -> None:
    page = text(measure_page(measured(raci.register([matrix_of(BRIDGE)])), 1))

    assert "… and 3 more; --all shows them." in page
    assert "Di " not in page
