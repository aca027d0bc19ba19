"""The duties of many matrices, indexed by what they are called, so that thousands of matrices answer at once."""

from __future__ import annotations

from bisect import bisect
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from raci.names import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from raci.graph.build import ResponsibilityGraph
    from raci.model import Duty


class Listed(NamedTuple):
    """A duty with the graph of the matrix it stands in."""

    graph: ResponsibilityGraph
    duty: Duty


class DutyIndex:
    """Duties by their folded names, keys and numbers.

    A name is folded once. Words are looked for in the folded names themselves, which costs about 2 ms a word among
    50,000 names; an index of words would take longer to build than a hundred questions take.
    """

    def __init__(self, graphs: Sequence[ResponsibilityGraph]) -> None:
        self._graphs = graphs
        self._starts = [0]
        self.names: list[str] = []
        self._called: dict[str, list[int]] = {}
        for graph in graphs:
            self._take_in(graph.matrix.duties)
        self._signed: set[str] = set()
        for place, name in enumerate(self.names):
            self._called.setdefault(name, []).append(place)
            if not name.replace(" ", "").isalnum():
                self._signed.add(name)
                self._add(place, _spelled(name))
        self._called.pop("", None)

    def _take_in(self, duties: Sequence[Duty]) -> None:
        start = len(self.names)
        self.names += [fold(duty.name) for duty in duties]
        self._starts.append(len(self.names))
        for place, duty in enumerate(duties, start):
            if duty.key != duty.name or duty.number:
                self._add(place, fold(duty.key), fold(duty.number))

    def row(self, place: int) -> tuple[ResponsibilityGraph, int]:
        """Return the graph, and the row in its matrix, of the duty at a place of `names`."""
        number = bisect(self._starts, place) - 1
        return self._graphs[number], place - self._starts[number]

    def at(self, place: int) -> Listed:
        """Return the duty at a place of `names`."""
        graph, row = self.row(place)
        return Listed(graph, graph.matrix.duties[row])

    def _add(self, place: int, *others: str) -> None:
        for other in {*others} - {self.names[place], ""}:
            self._called.setdefault(other, []).append(place)

    def places(self, text: str) -> Sequence[int]:
        """Return the places of the duties that are called so (see `called`)."""
        wanted = fold(text)
        found = self._called.get(wanted, ())
        if found and wanted not in self._signed:
            return found
        return sorted({*found, *self._called.get(_spelled(wanted), ())})

    def called(self, text: str) -> list[Listed]:
        """Return the duties whose name, key or number is this text, or whose name has just its words in this order."""
        return [self.at(place) for place in self.places(text)]

    def holding(self, wanted: Sequence[str]) -> list[Listed]:
        """Return the duties that have all the words, or words that begin so, in the name; else in section and name."""
        if not wanted:
            return []
        return self._beginning(wanted, self.names) or self._beginning(wanted, self._keys)

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        """Every word of a section or a name, once."""
        return tuple(dict.fromkeys(word for key in dict.fromkeys(self._keys) for word in words(key)))

    @property
    def spelled(self) -> Iterator[str]:
        """The names of all duties as they are written."""
        return (duty.name for graph in self._graphs for duty in graph.matrix.duties)

    @cached_property
    def _keys(self) -> list[str]:
        return [fold(duty.key) for graph in self._graphs for duty in graph.matrix.duties]

    def _beginning(self, wanted: Sequence[str], names: Sequence[str]) -> list[Listed]:
        near = self._having(wanted, names)
        return [self.at(place) for place in near if _begun(wanted, words(names[place]))]

    def _having(self, wanted: Sequence[str], names: Sequence[str]) -> Iterable[int]:
        """Return the places of the names in which all these texts stand, the longest looked for first."""
        if not wanted:
            return ()
        first, *others = sorted(wanted, key=len, reverse=True)
        near = [place for place, name in enumerate(names) if first in name]
        return [place for place in near if all(each in names[place] for each in others)]


def _spelled(name: str) -> str:
    return " ".join(words(name))


def _begun(wanted: Iterable[str], held: Sequence[str]) -> bool:
    return all(any(word.startswith(start) for word in held) for start in wanted)
