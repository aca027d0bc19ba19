"""Which duties may be told apart by their place alone: section, parent, scope, and the number they stand under."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

    from raci.plugin import Duty, ResponsibilityGraph


def place_of(duty: Duty) -> Hashable:
    """Return what duties of the same name must share to be one: `1.2 Test` and `3.2 Test` stand in different places."""
    above = duty.number.strip(" .").rpartition(".")[0] if duty.number else ""
    return duty.section, duty.parent, duty.scope, above


def in_section(duty: Duty) -> str:
    """Return ` in Design`, or nothing where the matrix has no sections; to be put after a duty's name."""
    return f" in {duty.section[-1]}" if duty.section else ""


def row_of(duty: Duty, graph: ResponsibilityGraph) -> str:
    """Return words for where a duty stands: `the row at Plan!A7`, or `the first row` where no place is known."""
    place = graph.matrix.locate(duty).inside
    return f"the row at {place}" if place else "the first row"
