"""Whose hands are on which duties: of each role, and of each person behind several roles."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from raci.plugin import Participation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from raci.plugin import Duty, ResponsibilityGraph, Role

_HANDS = frozenset({Participation.RESPONSIBLE, Participation.ACCOUNTABLE})
_Said = TypeVar("_Said")


class Part(NamedTuple, Generic[_Said]):
    """A duty that somebody does or answers for, the role in which, and what a rule made out of the duty.

    `only_answers` tells that the role is accountable while others do the work.
    """

    duty: Duty
    role: Role
    said: _Said
    only_answers: bool


class Hand(NamedTuple, Generic[_Said]):
    """A role, or a person in several, with all duties of which a rule made something out, sorted by their names."""

    name: str
    is_person: bool
    parts: list[Part[_Said]]


def hands(graph: ResponsibilityGraph, read: Callable[[str], _Said | None]) -> Iterator[Hand[_Said]]:
    """Yield those who do or answer for several duties of which `read` makes something out by their names."""
    by_role: dict[str, list[Part[_Said]]] = defaultdict(list)
    for duty, row in zip(graph.matrix.duties, graph.matrix.rows, strict=True):
        said = read(duty.name)
        if said is not None:
            done = graph.profile(duty)[Participation.RESPONSIBLE] > 0
            for key, entry in row.items():
                if not _HANDS.isdisjoint(entry.participations):
                    only_answers = done and Participation.RESPONSIBLE not in entry.participations
                    by_role[key].append(Part(duty, graph.roles[key], said, only_answers))
    if not by_role:
        return
    for key, role in graph.roles.items():
        if len(by_role.get(key, ())) > 1:
            yield Hand(role.name, is_person=False, parts=_sorted(by_role[key]))
    if graph.occupants.are_told:
        for person, roles in graph.occupants.roles_of.items():
            parts = [part for role in roles for part in by_role.get(role.key, ())]
            yield Hand(graph.occupants.name(person), is_person=True, parts=_sorted(parts))


def meet(one: Part[_Said], other: Part[_Said], graph: ResponsibilityGraph) -> bool:
    """Tell whether two parts are in one place: the scopes of the duties have something in common, and of the roles."""
    overlap = graph.organization.overlap
    return overlap(graph.scope_of(one.duty), graph.scope_of(other.duty)) and overlap(one.role.scope, other.role.scope)


def _sorted(parts: Iterable[Part[_Said]]) -> list[Part[_Said]]:
    return sorted(parts, key=lambda part: (part.duty.name, part.duty.section, part.role.key))
