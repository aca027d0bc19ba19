"""A register: several matrices of one organization, so that they can be held against each other."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from raci.graph.build import ResponsibilityGraph
from raci.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from raci.model import Duty, Matrix, Role


class Listed(NamedTuple):
    """A duty with the graph of the matrix it stands in."""

    graph: ResponsibilityGraph
    duty: Duty


class Register:
    """The graphs of several matrices, in the order given. Every question costs one pass over their duties at most."""

    def __init__(self, matrices: Iterable[Matrix | ResponsibilityGraph], today: date | None = None) -> None:
        self.graphs = tuple(
            each if isinstance(each, ResponsibilityGraph) else ResponsibilityGraph(each, today) for each in matrices
        )

    def duties(self) -> Iterator[Listed]:
        """Yield every duty of every matrix."""
        for graph in self.graphs:
            for duty in graph.matrix.duties:
                yield Listed(graph, duty)

    @cached_property
    def by_name(self) -> dict[str, list[Listed]]:
        """The duties by their folded names, in the order of the matrices."""
        found: dict[str, list[Listed]] = {}
        for each in self.duties():
            found.setdefault(fold(each.duty.name), []).append(each)
        return found

    def identity(self, graph: ResponsibilityGraph, role: Role) -> str:
        """Return what identifies a role across matrices: the key it has in the organization, else its folded name."""
        if graph.matrix.organization is not None and graph.organization.has(role):
            return f"{graph.matrix.organization.path}#{graph.organization.key_in_organization(role)}"
        return fold(role.name)
