"""The roles of an org-design file, and finding one by its key, its name or another name it goes by."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from raci.model import Role
from raci.names import fold, nearest
from raci.readers.design.checking import MOST_KNOWN, suggestion
from raci.readers.design.items import items_of
from raci.readers.design.nodes import Problem, place_of
from raci.readers.design.shape import OrganizationShape, RoleShape, names_of

if TYPE_CHECKING:
    from raci.model import Place
    from raci.readers.design.items import Item
    from raci.readers.design.nodes import Mapping
    from raci.readers.design.shape import OrgDesign
    from raci.readers.design.surroundings import Surroundings

_SURELY: Final = 0.9
_DIGITS: Final = re.compile(r"\d+")


class Roles:
    """The roles a matrix has: those it declares, those of its organization that take part, and others it names.

    A role may be named without being declared where no role is, or where the organization stands in another file.
    """

    def __init__(self, root: Mapping, design: OrgDesign, around: Surroundings, problems: list[Problem]) -> None:
        self._root = root
        self._around = around
        self._problems = problems
        self._index = _Index()
        inner = design.organization if isinstance(design.organization, OrganizationShape) else OrganizationShape()
        own = list(items_of(root, design.roles, ("roles",), RoleShape(), problems))
        doubled = [item for item in own if self._index.learn(item)]
        problems += (Problem(item.place, f"the role {item.name!r} stands twice") for item in doubled)
        known = set(self._index.known)
        inner_roles = items_of(root, inner.roles, ("organization", "roles"), RoleShape(), problems)
        lent = [item for item in inner_roles if not {item.key, item.name} & known]
        for item in lent:
            self._index.learn(item)
        self._declared = [self._role(item) for item in (*own, *lent)]
        self._taken = {item.name for item in own}
        self._others: dict[str, Role] = {}
        self._open = isinstance(design.organization, str) or (design.roles is None and inner.roles is None)

    @property
    def taken(self) -> tuple[Role, ...]:
        """The roles of the matrix, in the order of the file."""
        return (*(role for role in self._declared if role.key in self._taken), *self._others.values())

    def named(self, word: str, place: Place) -> str | None:
        """Return the key of the role a word names, which then takes part; tell if there is none, or are several."""
        found = self._index.meant(word)
        if not found:
            return self._stranger(word, place)
        if len(found) > 1:
            self._problems.append(
                Problem(place, f"{word!r} may be {' or '.join(map(repr, found))}; name one by its key")
            )
            return None
        self._taken.add(found[0])
        return found[0]

    def _stranger(self, word: str, place: Place) -> str | None:
        known = self._index.known
        same = fold(word) or word
        if self._open and (same in self._others or not _misspelt(word, known)):
            return self._others.setdefault(same, Role(word, word, source=place)).key
        self._problems.append(Problem(place, f"there is no role {word!r}{suggestion(word, known, self._problems)}"))
        return None

    def _role(self, item: Item[RoleShape]) -> Role:
        part = item.part
        return Role(
            item.name,
            item.name,
            tuple(alias for _, alias in names_of(part.aliases)),
            tuple(group for _, group in names_of(part.group)),
            self._around.level(part.level, (*item.path, "level")),
            self._around.scope(part.scope, (*item.path, "scope")),
            self._above(item),
            tuple(holder for held in (part.holder, part.holders) for _, holder in names_of(held)),
            part.kind or "position",
            item.place,
        )

    def _above(self, item: Item[RoleShape]) -> str | None:
        """Return the key of the role this one reports to; one outside the file is kept as written."""
        word = item.part.reports_to
        if not word:
            return None
        found = self._index.meant(word)
        if not found and _misspelt(word, self._index.known):
            place = place_of(self._root, (*item.path, "reports to"))
            self._problems.append(
                Problem(place, f"there is no role {word!r}{suggestion(word, self._index.known, self._problems)}")
            )
        return found[0] if found else word


class _Index:
    """Which roles a word may mean: a key before a name, as written before folded, another name last."""

    def __init__(self) -> None:
        self._ranks: list[dict[str, list[str]]] = [defaultdict(list) for _ in range(5)]
        self._found: dict[str, list[str]] = {}
        self.known: dict[str, None] = {}

    def learn(self, item: Item[RoleShape]) -> bool:
        """Take up a role; tell whether there already is one of its name."""
        doubled = item.name in self._ranks[1]
        aliases = [alias for _, alias in names_of(item.part.aliases)]
        words = ([item.key], [item.name], [fold(item.key)], [fold(item.name)], map(fold, aliases))
        for rank, given in zip(self._ranks, words, strict=True):
            for word in given:
                if item.name not in rank[word]:
                    rank[word].append(item.name)
        self.known |= dict.fromkeys((item.key, item.name, *aliases))
        return doubled

    def meant(self, word: str) -> list[str]:
        """Return the keys of the roles a word may mean, by the first way in which it means any."""
        if word not in self._found:
            ways = (word, word, *[fold(word)] * 3)
            hits = (rank[way] for rank, way in zip(self._ranks, ways, strict=True) if way and way in rank)
            self._found[word] = next(hits, [])
        return self._found[word]


def _misspelt(word: str, known: dict[str, None]) -> bool:
    """Tell whether a word is surely meant to be a known one; `SVP Sales` is not `VP Sales`, nor `Cook 2` `Cook 1`."""
    if len(known) > MOST_KNOWN:
        return False
    near = nearest(word, list(known), _SURELY)
    return near is not None and near[0] == word[0] and _DIGITS.findall(near) == _DIGITS.findall(word)
