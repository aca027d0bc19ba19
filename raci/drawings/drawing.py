"""A drawing: nodes, edges and clusters as plain data, before anybody says where they stand or in what format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.records import record, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_FOLLOWED: Final = 60
"""Nodes that can still be followed edge by edge; a drawing of more shows its edges between clusters, counted."""
_MOST_LINES: Final = 300
_MOST_OPPOSITE: Final = 150
_MOST_LINES_ACROSS: Final = 450


@record
class Node:
    """A thing that is drawn: `kind` is role, duty, unit or person; `cluster` is the id of the one it stands in.

    `facts` are what else is known of it, by name (`level`, `scope`, `section`). `indent` says how far below the first
    ones of its cluster it belongs.
    """

    id: str
    label: str
    kind: str
    cluster: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    indent: int = 0


@record
class Edge:
    """A line from one node (or cluster) to another: its `kind`, what is written at it, and how often it holds."""

    source: str
    target: str
    kind: str
    label: str = ""
    count: int = 1


@record
class Cluster:
    """Nodes that stand together: a unit, a heading over roles, a section of duties.

    `within` says how many lines lead from one of them to another, where these are not drawn.
    """

    id: str
    label: str
    within: int = 0

    @property
    def heading(self) -> str:
        """What is written over it."""
        return f"{self.label} ({self.within} within)" if self.within else self.label


@record
class Drawing:
    """What a view shows. Ids are unique among nodes and clusters; every edge joins two of them.

    `flow` is the direction in which edges are read: `right`, or `up` for what lies below something else.
    `is_bundled` tells that its edges are counts of others.
    """

    title: str
    view: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    clusters: tuple[Cluster, ...] = ()
    flow: str = "right"
    is_bundled: bool = False

    @property
    def is_large(self) -> bool:
        """Whether there is too much to be followed line by line."""
        if self.is_two_sided:
            return len(self.nodes) > _MOST_OPPOSITE or len(self.edges) > _MOST_LINES_ACROSS
        return len(self.nodes) > MOST_FOLLOWED or len(self.edges) > _MOST_LINES

    @property
    def is_two_sided(self) -> bool:
        """Whether every line leads from one side to the other: nothing that it comes from is led to."""
        return {edge.source for edge in self.edges}.isdisjoint(edge.target for edge in self.edges)

    def readable(self) -> Drawing:
        """Return the drawing as it is, or with its edges bundled where there are very many; a tree keeps its own."""
        return self.bundled() if self.is_large and self.clusters and self.flow != "up" else self

    def bundled(self) -> Drawing:
        """Return the drawing with its edges counted between clusters; those within one are left to its label.

        A node that stands in no cluster keeps its own edges.
        """
        homes = {node.id: node.cluster or node.id for node in self.nodes}
        counts: dict[tuple[str, str], int] = {}
        within: dict[str, int] = {}
        for edge in self.edges:
            source, target = homes.get(edge.source, edge.source), homes.get(edge.target, edge.target)
            if source == target:
                within[source] = within.get(source, 0) + edge.count
            else:
                counts[source, target] = counts.get((source, target), 0) + edge.count
        edges = (Edge(*pair, "bundle", str(count), count) for pair, count in counts.items())
        clusters = tuple(_counting(self.clusters, within))
        return replace(self, edges=tuple(edges), clusters=clusters, is_bundled=True)

    def coarse(self) -> Drawing:
        """Return the drawing with one node for each cluster, which says how many it stands for."""
        found = self.bundled()
        members = found.members()
        nodes = [
            Node(each.id, f"{each.label}: {len(members[each.id])}", "unit")
            for each in found.clusters
            if each.id in members
        ]
        return replace(found, nodes=(*nodes, *members.get("", ())), clusters=())

    def members(self) -> dict[str, list[Node]]:
        """Return the nodes of each cluster, by its id; those of none under ''. Clusters without nodes are left out."""
        found: dict[str, list[Node]] = {}
        for node in self.nodes:
            found.setdefault(node.cluster, []).append(node)
        return found


def _counting(clusters: tuple[Cluster, ...], within: dict[str, int]) -> Iterator[Cluster]:
    for each in clusters:
        yield replace(each, within=within.get(each.id, 0))
