"""Reporting lines: who reports to whom and is over whom, in small organizations, in circles and at any depth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import networkx as nx
import pytest
from hypothesis import given
from organizations_at_random import reporting_roles

from raci.graph.organization import OrganizationGraph
from raci.model import Join, Organization, Role

if TYPE_CHECKING:
    from collections.abc import Sequence


def graph_of(lines: dict[str, str | None], dotted: dict[str, tuple[str, ...]] | None = None) -> OrganizationGraph:
    """Return the graph of roles and whom each reports to."""
    roles = tuple(Role(key, key, reports_to=above, dotted=(dotted or {}).get(key, ())) for key, above in lines.items())
    return OrganizationGraph(Organization(roles=roles))


def role(graph: OrganizationGraph, key: str) -> Role:
    """Return the role with this key."""
    return next(each for each in graph.roles if each.key == key)


LINES: Final = {"chief": None, "north": "chief", "south": "chief", "baker": "north", "clerk": "south"}
DOTTED: Final[dict[str, tuple[str, ...]]] = {"baker": ("south",), "clerk": ("quality",)}


@pytest.mark.parametrize(
    ("below", "above", "solid", "dotted"),
    [
        ("baker", "north", True, True),
        ("baker", "chief", True, True),
        ("baker", "south", False, True),
        ("north", "baker", False, False),
        ("north", "south", False, False),
        ("chief", "chief", False, False),
        ("clerk", "south", True, True),
    ],
)
def test_reporting(below: str, above: str, solid: bool, dotted: bool) -> None:  # noqa: FBT001 - a table
    graph = graph_of(LINES, DOTTED)
    pair = role(graph, below), role(graph, above)

    assert (graph.reports_to(*pair), graph.reports_to(*pair, dotted=True)) == (solid, dotted)


@pytest.mark.parametrize(
    ("top", "roles", "expected"),
    [
        ("chief", ["north", "baker", "clerk"], True),
        ("north", ["north", "baker"], True),
        ("north", ["baker", "clerk"], False),
        ("south", ["baker", "clerk"], True),
        ("baker", [], True),
    ],
)
def test_being_over_all(top: str, roles: Sequence[str], expected: bool) -> None:  # noqa: FBT001 - a table
    graph = graph_of(LINES, DOTTED)

    assert graph.over(role(graph, top), [role(graph, each) for each in roles]) is expected


def test_dotted_lines_lead_on_over_those_they_lead_to() -> None:
    graph = graph_of({"a": None, "b": "a", "c": None, "d": "c", "e": None}, {"d": ("b",), "a": ("e",)})
    found = [each.key for each in graph.superiors(role(graph, "d"))]

    assert found == ["c", "b", "a", "e"]
    assert graph.reports_to(role(graph, "d"), role(graph, "e"), dotted=True)


def test_escalation_depth_and_steps_follow_the_solid_line() -> None:
    graph = graph_of(LINES, DOTTED)
    baker, chief, south = (role(graph, key) for key in ("baker", "chief", "south"))

    assert [each.key for each in graph.escalation_path(baker)] == ["north", "chief"]
    assert [each.key for each in graph.reports_of(chief)] == ["north", "south"]
    assert (graph.depth(baker), graph.steps(baker, chief), graph.steps(baker, south)) == (2, 2, None)
    assert [each.key for each in graph.tops] == ["chief"]


def test_a_circle_is_told_and_puts_none_of_its_roles_over_another() -> None:
    graph = graph_of({"a": "b", "b": "c", "c": "a", "d": "b", "e": None})
    circle = [role(graph, key) for key in "abc"]

    assert [[each.key for each in cycle] for cycle in graph.cycles] == [["a", "b", "c"]]
    assert not any(graph.reports_to(one, other) for one in circle for other in circle)
    assert graph.reports_to(role(graph, "d"), role(graph, "b"))


def test_dotted_lines_in_a_circle_end() -> None:
    graph = graph_of({"a": None, "b": None}, {"a": ("b",), "b": ("a",)})

    assert graph.reports_to(role(graph, "a"), role(graph, "b"), dotted=True)
    assert [each.key for each in graph.superiors(role(graph, "a"))] == ["b"]


def test_a_role_that_reports_to_itself_or_to_a_stranger_is_at_the_top() -> None:
    graph = graph_of({"a": "a", "b": "the owner", "c": "a"})

    assert [each.key for each in graph.roles if not graph.escalation_path(each)] == ["a", "b"]
    assert graph.cycles == []


def test_roles_are_found_by_names_and_other_names_too() -> None:
    roles = (Role("hs", "Head of Sales", ("Sales Head",)), Role("r", "Rep", reports_to="sales head"))
    graph = OrganizationGraph(Organization(roles=roles))

    assert graph.escalation_path(roles[1]) == [roles[0]]


def test_a_role_of_the_matrix_is_the_one_it_was_joined_to() -> None:
    roles = (Role("Head of Sales", "Head of Sales"), Role("Rep", "Rep", reports_to="Head of Sales"))
    own = (Role("HoS", "HoS"), Role("Helper", "Helper", reports_to="HoS"))
    graph = OrganizationGraph(Organization(roles=roles), own, [Join("HoS", "Head of Sales", "abbreviation")])

    assert graph.reports_to(roles[1], own[0])
    assert graph.reports_to(own[1], roles[0])
    assert graph.same(own[0], roles[0])
    assert [graph.has(each) for each in own] == [True, False]
    assert graph.key_in_organization(own[0]) == "Head of Sales"


def test_a_line_of_a_hundred_thousand_is_no_deeper_than_any() -> None:
    keys = [str(number) for number in range(100_000)]
    graph = graph_of(dict(zip(keys, [None, *keys], strict=False)))

    assert graph.depth(role(graph, keys[-1])) == 99_999
    assert graph.reports_to(role(graph, keys[-1]), role(graph, keys[0]))


# laws


@given(reporting_roles())
def test_answers_are_those_of_a_walk_through_networkx(roles: tuple[Role, ...]) -> None:
    graph = OrganizationGraph(Organization(roles=roles))
    solid = nx.DiGraph([(each.key, each.reports_to) for each in roles if each.reports_to])
    both = nx.DiGraph([*solid.edges, *((each.key, above) for each in roles for above in each.dotted)])
    for made in (solid, both):
        made.add_nodes_from(each.key for each in roles)
    for one in roles:
        assert {each.key for each in graph.escalation_path(one)} == nx.descendants(solid, one.key)
        assert {each.key for each in graph.superiors(one)} == nx.descendants(both, one.key)
        for other in roles:
            assert graph.reports_to(one, other) == (other.key in nx.descendants(solid, one.key))
            assert graph.reports_to(one, other, dotted=True) == (other.key in nx.descendants(both, one.key))
