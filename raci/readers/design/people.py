"""The people of an org-design file, and who holds which role from when to when, or deputizes for its holder."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from raci.model import Holding, Oddity, Person
from raci.names import fold
from raci.readers.design.checking import suggestion
from raci.readers.design.forms import names_of
from raci.readers.design.index import Index
from raci.readers.design.items import items_of
from raci.readers.design.nodes import Problem, place_of
from raci.readers.design.shape import HolderShape, OrganizationShape, PersonShape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.model import Place
    from raci.readers.design.items import Item
    from raci.readers.design.nodes import Mapping
    from raci.readers.design.outside import Outside
    from raci.readers.design.shape import OrgDesign, RoleShape
    from raci.readers.design.surroundings import Surroundings

    Path = tuple[str | int, ...]


class People:
    """Those a file declares, and those it only names as holders: such a name is their key.

    `lines` has the places where the file says to whom a person reports.
    """

    def __init__(
        self, root: Mapping, design: OrgDesign, around: Surroundings, problems: list[Problem], outside: Outside
    ) -> None:
        self.problems = problems
        self.holdings: list[Holding] = []
        self.oddities: list[Oddity] = []
        self.lines: dict[tuple[str, str, str], Place] = {}
        self._root = root
        self._around = around
        self._outside = outside
        self._exact = design.exact
        self._index = Index(outside.people, exact=design.exact)
        inner = design.organization if isinstance(design.organization, OrganizationShape) else OrganizationShape()
        items = [
            *items_of(root, design.people, ("people",), PersonShape(), problems),
            *items_of(root, inner.people, ("organization", "people"), PersonShape(), problems),
        ]
        keys = list(self._keys(items))
        for key, item in zip(keys, items, strict=True):
            self._index.learn(key, item.key, item.name, [item.part.email] if item.part.email else ())
        self._people = {key: self._person(key, item) for key, item in zip(keys, items, strict=True)}
        self._strangers: dict[str, Person] = {}

    @property
    def people(self) -> tuple[Person, ...]:
        """The people declared, then those only named."""
        return (*self._people.values(), *self._strangers.values())

    def hold(self, item: Item[RoleShape]) -> tuple[str, ...]:
        """Take up who holds a role and who deputizes; return the names of those who hold it without an end.

        What a role says that is not declared is no fact of the organization: only the names are kept.
        """
        part = item.part
        known = len(self.holdings)
        names = [
            self.held(item.identity, held, path)
            for key, said in (("holder", part.holder), ("holders", part.holders))
            for held, path in _each(said, (*item.path, key))
        ]
        for key, said in (("deputy", part.deputy), ("deputies", part.deputies)):
            for held, path in _each(said, (*item.path, key)):
                self.held(item.identity, held, path, deputy=True)
        if not part.declared:
            del self.holdings[known:]
        return tuple(name for name in names if name)

    def held(self, role: str, held: HolderShape, path: Path, *, deputy: bool = False) -> str:
        """Take up that somebody holds a role, or deputizes; return the name, or nothing where that has an end."""
        place = place_of(self._root, (*path, "person"))
        person = self._named(held.person, place)
        start, end = self._day(held.start, (*path, "from")), self._day(held.end, (*path, "until"))
        scope = self._around.scope(held.scope, (*path, "scope"))
        self.holdings.append(Holding(person.key, role, start, end, deputy, place, scope))
        return person.name if end is None else ""

    def _named(self, word: str, place: Place) -> Person:
        """Return the person a word names: one that is declared, or somebody nobody declares."""
        found = self._index.meant(word)
        if len(found) > 1:
            sentence = f"{word!r} may be {' or '.join(map(repr, found[:3]))}; name one by a key"
            self.problems.append(Problem(place, sentence))
        if found:
            return self._people.get(found[0]) or self._outside.person(found[0])
        if self._index.has_misspelt(word):
            hint = suggestion(word, self._index.known, self.problems)
            self.problems.append(Problem(place, f"there is no person {word!r}{hint}"))
        same = word if self._exact else fold(word) or word
        return self._strangers.setdefault(same, Person(word, word, source=place))

    def _keys(self, items: list[Item[PersonShape]]) -> Iterator[str]:
        """Yield a key for each person; the second of one key gets ` #2` after it."""
        seen: Counter[str] = Counter()
        for item in items:
            seen[item.key] += 1
            if seen[item.key] > 1:
                message = f"{item.key!r} is the key of {seen[item.key]} people; give each one of their own"
                self.oddities.append(Oddity("doubled-id", message, item.place))
            yield item.key if seen[item.key] == 1 else f"{item.key} #{seen[item.key]}"

    def _person(self, key: str, item: Item[PersonShape]) -> Person:
        part = item.part
        above = self._other(part.reports_to, item, (*item.path, "reports to")) if part.reports_to else None
        dotted = tuple(self._other(word, item, (*item.path, "dotted", place)) for place, word in names_of(part.dotted))
        return Person(key, item.name, part.email or "", item.place, above, dotted)

    def _other(self, word: str, item: Item[PersonShape], path: Path) -> str:
        """Return the key of the person that another one reports to; one that is not there is kept as written."""
        place = place_of(self._root, path)
        found = self._index.meant(word)
        if len(found) > 1:
            message = f"{item.name} reports to {word!r}, who may be {' or '.join(map(repr, found[:3]))}"
            self.oddities.append(Oddity("ambiguous-manager", f"{message}; name one by a key", place))
        if not found and self._index.has_misspelt(word):
            hint = suggestion(word, self._index.known, self.problems)
            self.problems.append(Problem(place, f"there is no person {word!r}{hint}"))
        above = found[0] if found else word
        self.lines["person", item.key, above] = place
        return above

    def _day(self, text: str | None, path: Path) -> date | None:
        try:
            return date.fromisoformat(text.strip()) if text else None
        except ValueError:
            sentence = f"a day is needed, such as 2026-03-31, not {text!r}"
            self.problems.append(Problem(place_of(self._root, path), sentence))
            return None


def _each(
    said: str | list[str | HolderShape | None] | HolderShape | None, path: Path
) -> Iterator[tuple[HolderShape, Path]]:
    """Yield those who are said to hold a role, each with its path."""
    for place, held in enumerate(said) if isinstance(said, list) else [(None, said)]:
        at = path if place is None else (*path, place)
        if isinstance(held, str) and held.strip():
            yield HolderShape(person=held), at
        elif isinstance(held, HolderShape):
            yield held, at
