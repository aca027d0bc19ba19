"""Rows of one duty for several parts of the organization: which parts are left out, which overlap."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from raci.plugin import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.plugin import Charge, Duty, ResponsibilityGraph, Unit

_MOST_COMPARED: Final = 100


def left_out(charge: Charge, parts: Sequence[Scope], graph: ResponsibilityGraph) -> list[Scope]:
    """Return the parts of a duty's scope that none of its accountable roles takes in."""
    scope = charge.scope
    answered: set[Scope] = set()
    for owner in charge.owners:
        if graph.organization.is_placed(owner):
            held = graph.scope_of(owner)
            if held is None or graph.organization.covers(held, scope):
                return []
            answered |= graph.organization.parts_covered(held, scope)
    return [part for part in parts if part not in answered]


def missing_siblings(rows: Sequence[Charge], graph: ResponsibilityGraph) -> Iterator[tuple[Duty, list[Unit]]]:
    """Yield for each unit of which several parts have a row, and others have none, one of the rows and those others."""
    named: defaultdict[str, list[tuple[Charge, Unit]]] = defaultdict(list)
    for charge in rows:
        units = graph.organization.units_of(charge.duty.scope)
        if len(units) == 1 and units[0].parent and not graph.organization.parts(charge.duty.scope):
            named[units[0].parent].append((charge, units[0]))
    scopes = {charge.duty.scope for charge in rows}
    for parent, found in named.items():
        have = {unit.key for _, unit in found}
        if len(have) > 1:
            beside = graph.organization.children(graph.organization.unit(parent))
            left = [unit for unit in beside if unit.key not in have and not _taken(unit, scopes, graph)]
            if left:
                yield min((charge.duty for charge, _ in found), key=lambda duty: str(duty.scope)), left


def _taken(unit: Unit, scopes: set[Scope | None], graph: ResponsibilityGraph) -> bool:
    alone = Scope((("", unit.key),))
    return any(graph.organization.covers(scope, alone) for scope in scopes)


def overlapping(rows: Sequence[Charge], graph: ResponsibilityGraph) -> Iterator[tuple[Charge, Charge]]:
    """Yield the rows whose scope overlaps that of another one with other owners, the narrower first.

    Each row is told once, and held against a hundred others at most: those before it in the order of their scopes.
    """
    organization = graph.organization
    ordered = sorted(rows, key=_by_scope)
    for place, charge in enumerate(ordered):
        for earlier in ordered[max(0, place - _MOST_COMPARED) : place]:
            one, other = charge.duty.scope, earlier.duty.scope
            if one != other and charge.owners != earlier.owners and organization.overlap(one, other):
                wider = organization.covers(one, other) and not organization.covers(other, one)
                yield (earlier, charge) if wider else (charge, earlier)
                break


def _by_scope(charge: Charge) -> tuple[str, list[str]]:
    return str(charge.duty.scope), sorted(owner.key for owner in charge.owners)
