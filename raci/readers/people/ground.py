"""The ground people cover: the smallest unit that holds all who are below somebody, in constant time for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.graph.forest import ROOT, Forest
from raci.readers.people.persons import NONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from raci.readers.people.lines import Lines
    from raci.readers.people.units import Units


class Ground:
    """The units below people in one dimension.

    A set of units is kept as the times at which the first and the last of them are entered on a tour of all units: the
    smallest unit that holds these two holds all between.
    """

    def __init__(self, dimension: str, units: Units, lines: Lines, forest: Forest) -> None:
        self._forest = forest
        self._order = sorted(range(len(forest)), key=forest.enter.__getitem__)
        self._skips = _skips(forest, self._order)
        people = len(lines.persons)
        self._own = _Spans(people, len(forest))
        self._below = _Spans(people, len(forest))
        self._lacking = bytearray(people)
        for person, unit in zip(lines.persons.of_row, units.of_row[dimension], strict=True):
            if NONE not in (person, unit):
                self._own.add(person, forest.enter[unit], forest.enter[unit])
        self._sum(lines.forest)

    def own(self, person: int) -> int:
        """Return the unit of somebody; NONE where it is not known."""
        return self._holding(self._own.first[person], self._own.last[person])

    def below(self, people: Sequence[int]) -> int:
        """Return the smallest unit that holds all who are below some people.

        Where one of these is in a wider unit that holds it, it is that one; NONE where no unit holds all, or nothing is
        known of them.
        """
        first, last = self._below.first, self._below.last
        if not people:
            return NONE
        found = self._holding(min(first[each] for each in people), max(last[each] for each in people))
        if found == NONE:
            return NONE
        wider = (own for each in people if (own := self.own(each)) != NONE and self._forest.is_within(found, own))
        return min(wider, key=self._forest.depths.__getitem__, default=found)

    def knows_all(self, person: int) -> bool:
        """Tell whether the unit of somebody and of all who are below is known."""
        return self._own.last[person] != NONE and not self._lacking[person]

    def knows_below(self, person: int) -> bool:
        """Tell whether the unit of anybody below somebody is known."""
        return self._below.last[person] != NONE

    def together(self, units: Iterable[int]) -> int:
        """Return the smallest unit that holds all of these; NONE if none does."""
        enters = [self._forest.enter[unit] for unit in units]
        return self._holding(min(enters), max(enters)) if enters else NONE

    def _holding(self, first: int, last: int) -> int:
        """Return the smallest unit that holds all that are entered between two times, by leaps up the tree."""
        if last == NONE:
            return NONE
        leave, parents, skips = self._forest.leave, self._forest.parents, self._skips
        unit = self._order[first]
        while unit != ROOT and leave[unit] <= last:
            leap = skips[unit]
            unit = leap if leap != ROOT and leave[leap] <= last else parents[unit]
        return unit

    def _sum(self, people: Forest) -> None:
        """Gather what is below each, the lowest first."""
        own, below, lacking = self._own, self._below, self._lacking
        order = [0] * len(people)
        for person, enter in enumerate(people.enter):
            order[enter] = person
        for person in reversed(order):
            parent = people.parents[person]
            if parent != ROOT:
                lacking[parent] |= own.last[person] == NONE or lacking[person]
                below.add(parent, own.first[person], own.last[person])
                if below.last[person] != NONE:
                    below.add(parent, below.first[person], below.last[person])


class _Spans:
    """The times of the first and the last unit of each person; an empty span begins after all and ends before."""

    def __init__(self, size: int, after: int) -> None:
        self.first = [after] * size
        self.last = [NONE] * size

    def add(self, person: int, first: int, last: int) -> None:
        """Take a span into that of a person."""
        self.first[person] = min(self.first[person], first)
        self.last[person] = max(self.last[person], last)


def _skips(forest: Forest, order: Sequence[int]) -> list[int]:
    """Return for each unit one far above it: the way up to any takes logarithmically many leaps (Myers 1983)."""
    skips = [ROOT] * len(forest)
    depths = forest.depths
    for unit in order:
        parent = forest.parents[unit]
        if parent == ROOT:
            continue
        leap = skips[parent]
        far = skips[leap] if leap != ROOT else ROOT
        even = ROOT not in (leap, far) and depths[parent] - depths[leap] == depths[leap] - depths[far]
        skips[unit] = far if even else parent
    return skips
