"""The roles of an organization as seats for letters: what each is about, how high it stands, who stands next to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.drafting.from_duties.functions import About, about, craft
from raci.graph import OrganizationGraph
from raci.graph.forest import ROOT
from raci.levels import tier_dimension

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.model import Organization, Scope

TITLE, IN_SECTION, FUNCTION, UNIT = 3, 4, 2, 1
"""How much it says for a role that a word of its title stands in the duty's name, that it or its unit is what the
section is called, that its title is of the function, and that its unit is."""


class Seats:
    """Roles by number, as the organization has them; only positions that are not vacant may be given letters.

    A role of which no level is known has the lowest of the ladder if nobody reports to it, else none.
    """

    def __init__(self, organization: Organization) -> None:
        self.organization = organization
        self.graph = OrganizationGraph(organization)
        self.roles = organization.roles
        self.free = [role.kind == "position" and not role.vacant for role in self.roles]
        self._solid = self.graph.lines.solid
        levels = [self.graph.level_of(role) for role in self.roles]
        lowest = max((level.rank for level in self.graph.authority.levels), default=None)
        self.is_ranked = [level is not None for level in levels]
        self.ranks = [
            level.rank if level else None if self._solid.children(number) else lowest
            for number, level in enumerate(levels)
        ]
        self.crafts = [craft(role.name) for role in self.roles]
        self._unit_words: dict[Scope | None, tuple[About, ...]] = {None: ()}
        self._by_word: dict[str, list[int]] = {}
        self._by_function: dict[str, list[int]] = {}
        self._by_unit_word: dict[str, list[int]] = {}
        self._by_unit_function: dict[str, list[int]] = {}
        self._index()
        self._words = self._by_word.keys() | self._by_unit_word.keys()
        self._functions = self._by_function.keys() | self._by_unit_function.keys()
        self._covering: dict[Scope | None, frozenset[int]] = {}

    def superior(self, number: int) -> int | None:
        """Return who is right above a role on its solid line."""
        found = self._solid.parents[number]
        return None if found == ROOT else found

    def reports(self, number: int) -> list[int]:
        """Return who reports to a role directly."""
        return self._solid.children(number)

    def is_below(self, number: int, above: int) -> bool:
        """Tell whether a role reports to another one, directly or over others, on solid or dotted lines."""
        return self.graph.lines.reports_to(number, above, dotted=True)

    def dotted(self, number: int) -> tuple[int, ...]:
        """Return to whom a role reports on dotted lines."""
        return self.graph.lines.dotted.get(number, ())

    def depth(self, number: int) -> int:
        """Return how many roles are above one."""
        return self._solid.depths[number]

    def covering(self, scope: Scope | None) -> frozenset[int]:
        """Return the roles that may answer for a scope: theirs takes it in, and their level is not too low."""
        if scope not in self._covering:
            graph = self.graph
            self._covering[scope] = frozenset(
                number
                for number, role in enumerate(self.roles)
                if self.free[number]
                and graph.covers(role.scope, scope)
                and not (scope is not None and graph.is_too_low(role, scope))
            )
        return self._covering[scope]

    def is_general(self, number: int) -> bool:
        """Tell whether a role is of no function: it leads whatever is done in its part of the organization."""
        return not self.crafts[number].functions and not any(each.functions for each in self._units_of(number))

    def heard(self, said: About) -> About:
        """Return of what is said that which speaks for any role; what many duties have in common is weighed once."""
        return About(said.words & self._words, said.functions & self._functions)

    def points(self, name: About, section: About) -> dict[int, int]:
        """Return how much speaks for each role for which anything does, by what the duty and its section are about."""
        found: dict[int, int] = {}
        held: dict[int, set[str]] = {}
        for worth, what, keys, index in (
            (TITLE, "title", name.words, self._by_word),
            (FUNCTION, "function", name.functions, self._by_function),
            (UNIT, "unit", name.functions, self._by_unit_function),
            (UNIT, "unit", name.words, self._by_unit_word),
            (IN_SECTION, "section", section.words, self._by_word),
            (IN_SECTION, "section", section.words, self._by_unit_word),
            (IN_SECTION, "section", section.functions, self._by_function),
            (IN_SECTION, "section", section.functions, self._by_unit_function),
        ):
            for key in keys:
                for number in index.get(key, ()):
                    said = held.setdefault(number, set())
                    if what not in said:
                        said.add(what)
                        found[number] = found.get(number, 0) + worth
        return found

    def _index(self) -> None:
        for number, about_title in enumerate(self.crafts):
            if not self.free[number]:
                continue
            for word in about_title.words:
                self._by_word.setdefault(word, []).append(number)
            for function in about_title.functions:
                self._by_function.setdefault(function, []).append(number)
            for unit in self._units_of(number):
                for word in unit.words:
                    self._by_unit_word.setdefault(word, []).append(number)
                for function in unit.functions:
                    self._by_unit_function.setdefault(function, []).append(number)

    def _units_of(self, number: int) -> tuple[About, ...]:
        scope = self.roles[number].scope
        if scope not in self._unit_words:
            self._unit_words[scope] = tuple(self._named(scope))
        return self._unit_words[scope]

    def _named(self, scope: Scope | None) -> Iterator[About]:
        for unit in self.graph.units_of(scope):
            if unit.dimension != _GEOGRAPHY and tier_dimension(unit.tier) != _GEOGRAPHY:
                yield about(unit.name)


_GEOGRAPHY: Final = "geography"
