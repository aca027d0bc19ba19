"""What a matrix loses by a change: duties nobody answers for or does any more, and ways upward that break off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from raci.model import Participation
from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from raci.graph import ResponsibilityGraph
    from raci.model import Duty, Location, Role

Lost: TypeAlias = Literal["accountable", "performer"]

_KINDS: Final[dict[Lost, tuple[Participation, ...]]] = {
    "accountable": (Participation.ACCOUNTABLE,),
    "performer": (Participation.RESPONSIBLE, Participation.DRIVING),
}


@record
class Loss:
    """A duty that loses its accountable role, or the last role that does it; `roles` are those it had."""

    lost: Lost
    duty: str
    key: str
    matrix: str
    roles: tuple[str, ...]
    at: Location


@record
class BrokenPath:
    """A role that answers for duties, and the way upward it had: from `gone` on it leads nowhere, or to nobody."""

    role: str
    path: tuple[str, ...]
    gone: str
    matrix: str


def losses(before: ResponsibilityGraph, after: ResponsibilityGraph) -> Iterator[Loss]:
    """Yield the duties that lose their accountable role, or their last performer, in the order of the matrix.

    A role that nobody holds, and for which nobody deputizes, counts as lost from then on.
    """
    known = {duty.key for duty in after.matrix.duties}
    for duty in before.matrix.duties:
        for lost, kinds in _KINDS.items():
            had = _attending(before, duty, kinds)
            if had and not (duty.key in known and _attending(after, after.duty(duty.key), kinds)):
                names = tuple(role.name for role in had)
                yield Loss(lost, duty.name, duty.key, before.matrix.title, names, before.matrix.locate(duty))


def _attending(graph: ResponsibilityGraph, duty: Duty, kinds: tuple[Participation, ...]) -> list[Role]:
    held = dict.fromkeys(role.key for kind in kinds for role in graph.holders(duty, kind))
    roles = [graph.roles[key] for key in held]
    if not graph.occupants.are_told:
        return roles
    return [role for role in roles if not graph.occupants.is_unattended(role)]


def broken_paths(
    before: ResponsibilityGraph, after: ResponsibilityGraph, merged: Collection[str] = ()
) -> Iterator[BrokenPath]:
    """Yield the roles that answer for duties and whose way upward loses somebody, with the first who is gone.

    Roles that became part of others (`merged`, by their keys) are not lost.
    """
    for role in before.matrix.roles:
        if role.key not in after.roles or not before.load(role)[Participation.ACCOUNTABLE]:
            continue
        path = before.escalation_path(role)
        there = after.escalation_path(after.roles[role.key])
        left = {*merged, *(each.key for each in there if not _is_empty(after, each))}
        gone = next((each for each in path if each.key not in left and not _is_empty(before, each)), None)
        if gone is not None:
            yield BrokenPath(role.name, tuple(each.name for each in path), gone.name, before.matrix.title)


def _is_empty(graph: ResponsibilityGraph, role: Role) -> bool:
    return graph.occupants.is_unattended(role)
