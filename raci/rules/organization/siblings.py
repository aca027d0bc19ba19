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
    """Yield for each unit of which some parts have rows and others none: a row, and those others.

    The row is that of the part that comes first in the organization.
    """
    numbers = graph.organization.areas.units.numbers
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
                yield min(found, key=lambda each: numbers[each[1].key])[0].duty, left


def _taken(unit: Unit, scopes: set[Scope | None], graph: ResponsibilityGraph) -> bool:
    alone = Scope((("", unit.key),))
    return any(graph.organization.covers(scope, alone) for scope in scopes)


def overlapping(rows: Sequence[Charge], graph: ResponsibilityGraph) -> Iterator[tuple[Charge, list[Charge]]]:
    """Yield rows with those of other owners whose scope overlaps theirs, whatever the order of the rows.

    A row is told with the nearest that are wider, and with each one before it that is neither wider nor narrower. It is
    held against a hundred rows before it, and as many after it, at most.
    """
    organization = graph.organization

    def is_wider(one: Charge, other: Charge) -> bool:
        wide, narrow = one.duty.scope, other.duty.scope
        return organization.covers(wide, narrow) and not organization.covers(narrow, wide)

    for place, charge in enumerate(rows):
        scope = charge.duty.scope
        start = max(0, place - _MOST_COMPARED)
        others = [
            (number, each)
            for number, each in enumerate(rows[start : place + _MOST_COMPARED + 1], start)
            if each.duty.scope != scope
            and each.owners != charge.owners
            and organization.overlap(scope, each.duty.scope)
        ]
        wider = [each for _, each in others if is_wider(each, charge)]
        nearest = [each for each in wider if not any(is_wider(each, nearer) for nearer in wider)]
        if nearest:
            yield charge, nearest
        for number, each in others:
            if number < place and not is_wider(each, charge) and not is_wider(charge, each):
                yield charge, [each]
