"""The organization as a tree to be drawn: roles under those they report to, units within units, and a duty's scope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from raci.graph import ResponsibilityGraph
from raci.web.faults import RequestError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from raci.model import Duty, Matrix, Role

_MOST = 5_000


def tree_of(matrix: Matrix, duty: str | None, today: date | None) -> dict[str, Any]:
    """Return roles with whom they report to, their levels and scopes, and units with what they are within.

    With the key of a duty, each role tells whether it covers the duty's scope and which letters it has there.
    """
    graph = ResponsibilityGraph(matrix, today)
    known = next((each for each in matrix.duties if each.key == duty), None)
    if duty is not None and known is None:
        raise RequestError(404, "unknown-duty", f"there is no duty {duty[:80]!r} in the matrix")
    units = matrix.organization.units if matrix.organization else ()
    return {
        "roles": list(_roles(graph, known)),
        "units": [
            {"key": each.key, "name": each.name, "tier": each.tier, "within": each.parent} for each in units[:_MOST]
        ],
        "duty": _duty(graph, known) if known else None,
    }


def _roles(graph: ResponsibilityGraph, duty: Duty | None) -> Iterator[dict[str, Any]]:
    """Yield the roles of the matrix, then those only the organization has, each with its part in a duty."""
    here = {role.key for role in graph.matrix.roles}
    every: dict[str, Role] = {}
    for role in (*graph.matrix.roles, *graph.organization.roles):
        every.setdefault(graph.organization.known(role).key, role)
    for key, role in list(every.items())[:_MOST]:
        shown = {**_role(graph, role), "inMatrix": role.key in here, "id": key}
        if duty is not None:
            entry = graph.row(duty).get(role.key)
            shown |= {"covers": graph.covers(role, duty), "letters": str(entry) if entry else ""}
        yield shown


def _role(graph: ResponsibilityGraph, role: Role) -> dict[str, Any]:
    organization, level = graph.organization, graph.level_of(role)
    above = next(iter(organization.superiors(role)), None)
    return {
        "key": role.key,
        "name": role.name,
        "reportsTo": organization.known(above).key if above else None,
        "dotted": [organization.known(each).key for each in organization.dotted(role)],
        "level": level.name if level else "",
        "scope": str(graph.scope_of(role) or ""),
        "kind": role.kind,
        "holders": list(role.holders),
        "vacant": role.vacant,
    }


def _duty(graph: ResponsibilityGraph, duty: Duty) -> dict[str, Any]:
    scope = graph.scope_of(duty)
    named = [each.key for each in graph.organization.units_of(scope)] if scope else []
    return {"key": duty.key, "name": duty.name, "scope": str(scope or ""), "units": named}
