"""How two roles differ in level, scope and reporting line, in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.answers.wording import listed
from raci.levels import is_whole, tier_word
from raci.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.answers.directory import Directory, Sighting
    from raci.answers.facts import RoleFacts, Stated
    from raci.graph import OrganizationGraph


def difference(one: str, other: str, directory: Directory) -> str:
    """Return how two roles differ: `A answers for the whole company, B for each region; the second reports to …`."""
    first, second = directory.facts(one), directory.facts(other)
    line = next(_lines(one, other, directory), "")
    said = "; ".join(part for part in (_scopes(first, second), line) if part)
    return f"{said}."


def _scopes(one: RoleFacts, other: RoleFacts) -> str:
    (first, area), (second, other_area) = (_titled(one), _area(one.scope)), (_titled(other), _area(other.scope))
    if area and area == other_area:
        return f"{first} and {second} both answer for {area}"
    if area and other_area:
        return f"{first} answers for {area}, {second} for {other_area}"
    if area:
        return f"{first} answers for {area}; nobody says for what {second} does"
    if other_area:
        return f"{second} answers for {other_area}; nobody says for what {first} does"
    return f"Nobody says for what part of the organization {first} and {second} answer"


def _titled(role: RoleFacts) -> str:
    """Return a role with its level where that is known: `Head of Sales (head)`."""
    return f"{role.name} ({role.level.words})" if role.level else role.name


def _area(scope: Stated | None) -> str:
    """Return a scope as it stands in a sentence: `the whole company`, `each region`, `Asia-Pacific`."""
    if scope is None:
        return ""
    words = scope.words
    if is_whole(words):
        bare = fold(words).removeprefix("the ").removeprefix("whole ").removeprefix("entire ")
        words = f"the whole {bare if tier_word(bare) else 'organization'}"
    return words if scope.recorded else f"{words} (inferred)"


def _lines(one: str, other: str, directory: Directory) -> Iterator[str]:
    """Yield what each graph that knows both roles says of the line between them."""
    seen = {id(each.described): each for each in directory.roles[other]}
    for first in directory.roles[one]:
        second = seen.get(id(first.described))
        if second:
            said = _line(first, second, first.described.graph.organization)
            if said:
                yield said


def _line(first: Sighting, second: Sighting, graph: OrganizationGraph) -> str:
    for low, high, words in (
        (second.role, first.role, "the second reports to the first"),
        (first.role, second.role, "the first reports to the second"),
    ):
        if graph.reports_to(low, high):
            between = [role.name for role in graph.escalation_path(low)[: (graph.steps(low, high) or 1) - 1]]
            return f"{words} over {listed(between)}" if between else words
        if graph.reports_to(low, high, dotted=True):
            return f"{words} on a dotted line"
    above = {role.key for role in graph.escalation_path(second.role)}
    shared = next((role.name for role in graph.escalation_path(first.role) if role.key in above), "")
    if shared:
        return f"neither reports to the other, both to {shared}"
    return "neither reports to the other" if graph.has_lines(first.role) and graph.has_lines(second.role) else ""
