"""The views: what each shows of a small matrix, counted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn import directory_of, offers

from raci.drawings import Drawing, view_named, view_names
from raci.errors import RaciError
from raci.model import Duty, Matrix, Role
from raci.notations import get

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet


def _drawn(view: str, *matrices: Matrix) -> Drawing:
    return view_named(view).drawn(directory_of(*(matrices or (offers(),))))


def _lines(drawing: Drawing) -> AbstractSet[tuple[str, str, str, str]]:
    names = {node.id: node.label for node in drawing.nodes}
    return {(names[edge.source], edge.kind, names[edge.target], edge.label) for edge in drawing.edges}


def _clusters(drawing: Drawing) -> dict[str, str]:
    names = {cluster.id: cluster.label for cluster in drawing.clusters} | {"": ""}
    return {node.label: names[node.cluster] for node in drawing.nodes}


def test_by_role_counts_who_answers_for_asks_and_draws_on_whom() -> None:
    found = _drawn("by-role")

    assert _lines(found) == {
        ("Head of Sales", "answers for", "Clerk", "1"),
        ("Head of Sales", "answers for", "Lawyer", "1"),
        ("Clerk", "asks", "Lawyer", "1"),
        ("Lawyer", "draws on", "Clerk", "1"),
        ("Chief", "asks", "Head of Sales", "1"),
    }
    assert _clusters(found) == {"Head of Sales": "Sales", "Clerk": "Sales", "Lawyer": "Law", "Chief": "Firm"}


def test_by_duty_has_a_line_for_every_cell() -> None:
    found = _drawn("by-duty")

    assert _lines(found) == {
        ("Head of Sales", "accountable", "Write the offer", "A"),
        ("Clerk", "responsible", "Write the offer", "R"),
        ("Lawyer", "consulted", "Write the offer", "C"),
        ("Head of Sales", "accountable", "Agree the terms", "A"),
        ("Lawyer", "responsible", "Agree the terms", "R"),
        ("Clerk", "supporting", "Agree the terms", "S"),
        ("Chief", "informed", "Agree the terms", "I"),
        ("Chief", "accountable", "Sign", "A"),
        ("Head of Sales", "consulted", "Sign", "C"),
    }
    assert _clusters(found)["Sign"] == "Contract"


def test_by_unit_counts_what_one_answers_for_in_another() -> None:
    found = _drawn("by-unit")

    assert _lines(found) == {
        ("Sales", "answers for", "Law", "1"),
        ("Sales", "within", "Firm", ""),
        ("Law", "within", "Firm", ""),
    }
    assert {node.label: dict(node.facts)["roles"] for node in found.nodes} == {"Sales": "2", "Law": "1", "Firm": "1"}


def test_escalation_has_solid_and_dotted_lines_upwards() -> None:
    assert _lines(_drawn("escalation")) == {
        ("Clerk", "reports to", "Head of Sales", ""),
        ("Clerk", "dotted", "Lawyer", ""),
        ("Head of Sales", "reports to", "Chief", ""),
        ("Lawyer", "reports to", "Chief", ""),
    }


def test_handovers_lead_from_unit_to_unit() -> None:
    assert _lines(_drawn("handovers")) == {("Sales", "hands over", "Law", "1")}


def test_handovers_lead_from_role_to_role_where_no_unit_is_known() -> None:
    notation = get("RACI")
    roles = (Role("a", "Ann"), Role("b", "Bo"))
    duties = (Duty("1", "Cook"), Duty("2", "Serve"), Duty("3", "Wash"))
    rows = tuple({key: notation.entry("R")} for key in ("a", "b", "a"))

    assert _lines(_drawn("handovers", Matrix(notation, roles, duties, rows))) == {
        ("Ann", "hands over", "Bo", "1"),
        ("Bo", "hands over", "Ann", "1"),
    }


def test_the_same_role_of_two_matrices_is_one_node() -> None:
    found = _drawn("by-duty", offers(), offers())

    assert sum(node.kind == "role" for node in found.nodes) == 4
    assert sum(node.kind == "duty" for node in found.nodes) == 6
    assert len(found.edges) == 18


@pytest.mark.parametrize("view", view_names())
def test_every_line_joins_what_is_there(view: str) -> None:
    found = _drawn(view)
    ids = [node.id for node in found.nodes] + [cluster.id for cluster in found.clusters]

    assert len(set(ids)) == len(ids)
    assert {end for edge in found.edges for end in (edge.source, edge.target)} <= set(ids)
    assert {node.cluster for node in found.nodes} <= {"", *ids}


def test_bundling_loses_no_count() -> None:
    found = _drawn("by-role")
    bundled = found.bundled()
    within = sum(cluster.within for cluster in bundled.clusters)

    assert within + sum(edge.count for edge in bundled.edges) == sum(edge.count for edge in found.edges)
    assert within == 1


def test_an_empty_matrix_is_drawn_empty() -> None:
    empty = Matrix(get("RACI"), (), (), ())

    assert [len(_drawn(view, empty).edges) for view in view_names()] == [0] * len(view_names())


def test_the_nearest_view_is_named() -> None:
    with pytest.raises(RaciError, match="there is no view 'by-rol'; did you mean by-role"):
        view_named("by-rol")
