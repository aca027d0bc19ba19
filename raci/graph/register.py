"""A register: several matrices of one organization, so that they can be held against each other."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from raci.graph.build import ResponsibilityGraph
from raci.graph.duty_index import DutyIndex, Listed
from raci.graph.summary.unpacked import Unpacked
from raci.model import Participation
from raci.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from raci.model import Matrix, Role


class Register:
    """The graphs of several matrices, in the order given. Every question costs one pass over their duties at most."""

    def __init__(self, matrices: Iterable[Matrix | ResponsibilityGraph] | Unpacked, today: date | None = None) -> None:
        self.graphs: Sequence[ResponsibilityGraph] = (
            matrices
            if isinstance(matrices, Unpacked)
            else tuple(
                each if isinstance(each, ResponsibilityGraph) else ResponsibilityGraph(each, today) for each in matrices
            )
        )

    def duties(self) -> Iterator[Listed]:
        """Yield every duty of every matrix."""
        for graph in self.graphs:
            for duty in graph.matrix.duties:
                yield Listed(graph, duty)

    @cached_property
    def index(self) -> DutyIndex:
        """The duties of all matrices, by what they are called."""
        return DutyIndex(self.graphs)

    @cached_property
    def by_name(self) -> dict[str, list[Listed]]:
        """The duties by their folded names, in the order of the matrices."""
        found: dict[str, list[Listed]] = {}
        for name, each in zip(self.index.names, self.duties(), strict=True):
            found.setdefault(name, []).append(each)
        return found

    def accountable(self, duty: str) -> list[Role]:
        """Return the roles accountable for the duties of this name, key or number, in the order of the matrices."""
        index = self.index
        found: list[Role] = []
        for place in index.places(duty):
            graph, row = index.row(place)
            found += graph.holders_in(row, Participation.ACCOUNTABLE)
        return found

    def duties_of(self, role: str, participation: Participation | None = None) -> Iterator[Listed]:
        """Yield the duties in which the role of a key takes part (in this way)."""
        for graph in self._homes.get(role, ()):
            yield from [Listed(graph, duty) for duty in graph.duties_of(graph.roles[role], participation)]

    def depending_on(self, role: str, participation: Participation = Participation.ACCOUNTABLE) -> Iterator[Listed]:
        """Yield the duties in which the role of a key is the only one that takes part in this way."""
        for graph in self._homes.get(role, ()):
            yield from [Listed(graph, duty) for duty in graph.depending_on(graph.roles[role], participation)]

    @cached_property
    def _homes(self) -> dict[str, list[ResponsibilityGraph]]:
        """The graphs in which the role of a key stands."""
        homes: dict[str, list[ResponsibilityGraph]] = {}
        for graph in self.graphs:
            for key in graph.roles:
                homes.setdefault(key, []).append(graph)
        return homes

    def identity(self, graph: ResponsibilityGraph, role: Role) -> str:
        """Return what identifies a role across matrices: the key it has in an organization they share, else its name.

        Names are folded. A name that is another name of one role only stands for that one.
        """
        own = self._identities[graph].get(role.key) or _in_organization(graph.matrix, role)
        return self._others.get(own, own)

    @cached_property
    def _identities(self) -> dict[ResponsibilityGraph, dict[str, str]]:
        return {graph: _identities(graph.matrix) for graph in self.graphs}

    @cached_property
    def _others(self) -> dict[str, str]:
        """For names that are another name of one role only: the identity of that one."""
        bearers: dict[str, set[str]] = {}
        for graph, identities in self._identities.items():
            records = _records(graph.matrix)
            for role in graph.matrix.roles:
                for each in (role, records.get(role.key, role)):
                    for name in (each.name, *each.aliases):
                        bearers.setdefault(fold(name), set()).add(identities[role.key])
        found = {name: others.pop() for name, each in bearers.items() if len(others := each - {name}) == 1}
        return {name: min(name, other) if found.get(other) == name else other for name, other in found.items()}


def _identities(matrix: Matrix) -> dict[str, str]:
    """Return for each role its key in the file of its organization; the folded name where that is the matrix's own."""
    records = _records(matrix)
    return {
        role.key: _in_organization(matrix, records[role.key]) if role.key in records else fold(role.name)
        for role in matrix.roles
    }


def _in_organization(matrix: Matrix, role: Role) -> str:
    organization = matrix.organization
    shared = organization is not None and organization.path != matrix.source.path
    return f"{organization.path}#{role.key}" if organization and shared else fold(role.name)


def _records(matrix: Matrix) -> dict[str, Role]:
    """Return what the organization has of the roles of a matrix that were found there."""
    if matrix.organization is None:
        return {}
    known = {role.key: role for role in matrix.organization.roles}
    return {join.role: known[join.to] for join in matrix.joins if join.to in known}
