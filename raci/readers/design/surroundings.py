"""The units, tiers and levels a file declares, so that a word that names none of them is told."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final

from raci.levels import each_of, is_whole, singulars
from raci.model import Level, Scope, Unit
from raci.names import fold
from raci.readers.design.checking import suggestion
from raci.readers.design.forms import names_of
from raci.readers.design.index import Index
from raci.readers.design.items import items_of
from raci.readers.design.nodes import Problem, place_of
from raci.readers.design.shape import LevelShape, OrganizationShape, UnitShape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raci.model import Organization, Place
    from raci.readers.design.forms import ScopeWords
    from raci.readers.design.items import Item
    from raci.readers.design.nodes import Mapping
    from raci.readers.design.shape import OrgDesign

    Path = tuple[str | int, ...]


_BETWEEN: Final = re.compile(r"\s*[,;/|+&\n]\s*")


class Surroundings:
    """What a file says of the organization around its roles. Where nobody declares units, any scope will do.

    `lines` has the places where the file says what a unit is within and of which tier it is.
    """

    def __init__(self, root: Mapping, design: OrgDesign, problems: list[Problem], wider: Organization | None) -> None:
        self.lines: dict[tuple[str, str, str], Place] = {}
        self._root = root
        self._problems = problems
        self._exact = design.exact
        inner = design.organization if isinstance(design.organization, OrganizationShape) else None
        self._parts: list[tuple[OrganizationShape, tuple[str, ...]]] = [(design, ())]
        if inner:
            self._parts.append((inner, ("organization",)))
        levels = [item for part, path in self._parts for item in self._levels_of(part, path)]
        units = [item for part, path in self._parts for item in self._units_of(part, path)]
        self.levels = tuple(
            Level(each.key, each.name, each.part.rank or rank, each.place) for rank, each in enumerate(levels, 1)
        )
        self._index = Index()
        for key, name in [(unit.key, unit.name) for unit in (wider.units if wider else ())]:
            self._index.learn(key, key, name)
        for item in units:
            self._index.learn(item.key, item.key, item.name)
        self.units = tuple(map(self._unit, units))
        dimensions = dict.fromkeys(unit.dimension for unit in self.units)
        self.tiers = {
            dimension: names
            for part, _ in self._parts
            for place, names in _tiers(part).items()
            for dimension in ((place,) if place is not None else dimensions or ("",))
        }
        known = self.levels or (wider.levels if wider else ())
        self._level_words = {word: level.key for level in known for word in (level.name, level.key)}
        self._levels = {fold(word): key for word, key in self._level_words.items()}
        self._tiers = self._known_tiers(wider)
        self._scopes: dict[str, bool] = {}
        self.table = {tier: self._row(tier, words, path) for tier, words, path in self._rows()}

    def level(self, word: str | None, path: Path) -> str | None:
        """Return a level as written; tell if levels are declared and this is none of them."""
        if word and self._levels and fold(word) not in self._levels:
            self._tell("level", word, self._level_words, path)
        return word

    def scope(self, words: ScopeWords, path: Path) -> Scope | None:
        """Return a scope as written; tell if units are declared and it names neither a unit nor a tier."""
        pairs = list(_pairs(words))
        for _, word, inner in pairs:
            if not self._knows(word):
                known = chain(self._index.known, self._tiers)
                self._tell("unit or tier", each_of(word) or word, known, (*path, *inner))
        return Scope(tuple((dimension, word) for dimension, word, _ in pairs)) if pairs else None

    def _knows(self, word: str) -> bool:
        if word not in self._scopes:
            plain = each_of(word) or word
            tiers = (fold(plain), *singulars(fold(plain)))
            known = bool(self._index.meant(plain)) or any(tier in self._tiers for tier in tiers)
            parts = _BETWEEN.split(word)
            self._scopes[word] = (
                known
                or not self._index.known
                or is_whole(word)
                or (len(parts) > 1 and all(self._index.meant(part) for part in parts))
            )
        return self._scopes[word]

    def _levels_of(self, part: OrganizationShape, path: tuple[str, ...]) -> Iterator[Item[LevelShape]]:
        return items_of(self._root, part.levels, (*path, "levels"), LevelShape(), self._problems)

    def _units_of(self, part: OrganizationShape, path: tuple[str, ...]) -> Iterator[Item[UnitShape]]:
        return items_of(self._root, part.units, (*path, "units"), UnitShape(), self._problems)

    def _unit(self, item: Item[UnitShape]) -> Unit:
        part = item.part
        above = self._index.meant(part.within) if part.within else []
        if part.within and not above:
            self._tell("unit", part.within, self._index.known, (*item.path, "within"))
        parent = above[0] if above else part.within if self._exact else None
        self.lines["unit", item.key, parent or ""] = place_of(self._root, (*item.path, "within"))
        self.lines["tier", item.key, part.tier or ""] = place_of(self._root, (*item.path, "tier"))
        return Unit(item.key, item.name, part.dimension or "", part.tier or "", parent, item.place)

    def _known_tiers(self, wider: Organization | None) -> dict[str, None]:
        tiers = [name for names in self.tiers.values() for name in names]
        tiers += [name for names in (wider.tiers.values() if wider else ()) for name in names]
        tiers += [unit.tier for unit in (*self.units, *(wider.units if wider else ())) if unit.tier]
        return dict.fromkeys(map(fold, tiers))

    def _rows(self) -> Iterator[tuple[str, list[tuple[int, str]], Path]]:
        for part, path in self._parts:
            for tier, words in (part.table or {}).items():
                yield tier, names_of(words), (*path, "level table", tier)

    def _row(self, tier: str, words: list[tuple[int, str]], path: Path) -> tuple[str, ...]:
        """Return the keys of the levels that may be accountable for a tier."""
        self.lines["table", tier, ""] = place_of(self._root, path, key=True)
        for place, word in words:
            self.level(word, (*path, place))
        return tuple(self._levels.get(fold(word), word) for _, word in words)

    def _tell(self, what: str, word: str, known: Iterable[str], path: Path) -> None:
        if self._exact:
            return
        sentence = f"there is no {what} {word!r}{suggestion(word, known, self._problems)}"
        self._problems.append(Problem(place_of(self._root, path), sentence))


def _tiers(part: OrganizationShape) -> dict[str | None, tuple[str, ...]]:
    """Return the tiers of a part by dimension; None is each dimension."""
    if isinstance(part.tiers, dict):
        return {place: tuple(name for _, name in names_of(names)) for place, names in part.tiers.items()}
    return {None: tuple(name for _, name in names_of(part.tiers))} if part.tiers else {}


def _pairs(words: ScopeWords, path: Path = ()) -> Iterator[tuple[str, str, Path]]:
    """Yield dimension, unit and the path inside the scope."""
    if isinstance(words, str):
        yield "", words, path
    elif isinstance(words, list):
        for place, part in enumerate(words):
            yield from _pairs(part or None, (*path, place))
    elif words:
        yield from ((dimension, unit, (*path, dimension)) for dimension, unit in words.items())
