"""How findings speak of scopes, levels and lists of roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.levels import is_whole
from raci.plugin import Confidence, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from raci.plugin import Duty, Limit, ResponsibilityGraph, Role, Scope


def extent(scope: Scope | None, graph: ResponsibilityGraph) -> str:
    """Return a scope in words: the names of its units, `each region`, or `the whole organization`."""
    if scope is None:
        return "the whole organization"
    return " and ".join(_part(word, dimension, graph) for dimension, word in scope.units)


def _part(word: str, dimension: str, graph: ResponsibilityGraph) -> str:
    unit = graph.organization.unit_named(word, dimension)
    return unit.name if unit else "the whole organization" if is_whole(word) else word


def level_name(role: Role, graph: ResponsibilityGraph) -> str:
    """Return the name of a role's level in small letters, empty where it has none."""
    level = graph.level_of(role)
    return level.name.lower() if level else ""


def with_level(role: Role, graph: ResponsibilityGraph) -> str:
    """Return a role's name with its level: `Sales Clerk (specialist)`."""
    level = level_name(role, graph)
    return f"{role.name} ({level})" if level else role.name


def surety(graph: ResponsibilityGraph, *things: Role | Duty, levels: Iterable[Role] = ()) -> Confidence:
    """Return how sure a finding is: likely where a scope or level it rests on was read from names."""
    known = graph.organization.organization.inferred
    guessed = any(each.key in known for each in things)
    sure = graph.is_recorded(*things) and all(map(graph.organization.has_recorded_level, levels))
    return Confidence.CERTAIN if sure and not guessed else Confidence.LIKELY


def severity_of(sure: Confidence, graph: ResponsibilityGraph) -> Severity | None:
    """Return the severity of a level that does not fit: a warning where it was inferred, a note where all was."""
    if sure is Confidence.CERTAIN:
        return None
    return Severity.NOTE if graph.matrix.organization is None else Severity.WARNING


def amounts(limits: Sequence[Limit]) -> str:
    """Return amounts in words: `spend 80,000 EUR`."""
    return ", ".join(" ".join(filter(None, (each.kind, f"{each.amount:,.12g}", each.measure))) for each in limits)
