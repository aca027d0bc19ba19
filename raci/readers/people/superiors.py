"""To which role a role reports: to the one that most of its holders' managers hold."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from raci.graph.forest import Forest
from raci.readers.people.persons import NONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.readers.people.lines import Lines
    from raci.readers.people.positions import Positions


class Superiors:
    """The lines between positions: `solid` gives the number of the one above by number, `dotted` those beside.

    Who holds the same position as their manager says nothing of it. A manager without a title is passed over.
    """

    def __init__(self, lines: Lines, positions: Positions) -> None:
        self._lines = lines
        self._positions = positions
        self._of_row = lines.persons.of_row
        self._seats = self._nearest_seats()
        self.solid = _uncircled(list(map(self._solid, range(len(positions.all)))), positions)
        self.dotted = {number: found for number in range(len(positions.all)) if (found := self._dotted(number))}

    def _nearest_seats(self) -> list[int]:
        """Return for each person the position held, or that of the nearest above who holds one."""
        forest, main, of_row = self._lines.forest, self._lines.main, self._positions.of_row
        seats = [of_row[row] if row != NONE else NONE for row in main]
        bare = [number for number, seat in enumerate(seats) if seat == NONE]
        for number in sorted(bare, key=forest.depths.__getitem__):
            parent = forest.parents[number]
            seats[number] = seats[parent] if parent != NONE else NONE
        return seats

    def _solid(self, number: int) -> int:
        parents = self._lines.forest.parents
        people = (self._of_row[row] for row in self._positions.all[number].rows)
        votes = Counter(self._seats[parents[each]] for each in people if parents[each] != NONE)
        return next(iter(self._most(votes, number)), NONE)

    def _dotted(self, number: int) -> tuple[int, ...]:
        dotted = self._lines.dotted
        if not dotted:
            return ()
        people = (self._of_row[row] for row in self._positions.all[number].rows)
        votes = Counter(self._seats[above] for each in people for above in dotted.get(each, ()))
        votes.pop(self.solid[number], None)
        return tuple(self._most(votes, number))

    def _most(self, votes: Counter[int], own: int) -> Sequence[int]:
        """Return the positions with the most votes, in the order of their keys."""
        votes.pop(own, None)
        votes.pop(NONE, None)
        most = max(votes.values(), default=0)
        return sorted((each for each, count in votes.items() if count == most), key=self._key)

    def _key(self, number: int) -> str:
        return self._positions.all[number].key


def _uncircled(above: list[int], positions: Positions) -> list[int]:
    """Return the lines without circles, for which people who stand in none may still have voted.

    Of the roles in a circle the one with the fewest holders is taken for the highest.
    """
    for cycle in Forest(above).cycles:
        first = min(cycle, key=lambda number: (len(positions.all[number].rows), positions.all[number].key))
        above[first] = NONE
    return above
