"""Duties that stand in several matrices, and who has a part in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from raci.names import fold
from raci.rules.register.places import brief

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Participation, Register, ResponsibilityGraph, Role

_MOST_COMPARED: Final = 50
"""So many earlier rows of a name, with other accountable roles each, are held against a row."""


class Entry(NamedTuple):
    """A duty of one matrix, its sections and its accountable roles as they are told apart across matrices.

    `order` is the place of the matrix among all.
    """

    graph: ResponsibilityGraph
    duty: Duty
    section: tuple[str, ...]
    owners: frozenset[str]
    order: int

    @property
    def place(self) -> str:
        """Where it stands, for a sentence: `sales.xlsx:Plan!A7`."""
        return brief(self.graph.matrix.locate(self.duty))


def counterparts(register: Register) -> Iterator[tuple[Entry, Entry]]:
    """Yield each duty with those before it that are the same in another matrix.

    Before are those whose owners come first in the alphabet, so that the order of rows and files changes no pair.
    Duties are the same by their folded names, by their sections or because one of them has none, and where their
    scopes have something in common or one of them has none. Duties without an accountable role are left aside.
    """
    orders = {graph: order for order, graph in enumerate(register.graphs)}
    for listed in register.by_name.values():
        if len(listed) < 2 or len({id(each.graph) for each in listed}) < 2:  # noqa: PLR2004
            continue
        before: dict[tuple[tuple[str, ...], frozenset[str], str], Entry] = {}
        entries = (
            Entry(graph, duty, tuple(map(fold, duty.section)), _owners(graph, duty, register), orders[graph])
            for graph, duty in listed
        )
        for entry in sorted((each for each in entries if each.owners), key=_by_owners):
            yield from ((other, entry) for other in before.values() if _are_one(other, entry))
            if len(before) < _MOST_COMPARED:
                before.setdefault((entry.section, entry.owners, str(entry.duty.scope)), entry)


def in_order(one: Entry, other: Entry) -> tuple[Entry, Entry]:
    """Return two duties in the order of their matrices."""
    return (one, other) if one.order < other.order else (other, one)


def _by_owners(entry: Entry) -> tuple[list[str], tuple[str, ...], str]:
    return sorted(entry.owners), entry.section, str(entry.duty.scope)


def parts(entry: Entry, participation: Participation, register: Register) -> dict[str, Role]:
    """Return the roles that take part in a duty in one way, by how they are told apart across matrices."""
    held = entry.graph.holders(entry.duty, participation)
    return {register.identity(entry.graph, role): role for role in held}


def _owners(graph: ResponsibilityGraph, duty: Duty, register: Register) -> frozenset[str]:
    return frozenset(register.identity(graph, role) for role in graph.accountable(duty))


def _are_one(one: Entry, other: Entry) -> bool:
    if one.graph is other.graph or (one.section and other.section and one.section != other.section):
        return False
    first, second = one.graph.scope_of(one.duty), other.graph.scope_of(other.duty)
    return not first or not second or one.graph.organization.overlap(first, second)
