"""Scopes made out: which units or tiers each means, which covers which, and which overlap."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.graph.units import Tier, Units
from raci.levels import each_of, is_whole, tier_dimension, tier_rank, tier_word
from raci.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.model import Organization, Scope

WHOLE: Final = "whole"
_BETWEEN: Final = re.compile(r"\s*[,;/|+&\n]\s*")


class Stranger(NamedTuple):
    """A word of a scope that names neither a unit nor a tier; it covers itself and nothing else."""

    word: str


Term = int | Tier | Stranger | str
"""The number of a unit, a tier (one such in each), a word nobody knows, or WHOLE."""

Area = dict[str, list[Term]]
"""The terms of a scope by dimension; together they are what the scope takes in."""


class Areas:
    """The scopes of one organization, each made out once.

    A unit covers itself and the units below it, and `each region` where every region lies in it. `each region` covers a
    region and all below one, and `each country` where every country lies in a region. What covers is a preorder:
    everything covers itself, and what it covers covers. A dimension that is missing covers all and is no constraint.
    """

    def __init__(self, organization: Organization) -> None:
        self.units = Units(organization)
        self._areas: dict[Scope | None, Area] = {None: {}}
        self._covering: dict[tuple[Scope | None, Scope | None], bool] = {}

    def area(self, scope: Scope | None) -> Area:
        """Return the terms of a scope by dimension."""
        found = self._areas.get(scope)
        if found is None and scope is not None:
            found = self._areas[scope] = {}
            for dimension, word in scope.units:
                for place, term in self._terms(word, fold(dimension)):
                    found.setdefault(place, []).append(term)
        return found or {}

    def covers(self, wide: Scope | None, narrow: Scope | None) -> bool:
        """Tell whether a role of the first scope has all of the second, which may be a duty's."""
        pair = (wide, narrow)
        known = self._covering.get(pair)
        if known is None:
            known = self._covering[pair] = self._covers(self.area(wide), self.area(narrow))
        return known

    def overlap(self, one: Scope | None, other: Scope | None) -> bool:
        """Tell whether two scopes have something in common: in no dimension do they lie apart."""
        first, second = self.area(one), self.area(other)
        return all(
            any(self._meet(term, against) for term in first[place] for against in second[place])
            for place in first.keys() & second.keys()
        )

    def strangers(self, scope: Scope | None) -> list[str]:
        """Return the words of a scope that name neither a unit nor a tier."""
        return [term.word for terms in self.area(scope).values() for term in terms if isinstance(term, Stranger)]

    def _covers(self, wide: Area, narrow: Area) -> bool:
        for place, wanted in narrow.items():
            if place == "" and WHOLE in wanted:
                if not all(any(self._takes_all(term) for term in terms) for terms in wide.values()):
                    return False
            elif place in wide and not all(self._taken(each, wide[place]) for each in wanted):
                return False
        return True

    def _taken(self, narrow: Term, terms: list[Term]) -> bool:
        """Tell whether one of the terms takes in another one, or all together the units of a tier."""
        if any(self._takes(term, narrow) for term in terms):
            return True
        if not isinstance(narrow, Tier) or not narrow.enters or len(terms) == 1:
            return False
        order = self.units.order
        return all(any(self._takes(term, order[enter]) for term in terms) for enter in narrow.enters)

    def _takes(self, wide: Term, narrow: Term) -> bool:
        if wide is WHOLE or wide == narrow:
            return True
        if narrow is WHOLE:
            return self._takes_all(wide)
        units = self.units
        if isinstance(wide, int):
            if isinstance(narrow, int):
                return units.forest.is_within(narrow, wide)
            return isinstance(narrow, Tier) and self._takes_tier(wide, narrow)
        if isinstance(wide, Tier):
            if isinstance(narrow, int):
                return wide.takes(units.forest.enter[narrow])
            return isinstance(narrow, Tier) and self._tier_takes_tier(wide, narrow)
        return False

    def _takes_tier(self, unit: int, tier: Tier) -> bool:
        if tier.enters:
            return self.units.contains_all(unit, tier)
        above = (
            each
            for each in self.units.tiers.values()
            if each.dimension == self.units.dimensions[unit] and each.rank <= tier.rank
        )
        return self.units.spans(unit) or any(self.units.contains_all(unit, each) for each in above)

    def _tier_takes_tier(self, wide: Tier, narrow: Tier) -> bool:
        if wide.enters and narrow.enters:
            return all(map(wide.takes, narrow.enters))
        return wide.rank <= narrow.rank

    def _takes_all(self, term: Term) -> bool:
        if isinstance(term, int):
            return self.units.spans(term)
        if isinstance(term, Tier):
            members = self.units.members(term)
            return len(members) == 1 and self.units.spans(self.units.numbers[members[0].key])
        return term is WHOLE

    def _meet(self, one: Term, other: Term) -> bool:
        if WHOLE in (one, other) or one == other:
            return True
        if isinstance(one, Tier) and isinstance(other, int):
            return self._meet(other, one)
        if isinstance(one, int) and isinstance(other, Tier):
            return not other.enters or other.takes(self.units.forest.enter[one]) or self.units.contains_any(one, other)
        if isinstance(one, Tier) and isinstance(other, Tier):
            if not (one.enters and other.enters):
                return True
            first, second = (one, other) if one.rank <= other.rank else (other, one)
            return any(map(first.takes, second.enters))
        return isinstance(one, int) and isinstance(other, int) and (self._takes(one, other) or self._takes(other, one))

    def _terms(self, word: str, dimension: str) -> Iterator[tuple[str, Term]]:
        """Yield the dimension and the term of a word, or of each of its parts where all of them are known."""
        found = self._term(word, dimension)
        if isinstance(found[1], Stranger) and _BETWEEN.search(word):
            parts = [self._term(part, dimension) for part in _BETWEEN.split(word) if part]
            if parts and not any(isinstance(term, Stranger) for _, term in parts):
                yield from parts
                return
        yield found

    def _term(self, word: str, dimension: str) -> tuple[str, Term]:
        units = self.units
        number = units.named(word, dimension)
        if number is not None:
            return units.dimensions[number], number
        rest = each_of(word)
        number = units.named(rest, dimension) if rest else None
        if number is not None:
            return units.dimensions[number], number
        if is_whole(word):
            return dimension, WHOLE
        tier = units.tier(rest or word, dimension)
        known = tier_word(rest or word)
        if tier is None and (rest or known):
            place = dimension or units.likely(tier_dimension(rest or word))
            tier = Tier(place, known or rest or word, tier_rank(rest or word) or len(units.units), [], [], [])
        if tier is None:
            return dimension, Stranger(fold(word))
        return tier.dimension, tier
