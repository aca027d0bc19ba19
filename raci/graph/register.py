"""A register: several matrices of one organization, so that they can be held against each other."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from raci.graph.build import ResponsibilityGraph
from raci.graph.duty_index import DutyIndex, Listed
from raci.graph.identities import in_organization, own_identities
from raci.graph.summary.unpacked import Unpacked
from raci.model import Participation
from raci.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from raci.graph.shared_names import SharedNames
    from raci.graph.survey import Survey
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
        self._identities: WeakKeyDictionary[ResponsibilityGraph, dict[str, str]] = WeakKeyDictionary()

    def duties(self) -> Iterator[Listed]:
        """Yield every duty of every matrix."""
        for graph in self.graphs:
            for duty in graph.matrix.duties:
                yield Listed(graph, duty)

    def names(self) -> Iterator[str]:
        """Yield the folded name of every duty of every matrix."""
        for graph in self.graphs:
            yield from [fold(duty.name) for duty in graph.matrix.duties]

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
        own = self._own(graph).get(role.key) or in_organization(graph.matrix, role)
        return self.survey.meant(own)

    def _own(self, graph: ResponsibilityGraph) -> dict[str, str]:
        if graph not in self._identities:
            self._identities[graph] = own_identities(graph.matrix)
        return self._identities[graph]

    @cached_property
    def survey(self) -> Survey:
        """What one pass over all matrices tells of them together."""
        from raci.graph.survey import Survey  # noqa: PLC0415 - only the rules over several matrices ask

        return Survey(self.graphs)

    @cached_property
    def shared(self) -> SharedNames:
        """The duties whose names stand in several matrices, in a few numbers each."""
        from raci.graph.shared_names import SharedNames  # noqa: PLC0415 - as above

        return SharedNames(self)
