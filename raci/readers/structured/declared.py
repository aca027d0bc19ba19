"""The roles a file declares apart from its matrix: what the ids in the cells are called."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from raci.model import Role
from raci.names import fold, squeeze
from raci.readers.design.nodes import Listing, Mapping, Text
from raci.readers.structured.keys import plain
from raci.readers.structured.told import told_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.model import Place
    from raci.readers.design.nodes import Node

_NAMES: Final = ("name", "label", "title", "display name", "full name", "role", "position", "bezeichnung", "nom")
_IDS: Final = ("id", "key", "code", "abbr", "abbreviation", "short", "slug", "alias", "acronym", "short name", "ref")
_LONGEST: Final = 200


@dataclass(slots=True)
class Declared:
    """One role as a file declares it."""

    name: str
    place: Place
    aliases: list[str] = field(default_factory=list)
    holders: tuple[str, ...] = ()


def declared_in(node: Node) -> list[Declared]:
    """Return the roles in a mapping (id → label, or id → {name: …}) or a list of names or of {id, name}."""
    found = list(
        _in_mapping(node) if isinstance(node, Mapping) else _in_list(node) if isinstance(node, Listing) else ()
    )
    return [role for role in found if role.name and len(role.name) <= _LONGEST]


def _in_mapping(node: Mapping) -> Iterator[Declared]:
    for key, (place, value) in node.entries.items():
        if isinstance(value, Text):
            name = "" if value.null else squeeze(value.text)
            yield Declared(name or key, value.place if name else place, [key])
        elif isinstance(value, Mapping):
            told = told_by(value, _NAMES)
            if told:
                yield _described(value, squeeze(told[1].text), told[1].place, [key])
            else:
                yield _described(value, key, place, [key])
        else:
            yield Declared(key, place, [key])


def _in_list(node: Listing) -> Iterator[Declared]:
    for item in node.items:
        if isinstance(item, Text) and not item.null:
            yield Declared(squeeze(item.text), item.place)
        elif isinstance(item, Mapping):
            name = told_by(item, _NAMES) or told_by(item, _IDS)
            if name:
                yield _described(item, squeeze(name[1].text), name[1].place, [])
            elif len(item.entries) == 1:
                yield from _in_mapping(item)


def _described(node: Mapping, name: str, place: Place, aliases: list[str]) -> Declared:
    aliases += [squeeze(found[1].text) for key in _IDS if (found := told_by(node, (key,)))]
    for key, (_, value) in node.entries.items():
        if plain(key) == "aliases":
            aliases += _texts(value)
    holders = [
        text
        for key, (_, value) in node.entries.items()
        if plain(key) in {"holder", "holders"}
        for text in _texts(value)
    ]
    return Declared(name, place, aliases, tuple(holders))


def _texts(node: Node) -> list[str]:
    items = node.items if isinstance(node, Listing) else [node]
    return [squeeze(item.text) for item in items if isinstance(item, Text) and not item.null and item.text.strip()]


class Roles:
    """Which role a word in a cell names; words that name none make roles of their own, in the order met."""

    def __init__(self, declared: list[Declared]) -> None:
        self.order: dict[str, Role] = {}
        self.strangers: dict[str, Place] = {}
        self._known: dict[str, str] = {}
        self._declared = bool(declared)
        names = Counter(each.name for each in declared)
        for each in declared:
            key = f"{each.name} ({each.aliases[0]})" if names[each.name] > 1 and each.aliases else each.name
            if key in self.order:
                continue
            aliases = tuple(dict.fromkeys(alias for alias in each.aliases if alias != key))
            self.order[key] = Role(key, key, aliases, holders=each.holders, source=each.place)
        for rank in (str, _folded):
            for role in self.order.values():
                for word in (*role.aliases[:1], role.name, *role.aliases):
                    self._known.setdefault(rank(word), role.key)

    def knows(self, word: str) -> bool:
        """Tell whether a word names a declared role."""
        return self._found(word) is not None

    def named(self, word: str, place: Place) -> str:
        """Return the key of the role a word names."""
        found = self._found(word)
        if found is None:
            found = word
            self.order[word] = Role(word, word, source=place)
            self._known[word] = word
            self._known.setdefault(_folded(word), word)
            if self._declared:
                self.strangers[word] = place
        return found

    def _found(self, word: str) -> str | None:
        return self._known.get(word) or self._known.get(_folded(word))


def _folded(word: str) -> str:
    return fold(plain(word)) or word
