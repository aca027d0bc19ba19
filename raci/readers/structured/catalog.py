"""Backstage catalogs: who owns which component, API, resource, system and domain.

`spec.owner` names who "bears ultimate responsibility, and has the authority and capability to develop and maintain"
an entity (Backstage, descriptor format), so an owner is both accountable and responsible (A/R). An entity without
an owner is a duty nobody has; groups and users are roles. A catalog of groups alone says nothing of duties.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.model import Role
from raci.names import squeeze
from raci.notations import get
from raci.readers.design.nodes import Listing, Mapping, Text
from raci.readers.structured.drawing import Drawing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.model import Matrix, Place
    from raci.readers.design.nodes import Node

SIGN: Final = "backstage.io/"
_OWNED: Final = frozenset({"component", "api", "resource", "system", "domain", "template"})
_HOLDERS: Final = frozenset({"group", "user"})


def catalog_matrix(documents: Sequence[Node], path: str) -> Matrix | None:
    """Return who owns what in the entities of these documents; None where there is no entity with an owner."""
    entities = [each for each in documents if isinstance(each, Mapping) and _text(each, "apiVersion").startswith(SIGN)]
    owned = [each for each in entities if _text(each, "kind").casefold() in _OWNED]
    if not any(_text(each, "spec", "owner") for each in owned):
        return None
    roles = _Roles([each for each in entities if _text(each, "kind").casefold() in _HOLDERS])
    drawing = Drawing(get("RACI"), path, owned[0].place)
    for entity in owned:
        name = _node(entity, "metadata", "name") or entity
        section = tuple(filter(None, [_text(entity, "spec", "system") or _text(entity, "spec", "domain")]))
        title = f"{_text(entity, 'kind')} {_text(entity, 'metadata', 'name')}"
        duty = drawing.duty(section, title, "", name.place, id(entity))
        owner = _node(entity, "spec", "owner")
        if isinstance(owner, Text) and not owner.null:
            drawing.assign(duty, roles.named(squeeze(owner.text), owner.place), ("A", "R"), owner.place)
    return drawing.matrix(roles.taken(), "")


def _node(node: Node, *keys: str) -> Node | None:
    for key in keys:
        if not isinstance(node, Mapping) or key not in node.entries:
            return None
        node = node.entries[key][1]
    return node


def _text(node: Node, *keys: str) -> str:
    found = _node(node, *keys)
    return squeeze(found.text) if isinstance(found, Text) and not found.null else ""


class _Roles:
    """The groups and users of a catalog by their references, such as `group:default/payments`."""

    def __init__(self, entities: Sequence[Mapping]) -> None:
        self._names: dict[str, str] = {}
        self._roles: dict[str, Role] = {}
        self._users: set[str] = set()
        self._taken: set[str] = set()
        for entity in entities:
            ref = _reference(_text(entity, "metadata", "name"), _text(entity, "kind").casefold())
            self._names.setdefault(ref, self._called(entity))
        for entity in entities:
            self._learn(entity)

    @staticmethod
    def _called(entity: Mapping) -> str:
        return (
            _text(entity, "spec", "profile", "displayName")
            or _text(entity, "metadata", "title")
            or _text(entity, "metadata", "name")
        )

    def _learn(self, entity: Mapping) -> None:
        kind, id_ = _text(entity, "kind").casefold(), _text(entity, "metadata", "name")
        name = self._names[_reference(id_, kind)]
        above = _text(entity, "spec", "parent")
        members = _node(entity, "spec", "members")
        held = [_text(member) for member in members.items] if isinstance(members, Listing) else []
        self._users |= {name} if kind == "user" else set()
        self._roles.setdefault(
            name,
            Role(
                name,
                name,
                (id_,) if id_ != name else (),
                reports_to=self._names.get(_reference(above, "group"), above) or None,
                holders=tuple(self._names.get(_reference(member, "user"), member) for member in held if member),
                kind="group" if kind == "group" else "position",
                source=(_node(entity, "metadata", "name") or entity).place,
            ),
        )

    def named(self, word: str, place: Place) -> str:
        """Return the key of the role a reference names."""
        found = self._names.get(_reference(word, "group")) or self._names.get(_reference(word, "user")) or word
        self._roles.setdefault(found, Role(found, found, kind="group", source=place))
        self._taken.add(found)
        return found

    def taken(self) -> list[Role]:
        """Return the groups, and the users that own something."""
        return [role for name, role in self._roles.items() if name in self._taken or name not in self._users]


def _reference(word: str, kind: str) -> str:
    """Return a reference with its kind and without its namespace: `group:payments`."""
    head, _, name = word.casefold().rpartition("/")
    before, colon, rest = (head or name).partition(":")
    if colon:
        kind = before
        name = name if head else rest
    return f"{kind}:{name}"
