"""The roles of an org-design file, and finding one by its key, its name or another name it goes by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.model import Oddity, Role
from raci.names import fold
from raci.readers.design.amounts import limits_of
from raci.readers.design.checking import suggestion
from raci.readers.design.forms import names_of
from raci.readers.design.index import Index
from raci.readers.design.items import items_of
from raci.readers.design.nodes import Problem, place_of
from raci.readers.design.shape import OrganizationShape, RoleShape
from raci.records import replace

if TYPE_CHECKING:
    from raci.model import Place
    from raci.readers.design.items import Item
    from raci.readers.design.nodes import Mapping
    from raci.readers.design.outside import Outside
    from raci.readers.design.people import People
    from raci.readers.design.shape import HoldingShape, OrgDesign
    from raci.readers.design.surroundings import Surroundings


class Roles:
    """The roles a matrix has: those it declares, those of its organization that take part, and others it names.

    A role may be named without being declared where no role is, or where the organization stands in another file.
    `lines` has the places where the file says to whom a role reports.
    """

    def __init__(
        self, root: Mapping, design: OrgDesign, around: Surroundings, people: People, outside: Outside
    ) -> None:
        self.lines: dict[tuple[str, str, str], Place] = {}
        self.oddities: list[Oddity] = []
        self.keys: dict[str, str] = {}
        self._root = root
        self._around = around
        self._people = people
        self._outside = outside
        self.problems = people.problems
        self._index = Index(outside.index, exact=design.exact)
        self._exact = design.exact
        inner = design.organization if isinstance(design.organization, OrganizationShape) else OrganizationShape()
        own = list(items_of(root, design.roles, ("roles",), RoleShape(), self.problems))
        self.problems += (Problem(each.place, f"the role {each.name!r} stands twice") for each in self._learnt(own))
        known = {word for item in own for word in (item.key, item.identity)}
        inner_roles = items_of(root, inner.roles, ("organization", "roles"), RoleShape(), self.problems)
        lent = [item for item in inner_roles if not {item.key, item.identity} & known]
        self._learnt(lent)
        self._listed = {item.identity: self._role(item) for item in (*own, *lent)}
        self.declared = [self._listed[item.identity] for item in (*own, *lent) if item.part.declared]
        self._taken = {item.identity for item in own}
        self._others: dict[str, Role] = {}
        self._from_outside: dict[str, Role] = {}
        self._open = isinstance(design.organization, str) or (design.roles is None and inner.roles is None)
        self._hold(design.holdings, ("holdings",))
        self._hold(inner.holdings, ("organization", "holdings"))

    @property
    def taken(self) -> tuple[Role, ...]:
        """The roles of the matrix, in the order of the file, then those of the organization's file in its order."""
        lent = sorted(self._from_outside, key=self._outside.order.__getitem__)
        own = (role for role in self._listed.values() if role.key in self._taken)
        return (*own, *(self._from_outside[key] for key in lent), *self._others.values())

    def named(self, word: str, place: Place) -> str | None:
        """Return the key of the role a word names, which then takes part; tell if there is none, or are several."""
        found = self._index.meant(word)
        if not found:
            return self._stranger(word, place)
        if len(found) > 1:
            self.problems.append(
                Problem(place, f"{word!r} may be {' or '.join(map(repr, found))}; name one by its key")
            )
            return None
        self._take(found[0], place)
        return found[0]

    def meant(self, word: str, place: Place) -> str | None:
        """Return the key of the role a word names, which need not take part; tell if there is none, or are several."""
        found = self._index.meant(word)
        if len(found) == 1 or self._exact:
            return found[0] if found else word
        if not found and (same := fold(word)) in self._others:
            return self._others[same].key
        known = {**self._index.known, **{role.name: None for role in self._others.values()}}
        sentence = (
            f"{word!r} may be {' or '.join(map(repr, found))}; name one by its key"
            if found
            else f"there is no role {word!r}{suggestion(word, known, self.problems)}"
        )
        self.problems.append(Problem(place, sentence))
        return None

    def _learnt(self, items: list[Item[RoleShape]]) -> list[Item[RoleShape]]:
        """Take up the roles of items and return those that were there before."""
        self.keys |= {item.key: item.identity for item in items}
        seen: set[str] = set()
        doubled = []
        for item in items:
            aliases = (alias for _, alias in names_of(item.part.aliases))
            self._index.learn(item.identity, item.key, item.name, aliases)
            if item.identity in seen:
                doubled.append(item)
            seen.add(item.identity)
        return doubled

    def _take(self, key: str, place: Place) -> None:
        self._taken.add(key)
        lent = self._outside.role(key)
        if lent and key not in self._from_outside and key not in self._listed:
            self._from_outside[key] = replace(lent, source=place)

    def _stranger(self, word: str, place: Place) -> str | None:
        known = self._index.known
        same = fold(word) or word
        if self._open and (same in self._others or not self._index.has_misspelt(word)):
            return self._others.setdefault(same, Role(word, word, source=place)).key
        self.problems.append(Problem(place, f"there is no role {word!r}{suggestion(word, known, self.problems)}"))
        return None

    def _role(self, item: Item[RoleShape]) -> Role:
        part = item.part
        return Role(
            item.identity,
            item.name,
            tuple(alias for _, alias in names_of(part.aliases)),
            tuple(group for _, group in names_of(part.group)),
            self._around.level(part.level, (*item.path, "level")),
            self._around.scope(part.scope, (*item.path, "scope")),
            self._above(item),
            self._people.hold(item),
            part.kind or "position",
            item.place,
            tuple(self._other(word, item, (*item.path, "dotted", place)) for place, word in names_of(part.dotted)),
            limits_of(self._root, part.limits, (*item.path, "limits"), self.problems),
            bool(part.vacant),
        )

    def _hold(self, holdings: list[HoldingShape] | None, path: tuple[str, ...]) -> None:
        """Take up who holds a role that does not say so itself."""
        for place, held in enumerate(holdings or ()):
            found = self._index.meant(held.role)
            if len(found) > 1 or (not found and self._index.has_misspelt(held.role)):
                sentence = (
                    f"there is no one role {held.role!r}{suggestion(held.role, self._index.known, self.problems)}"
                )
                self.problems.append(Problem(place_of(self._root, (*path, place, "role")), sentence))
            self._people.held(found[0] if found else held.role, held, (*path, place), deputy=held.deputy)

    def _above(self, item: Item[RoleShape]) -> str | None:
        word = item.part.reports_to
        return self._other(word, item, (*item.path, "reports to")) if word else None

    def _other(self, word: str, item: Item[RoleShape], path: tuple[str | int, ...]) -> str:
        """Return the key of the role that another one reports to; one that is not there is kept as written."""
        place = place_of(self._root, path)
        found = self._index.meant(word)
        if not found and self._index.has_misspelt(word):
            hint = suggestion(word, self._index.known, self.problems)
            self.problems.append(Problem(place, f"there is no role {word!r}{hint}"))
        if len(found) > 1:
            message = f"{item.name!r} reports to {word!r}, who may be {' or '.join(map(repr, found[:3]))}"
            self.oddities.append(Oddity("ambiguous-manager", f"{message}; name one by its key", place))
        above = found[0] if found else word
        self.lines["role", item.identity, above] = place
        return above
