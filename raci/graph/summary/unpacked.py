"""The graphs of summaries, each made when it is asked for and let go when others have been asked for since."""

from __future__ import annotations

from bisect import bisect
from collections import OrderedDict
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, overload
from weakref import WeakValueDictionary

from raci.graph.build import ResponsibilityGraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from raci.graph.summary.summaries import Summaries
    from raci.model import Organization

_MOST_DUTIES: Final = 20_000
_FEWEST: Final = 8


class Unpacked(Sequence[ResponsibilityGraph]):
    """The graphs of all matrices of summaries, in their order.

    `may_allow` tells whether one of them may say that findings may stay. While somebody holds a graph, it is the same
    each time it is asked for. The last ones asked for, of twenty thousand duties together, are held here.
    `organization_of` reads the file of an organization that a summary only names.
    """

    def __init__(
        self,
        summaries: Summaries,
        today: date | None = None,
        organization_of: Callable[[str], Organization | None] = lambda _: None,
    ) -> None:
        self._summaries = summaries
        self._today = today
        self._organization_of = organization_of
        self._starts = [0]
        self.may_allow = False
        for each in summaries:
            self._starts.append(self._starts[-1] + each.count)
            self.may_allow = self.may_allow or each.may_allow
        self._alive: WeakValueDictionary[int, ResponsibilityGraph] = WeakValueDictionary()
        self._last: OrderedDict[int, ResponsibilityGraph] = OrderedDict()
        self._held = 0

    def __len__(self) -> int:
        return self._starts[-1]

    @overload
    def __getitem__(self, number: int) -> ResponsibilityGraph: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[ResponsibilityGraph]: ...
    def __getitem__(self, number: int | slice) -> ResponsibilityGraph | Sequence[ResponsibilityGraph]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        place = number + len(self) if number < 0 else number
        if not 0 <= place < len(self):
            raise IndexError(number)
        found = self._alive.get(place)
        return self._unpacked(place) if found is None else found

    def __iter__(self) -> Iterator[ResponsibilityGraph]:
        return (self[number] for number in range(len(self)))

    @cached_property
    def _by_path(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for which, summary in enumerate(self._summaries):
            found.setdefault(summary.path, []).append(which)
        return found

    def of_files(self, paths: Iterable[str]) -> list[ResponsibilityGraph]:
        """Return the graphs of the matrices of some files, in their order."""
        wanted = sorted({which for path in paths for which in self._by_path.get(path, ())})
        return [self[number] for which in wanted for number in range(self._starts[which], self._starts[which + 1])]

    def _unpacked(self, place: int) -> ResponsibilityGraph:
        which = bisect(self._starts, place) - 1
        first = self._starts[which]
        matrices = self._summaries[which].matrices(self._organization_of)
        for number, matrix in enumerate(matrices, first):
            if number not in self._alive:
                self._hold(number, ResponsibilityGraph(matrix, self._today))
        return self._alive[place]

    def _hold(self, number: int, graph: ResponsibilityGraph) -> None:
        self._alive[number] = self._last[number] = graph
        self._held += len(graph.matrix.duties)
        while self._held > _MOST_DUTIES and len(self._last) > _FEWEST:
            _, old = self._last.popitem(last=False)
            self._held -= len(old.matrix.duties)
