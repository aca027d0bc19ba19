"""Which node each role of several matrices is, what is written on it, and where it stands."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from raci.drawings.drawing import Cluster, Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from raci.answers import Directory, RoleFacts
    from raci.graph import ResponsibilityGraph
    from raci.model import Duty, Entry, Role


class Casting:
    """The roles of a directory as nodes, each once for all matrices; duties, each of its matrix.

    In one matrix the ids are those of `raci.graph(matrix).to_networkx()`: `role:KEY`, `duty:KEY`.
    """

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self.graphs: Sequence[ResponsibilityGraph] = directory.register.graphs
        keys = {name: directory.best(name).role.key for name in directory.roles}
        crowd = Counter(keys.values())
        self._identities: dict[int, dict[str, str]] = {}
        self._ids = {name: f"role:{key if crowd[key] == 1 else name}" for name, key in keys.items()}
        self._names = {node: name for name, node in self._ids.items()}

    @cached_property
    def title(self) -> str:
        """What the matrices are called together."""
        titles = list(dict.fromkeys(graph.matrix.title for graph in self.graphs if graph.matrix.title))
        return titles[0] if len(titles) == 1 else f"{len(self.graphs)} matrices" if len(self.graphs) > 1 else "Matrix"

    def role(self, place: int, key: str) -> str:
        """Return the node of the role of a key in the matrix at a place."""
        return self._ids[self.directory.called(place)[key]]

    def seen(self, place: int, role: Role) -> str | None:
        """Return the node of a role that the matrix at a place, or its organization, has; None where there is none."""
        called = self.directory.called(place)
        if role.key in called:
            return self._ids[called[role.key]]
        return self._ids.get(self._known(place).get(role.key, ""))

    def _known(self, place: int) -> dict[str, str]:
        """Return what identifies each role of the organization of the matrix at a place."""
        organization = self.graphs[place].matrix.organization
        if organization is None:
            return {}
        found = self._identities.get(id(organization))
        if found is None:
            found = self._identities[id(organization)] = self.directory.identities(organization)
        return found

    def duty(self, place: int, duty: Duty) -> str:
        """Return the node of a duty of the matrix at a place."""
        return f"duty:{duty.key}" if len(self.graphs) == 1 else f"duty:{place + 1}:{duty.key}"

    def cells(self) -> Iterator[tuple[int, Duty, list[tuple[str, Entry]]]]:
        """Yield every duty with the place of its matrix and its cells: nodes of roles with their entries."""
        for place, graph in enumerate(self.graphs):
            nodes = {key: self._ids[name] for key, name in self.directory.called(place).items()}
            for duty, row in zip(graph.matrix.duties, graph.matrix.rows, strict=True):
                yield place, duty, [(nodes[key], entry) for key, entry in row.items()]

    def nodes(self, ids: Iterable[str], *, clustered: bool = True) -> tuple[Node, ...]:
        """Return the roles of these ids as nodes, in the order of the directory."""
        wanted = set(ids)
        return tuple(self._node(name, clustered=clustered) for name, node in self._ids.items() if node in wanted)

    def home(self, node: str) -> str:
        """Return the unit, or the heading, that the role of a node belongs to; empty where nobody says."""
        sighting = self.directory.best(self._names[node])
        return sighting.described.home(sighting.role)

    def shown(self) -> dict[str, None]:
        """Return the nodes of all roles that the matrices name, or that stand above those, in their order."""
        found: dict[str, None] = {}
        for place, graph in enumerate(self.graphs):
            for role in graph.matrix.roles:
                found[self.role(place, role.key)] = None
                found |= {node: None for each in graph.escalation_path(role) if (node := self.seen(place, each))}
        return found

    def lines(self) -> dict[str, str]:
        """Return the node right above each role on its solid line; what would go round in a circle is left out."""
        above: dict[str, str] = {}
        for place, graph in enumerate(self.graphs):
            for role in graph.organization.roles:
                node = self.seen(place, role)
                over = [found for each in graph.escalation_path(role)[:1] if (found := self.seen(place, each))]
                if node and over and node not in above and not _leads(above, over[0], node):
                    above[node] = over[0]
        return above

    def facts(self, node: str) -> RoleFacts:
        """Return what is known of the role of a node."""
        return self.directory.facts(self._names[node])

    def label(self, node: str) -> str:
        """Return what the role of a node is called."""
        return self.directory.best(self._names[node]).role.name

    def _node(self, name: str, *, clustered: bool) -> Node:
        facts = self.directory.facts(name)
        said = (("level", facts.level), ("scope", facts.scope))
        known = tuple((what, each.words) for what, each in said if each is not None)
        home = self.home(self._ids[name]) if clustered else ""
        held = (("held by", ", ".join(each.name for each in facts.holders)),) if facts.holders else ()
        return Node(self._ids[name], facts.name, "role", cluster_id(home), (*known, *held))


def _leads(above: Mapping[str, str], start: str, end: str) -> bool:
    """Tell whether the lines from one node lead to another, or to itself."""
    node: str | None = start
    while node is not None and node != end:
        node = above.get(node)
    return node == end


def cluster_id(label: str) -> str:
    """Return the id of the cluster of this label; empty for none."""
    return f"cluster:{label}" if label else ""


def clusters_of(nodes: Iterable[Node]) -> tuple[Cluster, ...]:
    """Return the clusters that nodes stand in, in their order."""
    found = dict.fromkeys(node.cluster for node in nodes if node.cluster)
    return tuple(Cluster(each, each.removeprefix("cluster:")) for each in found)
