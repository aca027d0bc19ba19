"""The ground people cover: the smallest unit that holds all who are below somebody, in constant time for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from raci.graph.forest import ROOT, Forest
from raci.readers.people.persons import NONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from raci.readers.people.lines import Lines
    from raci.readers.people.units import Units


class Span(NamedTuple):
    """The times at which the first and the last of some units are entered on a tour of all units."""

    first: int
    last: int

    def joined(self, other: Span) -> Span:
        """Return the span of the units of both."""
        return Span(min(self.first, other.first), max(self.last, other.last))


class Ground:
    """The units below people in one dimension.

    A set of units is kept as the times of entering the first and the last of them: the smallest unit that holds both
    holds all between.
    """

    def __init__(self, dimension: str, units: Units, lines: Lines, forest: Forest) -> None:
        self.dimension = dimension
        self._forest = forest
        self._order = sorted(range(len(forest)), key=forest.enter.__getitem__)
        self._skips = _skips(forest, self._order)
        self._nowhere = Span(len(forest), NONE)
        persons = lines.persons
        self._own = [self._nowhere] * len(persons)
        spans = [Span(enter, enter) for enter in forest.enter]
        for number, unit in zip(persons.of_row, units.of_row[dimension], strict=True):
            if NONE not in (number, unit):
                own = self._own[number]
                self._own[number] = spans[unit] if own is self._nowhere else own.joined(spans[unit])
        self._lacking = bytearray(len(persons))
        self._below = self._summed(lines.forest)

    def own(self, person: int) -> int:
        """Return the unit of somebody; NONE where it is not known."""
        return self._holding(self._own[person])

    def below(self, people: Iterable[int]) -> int:
        """Return the smallest unit that holds all who are below some people.

        Where one of these is in a wider unit that holds it, it is that one; NONE where no unit holds all, or nothing is
        known of them.
        """
        people = list(people)
        span = self._nowhere
        for each in people:
            span = span.joined(self._below[each])
        found = self._holding(span)
        if found == NONE:
            return NONE
        wider = (own for each in people if (own := self.own(each)) != NONE and self._forest.is_within(found, own))
        return min(wider, key=self._forest.depths.__getitem__, default=found)

    def knows_all(self, person: int) -> bool:
        """Tell whether the unit of somebody and of all who are below is known."""
        return self._own[person] is not self._nowhere and not self._lacking[person]

    def knows_below(self, person: int) -> bool:
        """Tell whether the unit of anybody below somebody is known."""
        return self._below[person] is not self._nowhere

    def together(self, units: Iterable[int]) -> int:
        """Return the smallest unit that holds all of these; NONE if none does."""
        enters = [self._forest.enter[unit] for unit in units]
        return self._holding(Span(min(enters), max(enters))) if enters else NONE

    def _holding(self, span: Span) -> int:
        """Return the smallest unit that holds a span, by leaps up the tree."""
        first, last = span
        if last == NONE:
            return NONE
        leave, parents, skips = self._forest.leave, self._forest.parents, self._skips
        unit = self._order[first]
        while unit != ROOT and leave[unit] <= last:
            leap = skips[unit]
            unit = leap if leap != ROOT and leave[leap] <= last else parents[unit]
        return unit

    def _summed(self, people: Forest) -> list[Span]:
        """Return for each person the span of all who are below, the lowest first."""
        below = [self._nowhere] * len(people)
        nowhere = self._nowhere
        order = [0] * len(people)
        for person, enter in enumerate(people.enter):
            order[enter] = person
        for person in reversed(order):
            parent = people.parents[person]
            if parent != ROOT:
                self._lacking[parent] |= self._own[person] is nowhere or self._lacking[person]
                for span in (self._own[person], below[person]):
                    held = below[parent]
                    if span is not nowhere and not (held[0] <= span[0] and span[1] <= held[1]):
                        below[parent] = span if held is nowhere else held.joined(span)
        return below


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
