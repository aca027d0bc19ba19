"""Seats for accountability: where somebody may not answer for a duty, who may, by the procedure of the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.drafting.from_starters.merging import weightiest
from raci.graph import ResponsibilityGraph
from raci.joining import join
from raci.model import Participation
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.graph import Charge
    from raci.model import Matrix, Notation, Role, Row


def seated(matrix: Matrix) -> tuple[Matrix, tuple[str, ...]]:
    """Return a matrix in which each accountability sits where it may, if there is a place, and what was moved."""
    graph = ResponsibilityGraph(matrix)
    places = {duty.key: place for place, duty in enumerate(matrix.duties)}
    rows, told = list(matrix.rows), []
    added: dict[str, Role] = {}
    for charge in graph.charges:
        if len(charge.owners) != 1:
            continue
        owner = charge.owners[0]
        why = misfit(owner, charge, graph)
        if not why:
            continue
        seat = _seat(charge, owner, graph)
        if seat is None:
            told.append(f"{owner.name} answers for {charge.duty.name!r}, {why}; nobody here could do so instead")
            continue
        place = places[charge.duty.key]
        rows[place] = _moved(rows[place], owner, seat, matrix.notation, doing=_may_do(owner, seat, charge, graph))
        added |= {seat.key: replace(seat, source=None)} if seat.key not in graph.roles else {}
        told.append(f"{seat.name} answers for {charge.duty.name!r} instead of {owner.name}, {why}")
    if not told:
        return matrix, ()
    made = replace(matrix, rows=tuple(rows), roles=(*matrix.roles, *added.values()))
    return (join(made, matrix.organization) if added and matrix.organization else made), tuple(told)


def misfit(owner: Role, charge: Charge, graph: ResponsibilityGraph) -> str:
    """Return why a role may not answer for a duty, as a clause; empty where it may."""
    organization, scope = graph.organization, charge.scope
    if scope is not None:
        held = owner.scope or graph.scope_of(owner)
        fit = organization.fit(held, scope) if held else "covers"
        if fit == "elsewhere":
            return "whose scope has nothing in common with it"
        if fit == "too-narrow" and not organization.parts_covered(held, scope):
            return "whose scope is a part of it only"
        if organization.is_too_low(owner, scope):
            return "whose level is too low for it"
    over = next((role for role in charge.doers if role.key != owner.key and _is_over(role, owner, graph)), None)
    return f"who stands below {over.name}, who does it" if over else ""


def _is_over(role: Role, owner: Role, graph: ResponsibilityGraph) -> bool:
    """Tell whether a role that does the work stands over one that answers for it, by its line or by its level."""
    relation = graph.organization.relation(role, owner)
    return relation.above or (relation.higher and not relation.below)


def _seat(charge: Charge, owner: Role, graph: ResponsibilityGraph) -> Role | None:
    return next(
        (
            role
            for role in _candidates(charge, graph)
            if not graph.organization.same(role, owner) and not misfit(role, charge, graph)
        ),
        None,
    )


def _candidates(charge: Charge, graph: ResponsibilityGraph) -> Iterator[Role]:
    """Yield who is over all that do the work, the lowest first; then the other positions, the lowest first."""
    found = graph.placing(charge.duty)
    yield from found.candidates if found else ()
    levels = {role.key: level.rank for role in graph.matrix.roles if (level := graph.level_of(role))}
    yield from sorted(
        (role for role in graph.matrix.roles if role.kind == "position"), key=lambda role: -levels.get(role.key, 0)
    )


def _may_do(owner: Role, seat: Role, charge: Charge, graph: ResponsibilityGraph) -> bool:
    """Tell whether who no longer answers for a duty may still do it."""
    held = owner.scope or graph.scope_of(owner)
    here = not (held and charge.scope) or graph.organization.fit(held, charge.scope) != "elsewhere"
    return here and owner.kind == "position" and not _is_over(owner, seat, graph)


def _moved(row: Row, owner: Role, seat: Role, notation: Notation, *, doing: bool) -> Row:
    """Return a row with the accountability moved; who had it keeps doing it, does it, or is informed."""
    accountable = _letters(notation, Participation.ACCOUNTABLE)
    had = tuple(letter for letter in row[owner.key].letters if letter not in accountable)
    now = Participation.RESPONSIBLE if doing else Participation.INFORMED
    left = had if had and doing else _letters(notation, now)
    held = row[seat.key].letters if seat.key in row else ()
    made = {**row, seat.key: notation.entry(weightiest((*held, *accountable), notation))}
    del made[owner.key]
    return {**made, **({owner.key: notation.entry(left)} if left else {})}


def _letters(notation: Notation, participation: Participation) -> Sequence[str]:
    found = notation.letter_for(participation)
    return (found.letter,) if found else ()
