"""The units, tiers and levels a file declares, so that a word that names none of them is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from raci.model import Scope
from raci.names import fold
from raci.readers.design.checking import suggestion
from raci.readers.design.items import items_of
from raci.readers.design.nodes import Problem, place_of
from raci.readers.design.shape import LevelShape, OrganizationShape, UnitShape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.readers.design.items import Item
    from raci.readers.design.nodes import Mapping
    from raci.readers.design.shape import OrgDesign, ScopeWords

    Path = tuple[str | int, ...]

_EACH: Final = re.compile(r"^(?:each|every|all|per)\s+", re.IGNORECASE)


class Surroundings:
    """What a file says of the organization around its roles. Where it declares no units, any scope will do."""

    def __init__(self, root: Mapping, design: OrgDesign, problems: list[Problem]) -> None:
        self._root = root
        self._problems = problems
        levels, units = self._declared(design)
        self._levels = [word for level in levels for word in (level.key, level.name)]
        self._units = [word for unit in units for word in (unit.key, unit.name)]
        self._tiers = [unit.part.tier for unit in units if unit.part.tier]
        for unit in units:
            self._check(unit.part.within, self._units, "unit", (*unit.path, "within"))

    def _declared(self, design: OrgDesign) -> tuple[list[Item[LevelShape]], list[Item[UnitShape]]]:
        levels: list[Item[LevelShape]] = []
        units: list[Item[UnitShape]] = []
        inner = design.organization if isinstance(design.organization, OrganizationShape) else None
        for part, path in ((design, ()), (inner, ("organization",))):
            if part:
                levels += items_of(self._root, part.levels, (*path, "levels"), LevelShape(), self._problems)
                units += items_of(self._root, part.units, (*path, "units"), UnitShape(), self._problems)
        return levels, units

    def level(self, word: str | None, path: Path) -> str | None:
        """Return a level as written; tell if levels are declared and this is none of them."""
        self._check(word, self._levels, "level", path)
        return word

    def scope(self, words: ScopeWords, path: Path) -> Scope | None:
        """Return a scope as written; tell if units are declared and it names neither a unit nor a tier."""
        pairs = list(_pairs(words))
        for _, word, inner in pairs:
            plain = _EACH.sub("", word)
            known = [*self._units, *self._tiers] if self._units else []
            if plain.removesuffix("s") not in known:
                self._check(plain, known, "unit or tier", (*path, *inner))
        return Scope(tuple((dimension, word) for dimension, word, _ in pairs)) if pairs else None

    def _check(self, word: str | None, known: list[str], what: str, path: Path) -> None:
        if word and known and fold(word) not in map(fold, known):
            sentence = f"there is no {what} {word!r}{suggestion(word, known, self._problems)}"
            self._problems.append(Problem(place_of(self._root, path), sentence))


def _pairs(words: ScopeWords) -> Iterator[tuple[str, str, Path]]:
    """Yield dimension, unit and the path inside the scope."""
    if isinstance(words, str):
        yield "", words, ()
    elif isinstance(words, list):
        yield from (("", word, (place,)) for place, word in enumerate(words) if word)
    elif words:
        yield from ((dimension, unit, (dimension,)) for dimension, unit in words.items())
