"""OSCAL: `responsible-roles` and `responsible-parties` say who is responsible (R) for what they stand in.

Those of the metadata speak of the document, not of work: they tell who holds a role.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from raci.model import Role
from raci.names import squeeze
from raci.notations import get
from raci.readers.design.nodes import Listing, Mapping, Text
from raci.readers.structured.drawing import Drawing
from raci.readers.structured.told import told_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.model import Matrix, Place
    from raci.readers.design.nodes import Node

SIGN: Final = "role-id"
_KEYS: Final = ("responsible-roles", "responsible-parties")
_NAMES: Final = ("title", "name", "control id", "statement id", "activity id", "id")


def oscal_matrix(root: Node, path: str) -> Matrix | None:
    """Return who is responsible for which part of an OSCAL document; None where none says it."""
    if not any(_metadata(root)):
        return None
    found = _Roles(root)
    drawing = Drawing(get("RACI"), path, root.place)
    count = 0
    for steps, node, inside in _walk(root):
        listed = [each for key in _KEYS for each in _listed(node, key)]
        if not listed or inside:
            continue
        names = [name for step in (*steps, node) if (name := _name(step))]
        section = tuple(name.text for name in names[:-1] if len(name.text) <= 200)  # noqa: PLR2004 - a name, no prose
        name = names[-1] if names else None
        duty = drawing.duty(section, squeeze(name.text) if name else "", "", (name or node).place, id(node))
        for item in listed:
            role = told_by(item, ("role id",))
            if role:
                drawing.assign(duty, found.named(role[1].text, role[1].place), ("R",), role[1].place)
                count += 1
    return drawing.matrix(found.roles(), _title(root)) if count else None


def _walk(root: Node) -> Iterator[tuple[tuple[Mapping, ...], Mapping, bool]]:
    """Yield each mapping with the items of lists it stands in, and whether it belongs to the metadata."""
    waiting: list[tuple[Node, tuple[Mapping, ...], bool]] = [(root, (), False)]
    seen: set[int] = set()
    while waiting:
        node, steps, inside = waiting.pop()
        if isinstance(node, Text) or id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, Listing):
            waiting += ((item, steps, inside) for item in reversed(node.items))
            continue
        yield steps, node, inside
        deeper = (*steps, node) if _name(node) else steps
        for key, (_, child) in reversed(node.entries.items()):
            if key not in _KEYS:
                waiting.append((child, deeper, inside or key == "metadata"))


def _name(node: Mapping) -> Text | None:
    found = told_by(node, _NAMES)
    return found[1] if found else None


def _listed(node: Mapping, key: str) -> list[Mapping]:
    value = node.entries[key][1] if key in node.entries else None
    return [item for item in value.items if isinstance(item, Mapping)] if isinstance(value, Listing) else []


def _metadata(root: Node) -> Iterator[Mapping]:
    for document in root.entries.values() if isinstance(root, Mapping) else ():
        if isinstance(document[1], Mapping) and "metadata" in document[1].entries:
            metadata = document[1].entries["metadata"][1]
            if isinstance(metadata, Mapping):
                yield metadata


def _title(root: Node) -> str:
    return next((squeeze(found[1].text) for each in _metadata(root) if (found := told_by(each, ("title",)))), "")


class _Roles:
    """The roles of a document by their ids: their titles, and the parties that hold them."""

    def __init__(self, root: Node) -> None:
        self._titles: dict[str, Text] = {}
        self._parties: dict[str, str] = {}
        self._holders: defaultdict[str, list[str]] = defaultdict(list)
        self._roles: dict[str, Role] = {}
        self._names: set[str] = set()
        for metadata in _metadata(root):
            for role in _listed(metadata, "roles"):
                if (id_ := told_by(role, ("id",))) and (title := told_by(role, ("title",))):
                    self._titles[id_[1].text] = title[1]
            for party in _listed(metadata, "parties"):
                if (uuid := told_by(party, ("uuid",))) and (name := told_by(party, ("name",))):
                    self._parties[uuid[1].text] = squeeze(name[1].text)
        self._hold(root)

    def _hold(self, root: Node) -> None:
        for _, node, _inside in _walk(root):
            for item in (each for key in _KEYS for each in _listed(node, key)):
                role = told_by(item, ("role id",))
                uuids = item.entries["party-uuids"][1] if "party-uuids" in item.entries else None
                if role and isinstance(uuids, Listing):
                    held = [uuid.text for uuid in uuids.items if isinstance(uuid, Text)]
                    self._holders[role[1].text] += [self._parties.get(uuid, uuid) for uuid in held]

    def named(self, id_: str, place: Place) -> str:
        """Return the key of the role of an id."""
        known = self._roles.get(id_)
        if known is None:
            title = self._titles.get(id_)
            name = squeeze(title.text) if title else id_
            if name in self._names:
                name = f"{name} ({id_})"
            self._names.add(name)
            holders = tuple(dict.fromkeys(self._holders[id_]))
            at = title.place if title else place
            known = self._roles[id_] = Role(name, name, (id_,) if id_ != name else (), holders=holders, source=at)
        return known.key

    def roles(self) -> Sequence[Role]:
        """Return the roles that take part."""
        return tuple(self._roles.values())
