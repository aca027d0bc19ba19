"""Where the accountability for a duty should sit: the lowest role that covers it and is over all who do it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from raci.graph.authority import within_limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from raci.graph.organization import OrganizationGraph
    from raci.model import Duty, Role, Scope

Step: TypeAlias = Literal["over all who do it", "covers the scope", "has the level", "has the limit", "is the lowest"]


class Placing(NamedTuple):
    """The role where an accountability should sit, and how it was found.

    `candidates` are all that would do, the lowest first. `step` is the step of the procedure that left no other choice;
    `passed_over` says for each role that is lower, and over all who do it, the step at which it fell out.
    """

    role: Role
    step: Step
    candidates: tuple[Role, ...]
    passed_over: tuple[tuple[Role, Step], ...]


def placing(duty: Duty, scope: Scope | None, doers: Sequence[Role], graph: OrganizationGraph) -> Placing | None:
    """Return where the accountability for a duty should sit, None where no role will do or nobody does the work.

    Candidates are positions, recorded somewhere, that are over all the doers (or the one doer) on solid or dotted
    lines. Of these fall out whose scope does not cover the duty's, whose level is too low for its tier, and whose
    limit is below its amounts.
    """
    fallen: list[tuple[Role, Step]] = []
    candidates = [role for role in _over_all(doers, graph) if role.kind == "position" and graph.is_placed(role)]
    step: Step = "over all who do it"
    if not candidates:
        return None
    for name, keeps in _steps(duty, scope, graph):
        kept = [role for role in candidates if keeps(role)]
        fallen += [(role, name) for role in candidates if role not in kept]
        step = name if len(kept) < len(candidates) else step
        candidates = kept
    candidates.sort(key=lambda role: _height(role, graph))
    if not candidates:
        return None
    lowest = candidates[0]
    below = [(role, why) for role, why in fallen if _height(role, graph) <= _height(lowest, graph)]
    return Placing(lowest, "is the lowest" if len(candidates) > 1 else step, tuple(candidates), tuple(below))


def _over_all(doers: Sequence[Role], graph: OrganizationGraph) -> Iterator[Role]:
    if doers:
        yield from (role for role in graph.upward(doers[0]) if graph.over(role, doers[1:]))


def _steps(
    duty: Duty, scope: Scope | None, graph: OrganizationGraph
) -> tuple[tuple[Step, Callable[[Role], bool]], ...]:
    return (
        ("covers the scope", lambda role: graph.covers(role.scope, scope)),
        ("has the level", lambda role: scope is None or not graph.is_too_low(role, scope)),
        ("has the limit", lambda role: within_limits(role, duty) is not False),
    )


def _height(role: Role, graph: OrganizationGraph) -> tuple[int, int]:
    """Return how high a role stands, for sorting the lowest first: by its level, then by its depth."""
    level = graph.level_of(role)
    return (-level.rank if level else 0), -graph.depth(role)
