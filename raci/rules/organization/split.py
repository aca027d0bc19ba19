"""Splitting a duty by scope: one row for each role that answers for a part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.model.change import Add, Remove
from raci.plugin import Fix, Participation, Safety
from raci.records import replace
from raci.rules.organization.words import extent

if TYPE_CHECKING:
    from raci.plugin import Charge, Duty, ResponsibilityGraph, Role

_MOST: Final = 50


def splitting(charge: Charge, graph: ResponsibilityGraph) -> Fix | None:
    """Return the fix that puts one row for each accountable role in the place of a duty's row."""
    keys = {duty.key for duty in graph.matrix.duties}
    parts = [_part(charge.duty, owner, graph) for owner in charge.owners]
    if len(parts) > _MOST or any(part.key in keys for part in parts):
        return None
    added = tuple(
        Add(part, _cells(charge, owner, graph), before=charge.duty.key)
        for part, owner in zip(parts, charge.owners, strict=True)
    )
    title = f"split {charge.duty.name}, one row for each of {', '.join(extent(each.scope, graph) for each in parts)}"
    return Fix(title, (*added, Remove(charge.duty.key)), Safety.UNSAFE)


def _part(duty: Duty, owner: Role, graph: ResponsibilityGraph) -> Duty:
    tail = f" ({extent(owner.scope, graph)})"
    return replace(duty, key=f"{duty.key}{tail}", name=f"{duty.name}{tail}", scope=owner.scope)


def _cells(charge: Charge, owner: Role, graph: ResponsibilityGraph) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """Return what a part keeps of the row: all but the others who answer, and those who belong elsewhere."""
    others = {role.key for role in charge.owners} - {owner.key}
    overlap = graph.organization.overlap
    return tuple(
        (key, entry.letters, entry.remark)
        for key, entry in graph.row(charge.duty).items()
        if key not in others
        and (overlap(graph.roles[key].scope, owner.scope) or Participation.ACCOUNTABLE in entry.participations)
    )
