"""Scopes: what covers what, what overlaps, and that neither depends on names, on depth or on what lies beside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from organizations_at_random import TIERS, organizations

from raci.graph.organization import OrganizationGraph
from raci.model import Organization, Scope, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

COMPANY: Final = Organization(
    units=(
        Unit("acme", "Acme Bakeries", "geography", "organization"),
        Unit("north", "North", tier="region", parent="acme"),
        Unit("south", "South", tier="region", parent="acme"),
        Unit("isle", "Isle", tier="country", parent="north"),
        Unit("goods", "Goods", "product", "line"),
        Unit("bread", "Bread", tier="group", parent="goods"),
    )
)
FLAT: Final = Organization()


def scope(words: str | dict[str, str] | None) -> Scope | None:
    """Return the scope of words parted by commas, or of one word per dimension."""
    if words is None:
        return None
    pairs = words.items() if isinstance(words, dict) else (("", word.strip()) for word in words.split(","))
    return Scope(tuple(pairs))


COVERING: Final[list[tuple[str | dict[str, str] | None, str | dict[str, str] | None, bool]]] = [
    # units
    ("acme", "acme", True),
    ("acme", "isle", True),
    ("Acme Bakeries", "ISLE", True),
    ("north", "isle", True),
    ("isle", "north", False),
    ("south", "isle", False),
    ("north", "south", False),
    # nothing said: the whole organization for a role, no constraint for a duty
    (None, "acme", True),
    (None, None, True),
    ("isle", None, True),
    # tiers
    ("each region", "each region", True),
    ("each region", "north", True),
    ("each region", "isle", True),
    ("each region", "acme", False),
    ("each region", "each country", True),
    ("each country", "each region", False),
    ("each country", "north", False),
    ("acme", "each region", True),
    ("north", "each region", False),
    ("north, south", "each region", True),
    ("north, south", "acme", False),
    ("all regions", "every region", True),
    ("jede Region", "North", True),
    ("each region", "each site", True),
    ("acme", "each site", True),
    ("south", "each site", False),
    ("each site", "isle", False),
    # dimensions
    ("north", {"product": "bread"}, True),
    ({"product": "bread"}, "north", True),
    ({"geography": "north", "product": "goods"}, {"geography": "isle", "product": "bread"}, True),
    ({"geography": "north", "product": "bread"}, {"geography": "isle", "product": "goods"}, False),
    ({"geography": "south", "product": "goods"}, {"geography": "isle", "product": "bread"}, False),
    ("north, bread", "isle, bread", True),
    ("north, bread", "isle, goods", False),
    # words for all of it, and words nobody knows
    ("global", "acme", True),
    ("acme", "company-wide", True),
    ("north", "company-wide", False),
    ("company-wide", "moon", True),
    ("moon", "moon", True),
    ("acme", "moon", True),
    ("moon", "mars", False),
]


@pytest.mark.parametrize(("wide", "narrow", "expected"), COVERING)
def test_covering(wide: str | None, narrow: str | None, expected: bool) -> None:  # noqa: FBT001 - a table
    graph = OrganizationGraph(COMPANY)

    assert graph.covers(scope(wide), scope(narrow)) is expected


@pytest.mark.parametrize(
    ("wide", "narrow", "expected"),
    [
        ("company", "company", True),
        ("company", "each region", True),
        ("each region", "company", False),
        ("each region", "each region", True),
        ("each region", "each country", True),
        ("emea", "emea", True),
        ("emea", "apac", False),
        ("global", "emea", True),
        ("emea", "global", False),
    ],
)
def test_covering_where_no_units_are_known(wide: str, narrow: str, expected: bool) -> None:  # noqa: FBT001 - a table
    graph = OrganizationGraph(FLAT)

    assert graph.covers(scope(wide), scope(narrow)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("north", "south", False),
        ("north", "isle", True),
        ("south", "isle", False),
        ("each region", "each region", True),
        ("each region", "acme", True),
        ("each country", "north", True),
        ("each country", "south", False),
        ("each region", "each country", True),
        ("north", {"product": "bread"}, True),
        ({"geography": "north", "product": "bread"}, {"geography": "south", "product": "bread"}, False),
        ("south", None, True),
        ("moon", "mars", False),
        ("moon", "global", True),
    ],
)
def test_overlapping(one: str | None, other: str | None, expected: bool) -> None:  # noqa: FBT001 - a table
    graph = OrganizationGraph(COMPANY)

    assert graph.overlap(scope(one), scope(other)) is expected
    assert graph.overlap(scope(other), scope(one)) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("acme", "organization"),
        ("isle", "country"),
        ("each region", "region"),
        ("north, south", "region"),
        ({"geography": "acme", "product": "bread"}, "group"),
        ("company-wide", "organization"),
        (None, "organization"),
        ("moon", ""),
    ],
)
def test_the_tier_of_a_scope_is_that_of_its_narrowest_dimension(words: str | None, expected: str) -> None:
    assert OrganizationGraph(COMPANY).tier_of(scope(words)) == expected


def test_how_a_scope_fails_to_fit_is_told() -> None:
    graph = OrganizationGraph(COMPANY)
    found = [graph.fit(scope("north"), scope(duty)) for duty in ("isle", "acme", "south", "each region")]

    assert found == ["covers", "too-narrow", "elsewhere", "too-narrow"]


def test_a_units_children_and_those_a_scope_names_are_given() -> None:
    graph = OrganizationGraph(COMPANY)

    assert [unit.key for unit in graph.children(graph.unit("acme"))] == ["north", "south"]
    assert [unit.key for unit in graph.units_of(scope("each region, bread"))] == ["north", "south", "bread"]
    assert graph.areas.strangers(scope("north, moon")) == ["moon"]


def test_units_within_themselves_are_told_and_the_rest_stands() -> None:
    ring = (Unit("a", "A", parent="b"), Unit("b", "B", parent="a"), Unit("c", "C", parent="a"))
    graph = OrganizationGraph(Organization(units=(*COMPANY.units, *ring)))

    assert [[unit.key for unit in cycle] for cycle in graph.unit_cycles] == [["a", "b"]]
    assert graph.covers(scope("a"), scope("c"))
    assert not graph.covers(scope("a"), scope("b"))
    assert graph.covers(scope("north"), scope("isle"))


# laws


def words_of(organization: Organization) -> list[str]:
    """Return what a scope of an organization may say."""
    return [*(unit.key for unit in organization.units), *(f"each {tier}" for tier in TIERS)]


def scopes(organization: Organization) -> st.SearchStrategy[Scope]:
    """Return scopes that name one unit or tier."""
    return st.sampled_from(words_of(organization)).map(lambda word: Scope((("", word),)))


@given(st.data())
def test_covering_is_a_preorder_and_on_units_a_partial_order(data: st.DataObject) -> None:
    organization = data.draw(organizations())
    graph = OrganizationGraph(organization)
    one, two, three = (data.draw(scopes(organization)) for _ in range(3))
    units = {unit.key for unit in organization.units}

    assert graph.covers(one, one)
    assert not (graph.covers(one, two) and graph.covers(two, three)) or graph.covers(one, three)
    if {str(one), str(two)} <= units and graph.covers(one, two) and graph.covers(two, one):
        assert one == two
    assert not graph.covers(one, two) or graph.overlap(one, two)
    assert graph.overlap(one, two) == graph.overlap(two, one)


def judged(organization: Organization, words: Iterable[str] | None = None) -> list[tuple[bool, bool]]:
    """Return for each pair of words whether one covers the other, and whether they overlap."""
    graph = OrganizationGraph(organization)
    said = [Scope((("", word),)) for word in words or words_of(organization)]
    return [(graph.covers(one, two), graph.overlap(one, two)) for one in said for two in said]


@given(organizations())
def test_moving_everything_under_a_deeper_root_changes_nothing(organization: Organization) -> None:
    group = (Unit("world", "World"), Unit("holding", "Holding", parent="world"))
    moved = tuple(unit if unit.parent else replace(unit, parent="holding") for unit in organization.units)

    assert judged(replace(organization, units=(*group, *moved)), words_of(organization)) == judged(organization)


@given(organizations())
def test_renaming_changes_nothing(organization: Organization) -> None:
    renamed = tuple(
        replace(unit, key=f"x{unit.key}", name="Y", parent=unit.parent and f"x{unit.parent}")
        for unit in organization.units
    )
    words = [word if word.startswith("each") else f"x{word}" for word in words_of(organization)]

    assert judged(replace(organization, units=renamed), words) == judged(organization)


@given(organizations())
def test_the_order_of_units_changes_nothing(organization: Organization) -> None:
    turned = replace(organization, units=organization.units[::-1])

    assert judged(turned, words_of(organization)) == judged(organization)


@given(organizations())
def test_a_branch_of_another_dimension_changes_nothing(organization: Organization) -> None:
    beside = (Unit("goods", "Goods", "product", "line"), Unit("cake", "Cake", parent="goods", tier="group"))
    found = judged(replace(organization, units=(*organization.units, *beside)), words_of(organization))

    assert found == judged(organization)


@given(organizations())
def test_a_further_branch_changes_nothing_between_units(organization: Organization) -> None:
    words = [unit.key for unit in organization.units]
    branch = Unit("branch", "Branch", parent=words[0], tier=TIERS[1])

    assert judged(replace(organization, units=(*organization.units, branch)), words) == judged(organization, words)
