"""Reporting lines: who reports to whom, right or over others, on solid lines and on dotted ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.graph.forest import ROOT, Forest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class Lines:
    """Reporting lines between numbers: the solid ones are a forest, the dotted ones (number → numbers) come on top.

    On solid lines every question takes constant time; dotted ones cost a step for each that is met on the way up.
    """

    def __init__(self, above: Sequence[int], dotted: Mapping[int, Sequence[int]]) -> None:
        self.solid = Forest(above)
        self.dotted = {number: tuple(to) for number, to in dotted.items() if to}
        self._next = self._next_dotted() if self.dotted else []

    def reports_to(self, number: int, above: int, *, dotted: bool = False) -> bool:
        """Tell whether one reports to another, directly or over others; none reports to itself on solid lines."""
        if number != above and self.solid.is_within(number, above):
            return True
        if not (dotted and self.dotted):
            return False
        return any(start == above or self.solid.is_within(start, above) for start in self._starts(number))

    def superiors(self, number: int, *, dotted: bool = False) -> list[int]:
        """Return all above one, the nearest first, those on solid lines before the others."""
        found = dict.fromkeys(self.solid.upward(self.solid.parents[number]))
        if dotted and self.dotted:
            for start in self._starts(number):
                found |= dict.fromkeys(self.solid.upward(start))
        found.pop(number, None)
        return list(found)

    def steps(self, number: int, above: int) -> int | None:
        """Return how many solid lines lead from one up to another, None where none do."""
        depths = self.solid.depths
        return depths[number] - depths[above] if self.solid.is_within(number, above) else None

    def _starts(self, number: int) -> Iterator[int]:
        """Yield where dotted lines lead that one or somebody above has, those of whom they lead to included."""
        seen: set[int] = set()
        waiting = [number]
        while waiting:
            holder = self._next[waiting.pop()]
            while holder != ROOT and holder not in seen:
                seen.add(holder)
                yield from self.dotted[holder]
                waiting += self.dotted[holder]
                parent = self.solid.parents[holder]
                holder = self._next[parent] if parent != ROOT else ROOT

    def _next_dotted(self) -> list[int]:
        """Return for each number itself, or the nearest above it, that has dotted lines."""
        found = [ROOT] * len(self.solid)
        waiting = self.solid.roots[:]
        while waiting:
            number = waiting.pop()
            parent = self.solid.parents[number]
            found[number] = number if number in self.dotted else found[parent] if parent != ROOT else ROOT
            waiting += self.solid.children(number)
        return found
