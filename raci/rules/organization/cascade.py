"""Duties broken down into others: does who answers for the part have a part in the whole."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from raci.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Charge, Register, ResponsibilityGraph


def hangs_together(charge: Charge, above: Charge, graph: ResponsibilityGraph) -> bool:
    """Tell whether an accountable role has a part in the duty above, or reports to a role that has."""
    return any(
        owner is role or graph.reports_to(owner, role, dotted=True)
        for owner in charge.owners
        for role in (*above.owners, *above.doers)
    )


def broken_down(
    register: Register,
) -> Iterator[tuple[ResponsibilityGraph, Charge, ResponsibilityGraph, Charge]]:
    """Yield the duties that a whole matrix, or a section of another one, bears the name of, each with a part of it."""
    wholes = _wholes(register) if register.survey.titles else {}
    for number, graph in enumerate(register.graphs if wholes else ()):
        title = fold(graph.matrix.title)
        sections = {fold(word) for section in {duty.section for duty in graph.matrix.duties} for word in section}
        if wholes.keys().isdisjoint({title, *sections}):
            continue
        for charge in filter(attrgetter("owners"), graph.charges):
            for word in dict.fromkeys((*map(fold, reversed(charge.duty.section)), title)):
                whole = wholes.get(word)
                if whole and whole[0] != number:
                    above = register.graphs[whole[0]]
                    yield above, _charge(above, whole[1]), graph, charge
                    break


def _wholes(register: Register) -> dict[str, tuple[int, str]]:
    """Return for each title or section the first matrix with a duty of that name, and the key of the duty there."""
    wholes: dict[str, tuple[int, str]] = {}
    for number, graph in enumerate(register.graphs):
        names = {fold(duty.name) for duty in graph.matrix.duties}
        if any(name in register.survey.titles and name not in wholes for name in names):
            for charge in graph.charges:
                name = fold(charge.duty.name)
                if name in register.survey.titles:
                    wholes.setdefault(name, (number, charge.duty.key))
    return wholes


def _charge(graph: ResponsibilityGraph, key: str) -> Charge:
    return next(charge for charge in graph.charges if charge.duty.key == key)


def goes_on(
    charge: Charge, graph: ResponsibilityGraph, above: Charge, whole: ResponsibilityGraph, register: Register
) -> bool:
    """Tell whether an accountable role, or one above it, has a part in the duty of another matrix."""
    parts = {register.identity(whole, role) for role in (*above.owners, *above.doers)}
    return any(
        register.identity(graph, role) in parts
        for owner in charge.owners
        for role in (owner, *graph.organization.superiors(owner))
    )
