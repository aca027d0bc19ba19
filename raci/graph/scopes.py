"""The scopes of an organization, asked in the field's words: what covers what, and what one is made of."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from raci.graph.areas import WHOLE, Areas
from raci.graph.authority import Authority
from raci.graph.units import Tier
from raci.levels import tier_word
from raci.model import Scope
from raci.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.graph.areas import Term
    from raci.model import Organization, Unit

Fit: TypeAlias = Literal["covers", "too-narrow", "elsewhere", "unknown"]

_TOP: Final = "organization"
_MOST_COMPARED: Final = 50


class ScopeGraph:
    """The units of an organization in their tiers, indexed for questions about scopes; each is worked out once."""

    def __init__(self, organization: Organization) -> None:
        self.organization = organization
        self.areas = Areas(organization)
        self.authority = Authority(organization)
        self._fits: dict[tuple[Scope | None, Scope | None], Fit] = {}
        self._parts: dict[Scope | None, tuple[Scope, ...]] = {}
        self._covered: dict[tuple[Scope | None, Scope | None], frozenset[Scope]] = {}

    def covers(self, role: Scope | None, duty: Scope | None) -> bool:
        """Tell whether a role's scope takes in a duty's: in every dimension the duty names, the same or a wider unit.

        A dimension that the role does not name is all of it; one that the duty does not name is no constraint.
        """
        return self.areas.covers(role, duty)

    def fit(self, role: Scope | None, duty: Scope | None) -> Fit:
        """Return how a role's scope fits a duty's: `covers`, `too-narrow` (a part of it), or `elsewhere`.

        It is `unknown` where it does not cover and a word of either names nothing the organization has.
        """
        pair = (role, duty)
        known = self._fits.get(pair)
        if known is None:
            known = self._fits[pair] = self._fit(role, duty)
        return known

    def _fit(self, role: Scope | None, duty: Scope | None) -> Fit:
        if self.areas.covers(role, duty):
            return "covers"
        if self.areas.strangers(role) or self.areas.strangers(duty):
            return "unknown"
        return "too-narrow" if self.areas.overlap(role, duty) else "elsewhere"

    def parts(self, scope: Scope | None) -> tuple[Scope, ...]:
        """Return the scopes that one with a tier stands for: of `each region` one for each region; none without."""
        if scope not in self._parts:
            self._parts[scope] = self._parted(scope) if scope else ()
        return self._parts[scope]

    def is_tiered(self, scope: Scope | None) -> bool:
        """Tell whether a scope says that it is one of each of a tier, whether or not the units of it are known."""
        return any(isinstance(term, Tier) for terms in self.areas.area(scope).values() for term in terms)

    def parts_covered(self, role: Scope | None, scope: Scope | None) -> frozenset[Scope]:
        """Return those parts of a scope with a tier that a role's scope takes in."""
        pair = (role, scope)
        known = self._covered.get(pair)
        if known is None:
            known = self._covered[pair] = frozenset(part for part in self.parts(scope) if self.covers(role, part))
        return known

    def _parted(self, scope: Scope) -> tuple[Scope, ...]:
        for place, (dimension, word) in enumerate(scope.units):
            for terms in self.areas.area(Scope(((dimension, word),))).values():
                members = [unit for term in terms if isinstance(term, Tier) for unit in self.areas.units.members(term)]
                if members:
                    before, after = scope.units[:place], scope.units[place + 1 :]
                    return tuple(Scope((*before, (dimension, unit.key), *after)) for unit in members)
        return ()

    def overlap(self, one: Scope | None, other: Scope | None) -> bool:
        """Tell whether two scopes have a part of the organization in common."""
        return self.areas.overlap(one, other)

    def tier_of(self, scope: Scope | None) -> str:
        """Return the name of the tier of a scope: of the narrowest of its dimensions, of the widest part in each.

        Without a scope it is the widest tier there is; empty where a unit's tier is not known.
        """
        widest = [max(map(self._width, terms)) for terms in self.areas.area(scope).values()]
        return min(widest)[1] if widest else self._widest()

    def tier_in_table(self, scope: Scope | None) -> str:
        """Return the tier under which the level table speaks of a scope: whatever it is called, all is the widest."""
        terms = [term for each in self.areas.area(scope).values() for term in each]
        if terms and all(term is WHOLE for term in terms):
            return _TOP
        tier = self.tier_of(scope)
        return _TOP if tier == self._widest() and not self.authority.speaks_of(tier) else tier

    def known_tier(self, scope: Scope | None) -> str:
        """Return the tier of a scope in the words that are known without being declared, empty where it is another."""
        return tier_word(self.tier_of(scope)) or ""

    def unit(self, key: str) -> Unit:
        """Return the unit with this key; raise KeyError if there is none."""
        return self.organization.units[self.areas.units.numbers[key]]

    def unit_named(self, word: str, dimension: str = "") -> Unit | None:
        """Return the unit that a word of a scope names, by key or name, None where it names none."""
        units = self.areas.units
        number = units.named(word, fold(dimension))
        return None if number is None else units.units[number]

    def children(self, unit: Unit) -> list[Unit]:
        """Return the units right within a unit."""
        units = self.areas.units
        return [units.units[number] for number in units.forest.children(units.numbers[unit.key])]

    def units_of(self, scope: Scope | None) -> list[Unit]:
        """Return the units a scope names; for `each region` every region."""
        units = self.areas.units
        terms = [term for each in self.areas.area(scope).values() for term in each]
        found: dict[str, Unit] = {}
        for term in terms:
            members = [units.units[term]] if isinstance(term, int) else []
            members += units.members(term) if isinstance(term, Tier) else []
            found |= {unit.key: unit for unit in members}
        return list(found.values())

    @property
    def unit_cycles(self) -> list[list[Unit]]:
        """The units that lie within themselves."""
        units = self.areas.units
        return [[units.units[number] for number in cycle] for cycle in units.forest.cycles]

    def apart(self, scopes: Sequence[Scope | None]) -> bool:
        """Tell whether several scopes have pairwise nothing in common; a missing one is the whole organization."""
        if None in scopes or len(scopes) > _MOST_COMPARED:
            return False
        return not any(self.overlap(one, other) for one, other in combinations(scopes, 2))

    def _width(self, term: Term) -> tuple[float, str]:
        """Return how narrow a term is, negated, and its tier; sorted, the widest comes last."""
        if isinstance(term, Tier):
            return -term.rank, term.name
        if isinstance(term, int):
            units = self.areas.units
            name = units.units[term].tier
            tier = units.tier(name, units.dimensions[term]) if name else None
            return (-tier.rank, tier.name) if tier else (-1 - units.forest.depths[term], name)
        return (0.0, self._widest()) if term is WHOLE else (-float("inf"), "")

    def _widest(self) -> str:
        tiers = self.areas.units.tiers.values()
        return min(tiers, key=lambda tier: tier.rank).name if tiers else _TOP
