"""The organization as a tree to be drawn: roles under those they report to, units within units, and a duty's scope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from raci.graph import ResponsibilityGraph
from raci.web.faults import RequestError

if TYPE_CHECKING:
    from datetime import date

    from raci.model import Matrix, Role

_MOST = 5_000


def tree_of(matrix: Matrix, duty: str | None, today: date | None) -> dict[str, Any]:
    """Return roles with whom they report to, their levels and scopes, and units with what they are within.

    With the key of a duty, each role tells whether it covers the duty's scope and which letters it has there.
    """
    graph = ResponsibilityGraph(matrix, today)
    known = next((each for each in matrix.duties if each.key == duty), None)
    if duty is not None and known is None:
        raise RequestError(404, "unknown-duty", f"there is no duty {duty[:80]!r} in the matrix")
    here = {role.key for role in matrix.roles}
    every: dict[str, Role] = {}
    for role in (*matrix.roles, *graph.organization.roles):
        every.setdefault(graph.organization.known(role).key, role)
    roles = []
    for key, role in list(every.items())[:_MOST]:
        above = next(iter(graph.organization.superiors(role)), None)
        level = graph.level_of(role)
        shown: dict[str, Any] = {
            "key": role.key,
            "name": role.name,
            "reportsTo": graph.organization.known(above).key if above else None,
            "dotted": [graph.organization.known(each).key for each in graph.organization.dotted(role)],
            "level": level.name if level else "",
            "scope": str(graph.scope_of(role) or ""),
            "kind": role.kind,
            "holders": list(role.holders),
            "vacant": role.vacant,
            "inMatrix": role.key in here,
            "id": key,
        }
        if known is not None:
            entry = graph.row(known).get(role.key)
            shown |= {"covers": graph.covers(role, known), "letters": str(entry) if entry else ""}
        roles.append(shown)
    units = matrix.organization.units if matrix.organization else ()
    found: dict[str, Any] = {
        "roles": roles,
        "units": [
            {"key": each.key, "name": each.name, "tier": each.tier, "within": each.parent} for each in units[:_MOST]
        ],
        "duty": None,
    }
    if known is not None:
        scope = graph.scope_of(known)
        named = [each.key for each in graph.organization.units_of(scope)] if scope else []
        found["duty"] = {"key": known.key, "name": known.name, "scope": str(scope or ""), "units": named}
    return found
