"""The units of an organization as trees, one or more per dimension, and its tiers as what lies at one depth of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from raci.graph.forest import ROOT, Forest
from raci.levels import tier_rank, tier_word
from raci.names import fold

if TYPE_CHECKING:
    from raci.model import Organization, Unit


class Tier(NamedTuple):
    """A depth of a dimension: its name as written first, how wide it is, and its units.

    `enters` says when its units are entered, sorted; `tops` when those are that lie in no other of them, and `ends`
    when these are left.
    """

    dimension: str
    name: str
    rank: float
    enters: list[int]
    tops: list[int]
    ends: list[int]

    def takes(self, enter: int) -> bool:
        """Tell whether the unit entered then is of this tier or lies in such a unit."""
        place = bisect_right(self.tops, enter) - 1
        return place >= 0 and enter < self.ends[place]


class Units:
    """Units by number, key and name, with their trees and tiers.

    A unit without a dimension has that of the unit it is within. Units within themselves are parted (see Forest).
    """

    def __init__(self, organization: Organization) -> None:
        self.units = organization.units
        self.numbers = {unit.key: number for number, unit in reversed(list(enumerate(self.units)))}
        parents = [self.numbers.get(unit.parent, ROOT) if unit.parent else ROOT for unit in self.units]
        self.forest = Forest(parents)
        self.order = sorted(range(len(self.units)), key=self.forest.enter.__getitem__)
        self.dimensions = self._dimensions()
        self._declared = {fold(dimension): tiers for dimension, tiers in organization.tiers.items()}
        self._by_word: dict[str, list[int]] = {}
        for number, unit in enumerate(self.units):
            for word in {fold(unit.key), fold(unit.name)}:
                self._by_word.setdefault(word, []).append(number)
        self.tiers = self._tiers()
        self._leaves: dict[str, tuple[int, int]] = self._ends()

    def named(self, word: str, dimension: str) -> int | None:
        """Return the number of the unit a word names, by key or name; in a dimension, or in none, if one is given."""
        number = self.numbers.get(word)
        if number is not None and self._fits(number, dimension):
            return number
        return next((each for each in self._by_word.get(fold(word), ()) if self._fits(each, dimension)), None)

    def tier(self, word: str, dimension: str) -> Tier | None:
        """Return the tier that units have or the file declares and a word names, in the plural or another language."""
        wanted = dict.fromkeys((fold(word), fold(word).removesuffix("s"), tier_word(word)))
        for place in (dimension, "") if dimension else ("", *(place for place, _ in self.tiers)):
            found = next((self.tiers[place, each] for each in wanted if each and (place, each) in self.tiers), None)
            if found:
                return found
        return None

    def likely(self, dimension: str) -> str:
        """Return a dimension if there is one of that name, or else the only one there is, or none."""
        return dimension if dimension in self._leaves else next(iter(self._leaves)) if len(self._leaves) == 1 else ""

    def spans(self, number: int) -> bool:
        """Tell whether a unit has all of its dimension in it."""
        first, last = self._leaves[self.dimensions[number]]
        return self.forest.enter[number] <= first and last < self.forest.leave[number]

    def contains_all(self, number: int, tier: Tier) -> bool:
        """Tell whether all units of a tier, and there are some, are a unit or lie in it."""
        forest = self.forest
        enters = tier.enters
        return bool(enters) and forest.enter[number] <= enters[0] and enters[-1] < forest.leave[number]

    def contains_any(self, number: int, tier: Tier) -> bool:
        """Tell whether a unit of a tier is a unit or lies in it."""
        place = bisect_left(tier.enters, self.forest.enter[number])
        return place < len(tier.enters) and tier.enters[place] < self.forest.leave[number]

    def members(self, tier: Tier) -> list[Unit]:
        """Return the units of a tier, in the order of the trees."""
        return [self.units[self.order[enter]] for enter in tier.enters]

    def _fits(self, number: int, dimension: str) -> bool:
        return not dimension or self.dimensions[number] in (dimension, "")

    def _dimensions(self) -> list[str]:
        found = [fold(unit.dimension) for unit in self.units]
        for number in self.order:
            parent = self.forest.parents[number]
            if not found[number] and parent != ROOT:
                found[number] = found[parent]
        return found

    def _ends(self) -> dict[str, tuple[int, int]]:
        """Return when the first and the last leaf of each dimension are entered."""
        ends: dict[str, tuple[int, int]] = {}
        for number in self.order:
            if not self.forest.children(number):
                dimension, enter = self.dimensions[number], self.forest.enter[number]
                ends[dimension] = (ends.get(dimension, (enter, 0))[0], enter)
        return ends

    def _tiers(self) -> dict[tuple[str, str], Tier]:
        found: dict[tuple[str, str], Tier] = {}
        for dimension, names in self._declared.items():
            for rank, name in enumerate(names, 1):
                found[dimension, fold(name)] = Tier(dimension, name, rank, [], [], [])
        for enter, number in enumerate(self.order):
            name, dimension = self.units[number].tier, self.dimensions[number]
            if not name:
                continue
            tier = found.get((dimension, fold(name)))
            if tier is None:
                width = self._rank(name, self.forest.depths[number], dimension)
                tier = found[dimension, fold(name)] = Tier(dimension, name, width, [], [], [])
            tier.enters.append(enter)
            if not tier.takes(enter):
                tier.tops.append(enter)
                tier.ends.append(self.forest.leave[number])
        return found

    def _rank(self, name: str, depth: int, dimension: str) -> float:
        return (None if dimension in self._declared else tier_rank(name)) or depth + 1
