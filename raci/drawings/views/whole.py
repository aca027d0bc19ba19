"""The whole: all that the graph knows, for programs rather than for the eye."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.drawings.casting import Casting
from raci.drawings.drawing import Drawing, Edge, Node
from raci.drawings.view import View

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raci.answers import Directory


def drawn(directory: Directory) -> Drawing:
    """Return roles, duties, units and people, and all that joins them, as `to_networkx()` has it of each matrix.

    Roles are one for all matrices, and so are units and people of the same key.
    """
    casting = Casting(directory)
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str, str], Edge] = {}
    for place, graph in enumerate(casting.graphs):
        known = graph.to_networkx()
        ids = _ids(casting, place)
        for name, said in known.nodes(data=True):
            facts = tuple((what, str(each)) for what, each in said.items() if what not in {"kind", "name"} and each)
            node = Node(ids.get(name, name), said.get("name", name), said.get("kind", "role"), "", facts)
            if node.id not in nodes or len(node.facts) > len(nodes[node.id].facts):
                nodes[node.id] = node
        for source, target, said in known.edges(data=True):
            edge = Edge(ids.get(source, source), ids.get(target, target), *_said(said))
            edges.setdefault((edge.source, edge.target, edge.kind), edge)
    return Drawing(casting.title, "whole", tuple(nodes.values()), tuple(edges.values()))


def _said(said: Mapping[str, str]) -> tuple[str, str]:
    return ("takes part", said["letters"]) if "letters" in said else (said["kind"], "")


def _ids(casting: Casting, place: int) -> dict[str, str]:
    """Return the ids of the roles and duties of a matrix, by those its own graph gives them."""
    graph = casting.graphs[place]
    found = {f"duty:{duty.key}": casting.duty(place, duty) for duty in graph.matrix.duties}
    for role in graph.organization.roles if graph.matrix.organization else graph.matrix.roles:
        node = casting.seen(place, role)
        if node is not None:
            found[f"role:{role.key}"] = node
    return found


VIEW: Final = View("whole", drawn)
