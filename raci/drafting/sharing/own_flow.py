"""Min-cost flow without a library: duty by duty along the shortest way to a role that has room, with prices."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_FAR: Final = 1 << 256


def own_flow(
    choices: Sequence[Sequence[tuple[int, int]]], rooms: Sequence[int], load: int, left_over: int
) -> tuple[list[int | None], list[int]]:
    """Return which role takes each duty (None: left over), and the price of a place at each role.

    The prices prove that nothing is cheaper: no duty has a candidate whose cost and price are less than those of its
    taker (or than `left_over`), and a role's price is between what its last duty and its next one cost in load; it may
    be above where there is no room for a next one (complementary slackness).

    Source: successive shortest paths with reduced costs (Edmonds & Karp 1972; Tomizawa 1971), the duties that a role
    could hand on to another one kept sorted by what that costs. A duty costs one search over the roles near it.
    """
    flow = _Flow([[*row, (len(rooms), left_over)] for row in choices], [*rooms, len(choices)], load)
    for duty in range(len(choices)):
        flow.take(duty)
    nobody = len(rooms)
    return [None if taker == nobody else taker for taker in flow.takers], flow.prices[:-1]


class _Flow:
    """Duties that are taken, the last role being nobody, with room for all."""

    def __init__(self, choices: list[list[tuple[int, int]]], rooms: list[int], load: int) -> None:
        self.takers = [-1] * len(choices)
        self.prices = [0] * len(rooms)
        self._choices = choices
        self._rooms = rooms
        self._loads = [load] * (len(rooms) - 1) + [0]
        self._held = [0] * len(rooms)
        self._ways: list[dict[int, list[tuple[int, int]]]] = [{} for _ in rooms]

    def take(self, duty: int) -> None:
        """Let a role take a duty, which others may hand on to make room; prices rise by what that costs."""
        search = _Search()
        prices = self.prices
        for role, cost in self._choices[duty]:
            search.reach(role, cost + prices[role], (duty, -1), self._room(role))
        searched = []
        while search.waiting:
            distance, role = heappop(search.waiting)
            if distance >= search.best:
                break
            if distance > search.distances[role]:
                continue
            searched.append((role, distance))
            self._search_on(role, distance - prices[role], search)
        for role, distance in searched:
            prices[role] += search.best - distance
        self._hand_on(search)

    def _room(self, role: int) -> int:
        """Return what one more duty costs a role in load beyond its price; too much where it has no room."""
        held = self._held[role]
        return self._loads[role] * held - self.prices[role] if held < self._rooms[role] else _FAR

    def _search_on(self, role: int, start: int, search: _Search) -> None:
        """Go on to the roles to which one could hand a duty, to each the one that costs least."""
        takers, prices = self.takers, self.prices
        for other, ways in self._ways[role].items():
            while ways and takers[ways[0][1]] != role:
                heappop(ways)
            if ways:
                more, duty = ways[0]
                distance = start + more + prices[other]
                if distance < search.best and distance < search.distances.get(other, _FAR):
                    search.reach(other, distance, (duty, role), self._room(other))

    def _hand_on(self, search: _Search) -> None:
        role = search.end
        self._held[role] += 1
        while role >= 0:
            duty, before = search.came[role]
            self._give(duty, role)
            role = before

    def _give(self, duty: int, role: int) -> None:
        self.takers[duty] = role
        row = self._choices[duty]
        own = next(cost for each, cost in row if each == role)
        ways = self._ways[role]
        for other, cost in row:
            if other != role:
                heappush(ways.setdefault(other, []), (cost - own, duty))


class _Search:
    """How far roles are, the duty and the role each was reached by, and the cheapest end known."""

    def __init__(self) -> None:
        self.distances: dict[int, int] = {}
        self.came: dict[int, tuple[int, int]] = {}
        self.waiting: list[tuple[int, int]] = []
        self.best = _FAR
        self.end = -1

    def reach(self, role: int, distance: int, came: tuple[int, int], room: int) -> None:
        """Note a nearer way to a role, and whether it ends there."""
        self.distances[role] = distance
        self.came[role] = came
        heappush(self.waiting, (distance, role))
        if distance + room < self.best:
            self.best = distance + room
            self.end = role
