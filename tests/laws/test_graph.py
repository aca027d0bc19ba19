"""The graph: its answers are those one gets by going through every cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from matrices_at_random import matrices
from support import graph_of

from raci.graph import ResponsibilityGraph
from raci.model import Matrix, Participation


def cells(matrix: Matrix) -> list[tuple[str, str, frozenset[Participation]]]:
    """Return duty, role and participations of every cell."""
    return [(each.duty.key, each.role.key, each.participations) for each in matrix.assignments()]


@given(matrices())
def test_holders_are_all_who_take_part_so(matrix: Matrix) -> None:
    graph = ResponsibilityGraph(matrix)
    for duty in matrix.duties:
        for kind in Participation:
            expected = [
                role.key
                for role in matrix.roles
                if any(cell[:2] == (duty.key, role.key) and kind in cell[2] for cell in cells(matrix))
            ]

            assert [role.key for role in graph.holders(duty, kind)] == expected
        assert graph.accountable(duty) == graph.holders(duty, Participation.ACCOUNTABLE)
        assert graph.responsible(duty) == graph.holders(duty, Participation.RESPONSIBLE)


@given(matrices())
def test_profiles_and_loads_count_every_cell(matrix: Matrix) -> None:
    graph = ResponsibilityGraph(matrix)
    for kind in Participation:
        for duty in matrix.duties:
            of_duty = sum(cell[0] == duty.key and kind in cell[2] for cell in cells(matrix))
            assert graph.profile(duty)[kind] == of_duty
        for role in matrix.roles:
            of_role = sum(cell[1] == role.key and kind in cell[2] for cell in cells(matrix))
            assert graph.load(role)[kind] == of_role
            assert len(list(graph.duties_of(role, kind))) == of_role


@given(matrices())
def test_rows_entries_and_duties_are_those_of_the_matrix(matrix: Matrix) -> None:
    graph = ResponsibilityGraph(matrix)
    for duty, row in zip(matrix.duties, matrix.rows, strict=True):
        assert graph.duty(duty.key) is duty
        assert graph.row(duty) == row
        for role in matrix.roles:
            assert graph.entry(duty, role) == row.get(role.key)
            assert (duty in list(graph.duties_of(role))) == (role.key in row)

    assert list(graph.assignments()) == list(matrix.assignments())


@given(matrices())
def test_networkx_gets_a_node_for_each_thing_and_an_edge_for_each_cell(matrix: Matrix) -> None:
    found = ResponsibilityGraph(matrix).to_networkx()
    edges = {(f"role:{role}", f"duty:{duty}") for duty, role, _ in cells(matrix)}

    assert set(found.nodes) == {f"role:{role.key}" for role in matrix.roles} | {
        f"duty:{duty.key}" for duty in matrix.duties
    }
    assert set(found.edges) == edges


def test_networkx_gets_names_sections_and_letters() -> None:
    graph = graph_of("title: Bids\n| Duty | Clerk |\n|--|--|\n| **Offer › Late** | |\n| Write | A/R |").to_networkx()

    assert graph.graph == {"title": "Bids"}
    assert graph.nodes["role:Clerk"] == {"kind": "role", "name": "Clerk"}
    assert graph.nodes["duty:Offer › Late › Write"] == {"kind": "duty", "name": "Write", "section": "Offer › Late"}
    assert graph.edges["role:Clerk", "duty:Offer › Late › Write"] == {"letters": "R/A"}


def test_a_duty_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        graph_of("| Duty | Clerk |\n|--|--|\n| Write | A |").duty("Read")
