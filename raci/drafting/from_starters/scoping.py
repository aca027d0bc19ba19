"""Scopes of a starter in an organization that may have no such units: what names nothing there is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Container

    from raci.graph import OrganizationGraph
    from raci.model import Duty, Matrix, Role, Scope

    _Thing = TypeVar("_Thing", Role, Duty)


def known_scopes(matrix: Matrix) -> tuple[Matrix, tuple[str, ...]]:
    """Return a matrix without scopes that name nothing in its organization, where it has units, and what is told."""
    if matrix.organization is None or not matrix.organization.units:
        return matrix, ()
    from raci.graph import OrganizationGraph  # noqa: PLC0415 - only where there are units

    graph = OrganizationGraph(matrix.organization, matrix.roles, ())
    own = {role.key for role in matrix.organization.roles}
    guests = [role for role in matrix.roles if role.key not in own]
    scopes = {role.scope for role in guests} | {duty.scope for duty in matrix.duties}
    strange = {scope for scope in scopes if scope and _is_strange(scope, graph)}
    roles = tuple(role if role.key in own else _without(role, strange) for role in matrix.roles)
    lost = dict.fromkeys(str(duty.scope) for duty in matrix.duties if duty.scope in strange)
    told = tuple(
        f"the organization has no units for the scope {scope!r}, so duties of it have none now" for scope in lost
    )
    return replace(matrix, roles=roles, duties=tuple(_without(duty, strange) for duty in matrix.duties)), told


def _is_strange(scope: Scope, graph: OrganizationGraph) -> bool:
    """Tell whether a scope names no unit, or a tier of which there is none."""
    return bool(graph.areas.strangers(scope)) or (graph.is_tiered(scope) and not graph.parts(scope))


def _without(thing: _Thing, strange: Container[Scope | None]) -> _Thing:
    return replace(thing, scope=None) if thing.scope in strange else thing
