"""Sharing duties among roles: what is cheapest, proved by prices and by trying everything."""

from __future__ import annotations

import sys
from itertools import product
from random import Random
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raci.drafting.sharing import Sharing, cost_of, shared
from raci.drafting.sharing.library_flow import library_flow
from raci.drafting.sharing.own_flow import own_flow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@st.composite
def small(draw: st.DrawFn) -> Sharing:
    """Return up to five duties, up to four roles, and little room."""
    roles = draw(st.integers(1, 4))
    row = st.dictionaries(st.integers(0, roles - 1), st.integers(0, 6), max_size=roles).map(lambda it: list(it.items()))
    choices = draw(st.lists(row, max_size=5))
    rooms = draw(st.lists(st.integers(0, 3), min_size=roles, max_size=roles))
    return Sharing(choices, rooms, draw(st.sampled_from([0, 0, 1, 3])))


def everything(sharing: Sharing) -> Iterator[tuple[int | None, ...]]:
    """Yield all ways to share that keep to the rooms."""
    for takers in product(*([None, *(role for role, _ in row)] for row in sharing.choices)):
        if all(takers.count(role) <= room for role, room in enumerate(sharing.rooms)):
            yield takers


def proves(sharing: Sharing, takers: Sequence[int | None], prices: Sequence[int]) -> bool:
    """Tell whether prices prove that nothing is cheaper: complementary slackness, duty by duty and role by role."""
    held, most = [takers.count(role) for role in range(len(sharing.rooms))], sharing.left_over
    for row, taker in zip(sharing.choices, takers, strict=True):
        paid = most if taker is None else dict(row)[taker] + prices[taker]
        if paid > most or any(cost + prices[role] < paid for role, cost in row):
            return False
    return all(
        number <= room
        and price >= sharing.load * max(0, number - 1)
        and (number == room or price <= sharing.load * number)
        for number, room, price in zip(held, sharing.rooms, prices, strict=True)
    )


def planted(duties: int, roles: int, *, dearest: int = 1000, slack: float = 1.1, load: int = 0) -> Sharing:
    """Return duties with ten candidates each, few roles being wanted by most, and barely enough room for all."""
    random = Random(3)  # noqa: S311 - a made-up case, no secret
    places = [number % roles for number in range(duties)]
    random.shuffle(places)
    choices = []
    for place in places:
        found = {place}
        while len(found) < min(10, roles):
            found.add(int(roles * random.random() ** 3))
        choices.append([(role, random.randint(1, dearest)) for role in sorted(found)])
    return Sharing(choices, [int(duties / roles * slack) + (slack > 1)] * roles, load)


@given(small())
def test_nothing_is_cheaper_than_what_is_found(sharing: Sharing) -> None:
    least = min(cost_of(sharing, takers) for takers in everything(sharing))

    assert cost_of(sharing, shared(sharing)) == least


@given(small())
def test_what_is_found_keeps_to_the_rooms_and_the_prices_prove_it(sharing: Sharing) -> None:
    takers, prices = own_flow(sharing.choices, sharing.rooms, sharing.load, sharing.left_over)

    assert tuple(takers) in set(everything(sharing))
    assert proves(sharing, takers, prices)


@pytest.mark.parametrize("load", [0, 1])
@pytest.mark.parametrize("dearest", [1, 5, 1000])
def test_two_thousand_duties_are_shared_among_sixty_roles_at_a_proved_least_cost(dearest: int, load: int) -> None:
    sharing = planted(2000, 60, dearest=dearest, load=load)
    takers, prices = own_flow(sharing.choices, sharing.rooms, sharing.load, sharing.left_over)

    assert None not in takers
    assert proves(sharing, takers, prices)


def test_where_the_first_come_would_take_the_only_place_of_another_all_are_taken() -> None:
    sharing = Sharing([[(0, 1), (1, 2)], [(0, 1)]], [1, 1])

    assert shared(sharing) == [1, 0]


def test_a_planted_way_without_any_place_to_spare_is_found() -> None:
    sharing = planted(600, 60, slack=1.0)

    assert None not in shared(sharing)


def test_roles_that_fit_equally_well_get_equally_much() -> None:
    takers = shared(Sharing([[(0, 5), (1, 5), (2, 5)]] * 9, [9, 9, 9], 1))

    assert [takers.count(role) for role in range(3)] == [3, 3, 3]


def test_a_better_fit_goes_before_a_lighter_load() -> None:
    takers = shared(Sharing([[(0, 0), (1, 100)]] * 9, [9, 9], 1))

    assert takers == [0] * 9


def test_what_there_is_no_room_for_is_left_over_and_no_more() -> None:
    takers = shared(Sharing([[(0, 3)], [(0, 1)], [(0, 2), (1, 900)], []], [1, 1]))

    assert takers == [None, 0, 1, None]


class _Solver:
    """Stands in for OR-tools' solver: takes its arrays, and solves by our own."""

    OPTIMAL = 0

    def __init__(self) -> None:
        self.arcs: list[tuple[int, int, int, int]] = []
        self.supplies: dict[int, int] = {}

    def add_arcs_with_capacity_and_unit_cost(self, *columns: Any) -> list[int]:  # noqa: ANN401 - arrays
        first = len(self.arcs)
        self.arcs += zip(*(column.tolist() for column in columns), strict=True)
        return list(range(first, len(self.arcs)))

    def set_nodes_supplies(self, nodes: Any, supplies: Any) -> None:  # noqa: ANN401 - arrays
        self.supplies |= dict(zip(nodes.tolist(), supplies.tolist(), strict=True))

    def set_node_supply(self, node: int, supply: int) -> None:
        self.supplies[node] = supply

    def solve(self) -> int:
        import networkx as nx  # noqa: PLC0415 - only here

        graph = nx.MultiDiGraph()
        for node, supply in self.supplies.items():
            graph.add_node(node, demand=-supply)
        for number, (tail, head, capacity, cost) in enumerate(self.arcs):
            graph.add_edge(tail, head, key=number, capacity=capacity, weight=cost)
        _, flow = nx.network_simplex(graph)
        self._flows = {
            key: number for heads in flow.values() for keys in heads.values() for key, number in keys.items()
        }
        return self.OPTIMAL

    def flows(self, arcs: list[int]) -> Any:  # noqa: ANN401 - an array
        import numpy as np  # noqa: PLC0415 - as the library does

        return np.array([self._flows[arc] for arc in arcs])


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a stand-in for OR-tools in place, where networkx solves."""
    pytest.importorskip("numpy")
    fake: Any = ModuleType("ortools.graph.python.min_cost_flow")
    fake.SimpleMinCostFlow = _Solver
    package: Any = ModuleType("ortools.graph.python")
    package.min_cost_flow = fake
    modules = {"ortools": ModuleType("ortools"), "ortools.graph": ModuleType("ortools.graph")}
    for name, module in {**modules, package.__name__: package, fake.__name__: fake}.items():
        monkeypatch.setitem(sys.modules, name, module)


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("load", [0, 1])
@pytest.mark.parametrize("slack", [0.7, 1.2])
def test_the_library_is_asked_the_same(load: int, slack: float) -> None:
    sharing = planted(60, 6, load=load, slack=slack)
    found = library_flow(sharing)
    own, _ = own_flow(sharing.choices, sharing.rooms, sharing.load, sharing.left_over)

    assert found is not None
    assert cost_of(sharing, found) == cost_of(sharing, own)
    assert found.count(None) == own.count(None)


@pytest.mark.usefixtures("library")
def test_duties_without_candidates_are_left_over_by_the_library_too() -> None:
    assert library_flow(Sharing([[], [(0, 1)], []], [2])) == [None, 0, None]
    assert library_flow(Sharing([], [2])) is None


def test_without_the_library_our_own_solver_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ortools.graph.python", None)

    assert library_flow(Sharing([[(0, 1)]], [1])) is None
    assert shared(Sharing([[(0, 1)]], [1])) == [0]


def test_the_real_library_finds_the_same_cost() -> None:
    pytest.importorskip("ortools")
    sharing = planted(2000, 60, load=1)
    found = library_flow(sharing)

    assert found is not None
    assert cost_of(sharing, found) == cost_of(
        sharing, own_flow(sharing.choices, sharing.rooms, 1, sharing.left_over)[0]
    )
