"""The roles of an organization, to be found by what a matrix calls them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from raci.joining.titles import initials, misspelt, significant, spelled_out
from raci.model import Join
from raci.names import abbreviates, fold, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from raci.model import JoinWay, Organization, Role

_LIKE: Final = 80.0
_MOST_LIKE: Final = 60.0
_MOST_TOLD: Final = 3
_LONGEST_SHORT: Final = 8


class Search:
    """Finds a role in ways that are less and less sure; the first that leads to a single role counts.

    By key or name, by another name, by initials or short forms, by the words in another order or misspelt, and by the
    name of a person who holds one role only. Where a way leads to several roles, the department over the role in the
    matrix decides, or nothing does, and no weaker way is tried.
    """

    def __init__(self, organization: Organization) -> None:
        self.roles = {role.key: role for role in organization.roles}
        self._organization = organization
        self._named = _index(organization.roles, lambda role: {fold(role.key), fold(role.name)})
        self._aliased = _index(organization.roles, lambda role: set(map(fold, role.aliases)))

    def found(self, role: Role) -> Join:
        """Return how a role of a matrix is found."""
        if role.key in self.roles:
            return Join(role.key, role.key, "exact")
        ways: tuple[tuple[JoinWay, Callable[[Role], Iterable[str]]], ...] = (
            ("exact", self._by_name),
            ("alias", self._by_alias),
            ("abbreviation", self._by_short_form),
            ("spelling", self._by_spelling),
            ("holder", self._by_holder),
        )
        for way, look in ways:
            hits = list(dict.fromkeys(look(role)))
            if len(hits) > 1:
                hits = self._within(hits, role) or hits
            if len(hits) == 1:
                likeness = self._likeness(role.name, hits[0]) if way == "spelling" else 100.0
                return Join(role.key, hits[0], way, likeness)
            if hits:
                return Join(role.key, None, "several", candidates=tuple(hits[:_MOST_TOLD]))
        return self._none(role)

    def _by_name(self, role: Role) -> Iterable[str]:
        return [*self._named.get(fold(role.name), ()), *self._named.get(fold(role.key), ())]

    def _by_alias(self, role: Role) -> Iterable[str]:
        own = [fold(alias) for alias in role.aliases]
        hits = [key for word in own for key in self._named.get(word, ())]
        return hits or [key for word in (fold(role.name), *own) for key in self._aliased.get(word, ())]

    def _by_short_form(self, role: Role) -> Iterable[str]:
        name = fold(role.name)
        letters = "".join(words(name))
        found = self._by_initials.get(letters, []) or [
            key for short in initials(name) for key in self._named.get(short, ())
        ]
        found = found or self._by_words.get(spelled_out(name), [])
        if found or len(letters) > _LONGEST_SHORT or " " in name:
            return found
        near = (role for role in self.roles.values() if any(word[0] == letters[:1] for word in words(role.name)))
        return [each.key for each in near if abbreviates(name, each.name)]

    def _by_spelling(self, role: Role) -> Iterable[str]:
        meant = significant(spelled_out(role.name))
        if meant in self._by_meaning:
            return self._by_meaning[meant]
        near = (key for key, _ in self._near(role, _LIKE))
        return [
            key for key in near if misspelt(meant, significant(spelled_out(self.roles[key].name)), self._vocabulary)
        ]

    def _by_holder(self, role: Role) -> Iterable[str]:
        people = self._people.get(fold(role.name), [])
        return self._held.get(people[0], []) if len(people) == 1 else []

    def _within(self, hits: list[str], role: Role) -> list[str]:
        """Return those roles that lie in what the matrix writes over the role: `Sales` over Manager."""
        over = set(map(fold, role.group))
        if not over:
            return []
        names = {unit.key: fold(unit.name) for unit in self._organization.units}
        return [
            key
            for key in hits
            if over & {word for _, unit in self._scope(key) for word in (fold(unit), names.get(unit))}
        ]

    def _scope(self, key: str) -> tuple[tuple[str, str], ...]:
        scope = self.roles[key].scope
        return scope.units if scope else ()

    def _near(self, role: Role, likeness: float) -> list[tuple[str, float]]:
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - costs an import, used where nothing else fits

        hits = process.extract(
            spelled_out(role.name), self._titles, scorer=fuzz.token_sort_ratio, limit=10, score_cutoff=likeness
        )
        return [(key, score) for _, score, key in hits]

    def _none(self, role: Role) -> Join:
        near = self._near(role, _MOST_LIKE)[:_MOST_TOLD]
        return Join(role.key, None, "none", round(near[0][1], 1) if near else 0.0, tuple(key for key, _ in near))

    def _likeness(self, name: str, key: str) -> float:
        from rapidfuzz import fuzz  # noqa: PLC0415 - costs an import, used where a role is not found at once

        return round(fuzz.token_sort_ratio(fold(name), fold(self.roles[key].name)), 1)

    @cached_property
    def _by_initials(self) -> dict[str, list[str]]:
        return _index(self.roles.values(), lambda role: initials(role.name))

    @cached_property
    def _by_words(self) -> dict[str, list[str]]:
        return _index(self.roles.values(), lambda role: {spelled_out(role.name)})

    @cached_property
    def _by_meaning(self) -> dict[tuple[str, ...], list[str]]:
        found: dict[tuple[str, ...], list[str]] = {}
        for role in self.roles.values():
            found.setdefault(significant(spelled_out(role.name)), []).append(role.key)
        return found

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {role.key: spelled_out(role.name) for role in self.roles.values()}

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(word for title in self._titles.values() for word in title.split())

    @cached_property
    def _people(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for person in self._organization.people:
            found.setdefault(fold(person.name), []).append(person.key)
        return found

    @cached_property
    def _held(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for holding in self._organization.holdings:
            if not holding.deputy:
                found.setdefault(holding.person, []).append(holding.role)
        return found


def _index(roles: Iterable[Role], names: Callable[[Role], Iterable[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for role in roles:
        for word in names(role):
            if word:
                found.setdefault(word, []).append(role.key)
    return found
