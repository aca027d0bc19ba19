"""Trees as arrays: who is above whom in constant time, whatever the depth; what goes round in circles is cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT: Final = -1


class Forest:
    """Trees over the numbers 0 … n-1, given by the parent of each (-1: none).

    Numbers that go round in a circle lose their parents, all of them: none of them is above another. `cycles` keeps the
    circles. An Euler tour gives each number a time of entering and leaving; an ancestor's hold those of all below.
    """

    def __init__(self, parents: Sequence[int]) -> None:
        self.cycles = _cycles(parents)
        self.parents = list(parents)
        for cycle in self.cycles:
            for node in cycle:
                self.parents[node] = ROOT
        self._children: dict[int, list[int]] = {}
        for node, parent in enumerate(self.parents):
            self._children.setdefault(parent, []).append(node)
        self.depths = [0] * len(parents)
        self.enter = [0] * len(parents)
        self.leave = [0] * len(parents)
        self._tour()

    def __len__(self) -> int:
        return len(self.parents)

    @property
    def roots(self) -> list[int]:
        """The numbers without a parent."""
        return self._children.get(ROOT, [])

    def children(self, node: int) -> list[int]:
        """Return the numbers right below one."""
        return self._children.get(node, [])

    def is_within(self, node: int, above: int) -> bool:
        """Tell whether a number is another one or below it."""
        return self.enter[above] <= self.enter[node] < self.leave[above]

    def upward(self, node: int) -> Iterator[int]:
        """Yield a number and all above it."""
        while node != ROOT:
            yield node
            node = self.parents[node]

    def _tour(self) -> None:
        time = 0
        waiting = self.roots[::-1]
        order = []
        while waiting:
            node = waiting.pop()
            order.append(node)
            self.enter[node] = time
            time += 1
            below = self._children.get(node)
            if below:
                depth = self.depths[node] + 1
                for child in below:
                    self.depths[child] = depth
                waiting.extend(reversed(below))
        for node in order:
            self.leave[node] = self.enter[node] + 1
        for node in reversed(order):
            parent = self.parents[node]
            if parent != ROOT and self.leave[parent] < self.leave[node]:
                self.leave[parent] = self.leave[node]


def _cycles(parents: Sequence[int]) -> list[list[int]]:
    """Return the circles, each once, from its first number on."""
    seen = [0] * len(parents)
    found = []
    for start in range(len(parents)):
        node = start
        while node != ROOT and not seen[node]:
            seen[node] = start + 1
            node = parents[node]
        if node != ROOT and seen[node] == start + 1:
            cycle = [node]
            while (node := parents[node]) != cycle[0]:
                cycle.append(node)
            first = cycle.index(min(cycle))
            found.append(cycle[first:] + cycle[:first])
    return found
