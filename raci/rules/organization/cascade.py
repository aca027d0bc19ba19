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
    wholes: dict[str, tuple[ResponsibilityGraph, Charge]] = {}
    for graph in register.graphs:
        for charge in graph.charges:
            wholes.setdefault(fold(charge.duty.name), (graph, charge))
    for graph in register.graphs:
        title = fold(graph.matrix.title)
        for charge in filter(attrgetter("owners"), graph.charges):
            for word in dict.fromkeys((*map(fold, reversed(charge.duty.section)), title)):
                whole = wholes.get(word)
                if whole and whole[0] is not graph:
                    yield whole[0], whole[1], graph, charge
                    break


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
