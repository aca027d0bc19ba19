"""By unit: parts of the organization, and how often one answers for what another does."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import TYPE_CHECKING, Final

from raci.drawings.casting import Casting
from raci.drawings.drawing import Drawing, Edge, Node
from raci.drawings.view import View

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raci.answers import Directory
    from raci.model import Unit

_NOWHERE: Final = "no unit named"


def drawn(directory: Directory) -> Drawing:
    """Return the units to which roles that take part belong, and those they lie within.

    `answers for`: in how many duties a role of one is accountable for what a role of the other does. `within`: the unit
    it lies in. Roles of which nobody says where they belong stand together in one node.
    """
    casting = Casting(directory)
    homes: dict[str, str] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for place, graph in enumerate(casting.graphs):
        nodes = {role.key: casting.role(place, role.key) for role in graph.matrix.roles}
        for node in nodes.values():
            homes.setdefault(node, casting.home(node))
        for duty in graph.matrix.duties:
            owners = {homes[nodes[role.key]] for role in graph.accountable(duty)}
            doers = {homes[nodes[role.key]] for role in graph.responsible(duty)}
            counts.update((one, other) for one, other in product(owners, doers) if one != other)
    known = {unit.name: unit for _, each in reversed(directory.organizations) for unit in each.units}
    members = Counter(homes.values())
    parents = _upward(members, known)
    labels = dict.fromkeys((*members, *(parent for parent in parents.values())))
    units = tuple(_node(label, members[label], known.get(label)) for label in labels)
    edges = [Edge(_id(one), _id(other), "answers for", str(count), count) for (one, other), count in counts.items()]
    edges += [Edge(_id(child), _id(parent), "within") for child, parent in parents.items()]
    return Drawing(f"{casting.title}: units", "by-unit", units, tuple(edges))


def _upward(members: Mapping[str, int], known: Mapping[str, Unit]) -> dict[str, str]:
    """Return the unit that each unit lies within, for those with roles and all above them."""
    by_key = {unit.key: unit for unit in known.values()}
    parents: dict[str, str] = {}
    waiting = list(members)
    while waiting:
        label = waiting.pop()
        unit = known.get(label)
        above = by_key.get(unit.parent or "") if unit else None
        if above and above.name != label and label not in parents:
            parents[label] = above.name
            waiting.append(above.name)
    return parents


def _id(label: str) -> str:
    return f"unit:{label}"


def _node(label: str, roles: int, unit: Unit | None) -> Node:
    facts = (("roles", str(roles)), ("tier", unit.tier if unit else ""))
    return Node(_id(label), label or _NOWHERE, "unit", "", tuple(each for each in facts if each[1]))


VIEW: Final = View("by-unit", drawn)
