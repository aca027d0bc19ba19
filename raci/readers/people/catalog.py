"""Backstage catalogs: groups are units and, as their members act together, roles; users are people.

In a catalog groups own things (`spec.owner`), so a role that a matrix names is a group. `spec.type` of a group is its
tier, as far as that is a word for one (Backstage, descriptor format: `team`, `business-unit`, `product-area`, `root`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from raci.graph.forest import ROOT, Forest
from raci.levels import tier_word
from raci.model import Holding, Organization, Person, Role, Scope, Unit
from raci.model.matrix import Oddity
from raci.readers.people.distinct_keys import distinct
from raci.readers.people.untyped import as_list, as_mapping

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from raci.model import Place
    from raci.readers.people.items import Item

_SIGN: Final = "backstage.io/"
_FUNCTION: Final = "function"
_ROOT: Final = "root"


class _Entity(NamedTuple):
    """A group or user: its reference, what people call it, its specification."""

    ref: str
    name: str
    spec: Mapping[str, Any]
    place: Place


def catalog_in(items: Sequence[Item], path: str) -> Organization | None:
    """Return the organization of the groups and users of a catalog, None where there are none."""
    entities = [item for item in items if str(item.values.get("apiVersion", "")).startswith(_SIGN)]
    groups = [_entity(item) for item in entities if _kind(item) == "group"]
    users = [_entity(item) for item in entities if _kind(item) == "user"]
    return _Catalog(groups, users, path).organization() if groups or users else None


class _Catalog:
    def __init__(self, groups: Sequence[_Entity], users: Sequence[_Entity], path: str) -> None:
        self.path = path
        self.oddities: list[Oddity] = []
        self.groups = self._once(groups, "groups")
        self.users = self._once(users, "users")
        numbers = {group.ref: number for number, group in enumerate(self.groups)}
        self.numbers = numbers
        self.keys = distinct([group.name for group in self.groups], lambda number: self.groups[number].ref)
        self.parents = [numbers.get(_reference(group.spec.get("parent")), ROOT) for group in self.groups]
        for number, group in enumerate(self.groups):
            for child in as_list(group.spec.get("children")):
                place = numbers.get(_reference(child), ROOT)
                if place != ROOT and self.parents[place] == ROOT and place != number:
                    self.parents[place] = number
        self._tell()

    def organization(self) -> Organization:
        above = [self.keys[parent] if parent != ROOT else None for parent in self.parents]
        rows = list(zip(self.groups, self.keys, above, strict=True))
        return Organization(
            units=tuple(Unit(key, each.name, _FUNCTION, _tier(each), up, each.place) for each, key, up in rows),
            roles=tuple(
                Role(key, each.name, _aliases(each), scope=_scope(key), reports_to=up, kind="group", source=each.place)
                for each, key, up in rows
            ),
            people=tuple(Person(user.ref, user.name, _email(user), user.place) for user in self.users),
            holdings=tuple(self._holdings()),
            path=self.path,
            oddities=tuple(sorted(self.oddities, key=lambda oddity: oddity.source or (0, 0))),
            inferred=frozenset(self.keys),
        )

    def _once(self, entities: Sequence[_Entity], kind: str) -> list[_Entity]:
        """Return the entities, of those with one name the first; the others are told."""
        found: dict[str, _Entity] = {}
        for entity in entities:
            if found.setdefault(entity.ref, entity) is not entity:
                sentence = (
                    f"two {kind} have the name {entity.ref!r}; the first is taken, as in a catalog each has its own"
                )
                self.oddities.append(Oddity("doubled-id", sentence, entity.place))
        return list(found.values())

    def _holdings(self) -> Iterator[Holding]:
        """Yield which users are in which groups, as either says."""
        known = {user.ref for user in self.users}
        pairs: dict[tuple[str, int], Place] = {}
        for number, group in enumerate(self.groups):
            for member in map(_reference, as_list(group.spec.get("members"))):
                if member in known:
                    pairs.setdefault((member, number), group.place)
        for user in self.users:
            for ref in map(_reference, as_list(user.spec.get("memberOf"))):
                if ref in self.numbers:
                    pairs.setdefault((user.ref, self.numbers[ref]), user.place)
        for (person, number), place in pairs.items():
            yield Holding(person, self.keys[number], source=place)

    def _tell(self) -> None:
        """Tell of circles, parents, members and groups that are not there, and of types that are no tier."""
        for cycle in Forest(self.parents).cycles:
            names = " within ".join(repr(self.groups[each].name) for each in cycle[:4])
            first = self.groups[cycle[0]]
            sentence = f"the group {first.name!r} lies within itself: {names} within {first.name!r}"
            self.oddities.append(Oddity("unit-cycle", sentence, first.place))
        users = {user.ref for user in self.users}
        told: set[str] = set()
        for group in self.groups:
            self._tell_missing(group, [group.spec.get("parent")], self.numbers, "is within the group")
            self._tell_missing(group, as_list(group.spec.get("children")), self.numbers, "holds the group")
            self._tell_missing(group, as_list(group.spec.get("members")), users, "has the member")
            kind = _text(group.spec, "type")
            if kind and not _tier(group, strict=True) and kind != _ROOT and kind not in told:
                told.add(kind)
                sentence = f"{kind!r}, the type of {group.name!r}, is no tier that is known; it is left as it is"
                self.oddities.append(Oddity("unknown-tier", sentence, group.place))
        for user in self.users:
            self._tell_missing(user, as_list(user.spec.get("memberOf")), self.numbers, "is in the group")

    def _tell_missing(self, entity: _Entity, words: Sequence[object], known: Container[str], what: str) -> None:
        for word in words:
            if word and _reference(word) not in known:
                sentence = f"{entity.name!r} {what} {word!r}, which is not in the file"
                self.oddities.append(Oddity("unknown-name", sentence, entity.place))


def _entity(item: Item) -> _Entity:
    meta, spec = as_mapping(item.values.get("metadata")), as_mapping(item.values.get("spec"))
    id_ = _text(meta, "name")
    name = _text(as_mapping(spec.get("profile")), "displayName") or _text(meta, "title") or id_
    return _Entity(_reference(id_), name or "unnamed", spec, item.place)


def _kind(item: Item) -> str:
    return _text(item.values, "kind").casefold()


def _reference(word: object) -> str:
    """Return the name in a reference such as `group:default/payments`."""
    return str(word or "").casefold().rpartition("/")[2].rpartition(":")[2]


def _tier(group: _Entity, *, strict: bool = False) -> str:
    """Return the tier of a group: the known one its type names, else its type unless `strict`."""
    kind = _text(group.spec, "type").replace("-", " ")
    return "organization" if kind == _ROOT else tier_word(kind) or ("" if strict else kind)


def _aliases(group: _Entity) -> tuple[str, ...]:
    return (group.ref,) if group.ref != group.name else ()


def _scope(key: str) -> Scope:
    return Scope(((_FUNCTION, key),))


def _email(user: _Entity) -> str:
    return _text(as_mapping(user.spec.get("profile")), "email")


def _text(values: Mapping[str, Any], key: str) -> str:
    value = values.get(key)
    return value.strip() if isinstance(value, str) else ""
