"""What the rules about groups, outside parties and agents have in common: how many there are, and what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Confidence, Participation
from raci.rules.accountability.wording import called, predicate, shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from raci.plugin import ResponsibilityGraph, Role


def makes_up_share(
    graph: ResponsibilityGraph, confidence_of: Callable[[Role], Confidence | None], share: float
) -> bool:
    """Tell whether roles of a kind make up at least this share of the matrix's roles."""
    return sum(1 for role in graph.matrix.roles if confidence_of(role)) >= share * len(graph.matrix.roles)


def duties_answered_for(role: Role, graph: ResponsibilityGraph) -> str:
    """Return what a role is accountable for: `is accountable for 5 duties: Plan, Build, Test and 2 more`."""
    held = [called(duty) for duty in graph.duties_of(role, Participation.ACCOUNTABLE)]
    count = f"{len(held)} duties: " if len(held) > 1 else ""
    return f"{predicate(graph.matrix.notation, Participation.ACCOUNTABLE)} {count}{shortened(held)}"


def verb(confidence: Confidence) -> str:
    """Return how surely to say what a role is: `is` where it was declared, `looks like` where its name says so."""
    return "is" if confidence is Confidence.CERTAIN else "looks like"
