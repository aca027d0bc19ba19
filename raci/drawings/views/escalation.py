"""Escalation: the roles that take part, and all above them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.drawings.casting import Casting, cluster_id, clusters_of
from raci.drawings.drawing import Drawing, Edge
from raci.drawings.view import View
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raci.answers import Directory
    from raci.drawings.drawing import Node

_BRANCH_BELOW: Final = 2


def drawn(directory: Directory) -> Drawing:
    """Return the roles that take part in duties and all above them, with solid (`reports to`) and `dotted` lines."""
    casting = Casting(directory)
    edges: dict[Edge, None] = {}
    shown: dict[str, None] = {}
    for place, graph in enumerate(casting.graphs):
        waiting = [role for role in graph.matrix.roles if graph.load(role).filled]
        reached = {role.key for role in waiting}
        for role in waiting:  # those above are put in as they are met
            node = casting.seen(place, role)
            if node is None:
                continue
            shown[node] = None
            lines = [(above, "reports to") for above in graph.escalation_path(role)[:1]]
            lines += [(above, "dotted") for above in graph.organization.dotted(role)]
            for above, kind in lines:
                over = casting.seen(place, above)
                if over is not None and over != node:
                    edges[Edge(node, over, kind)] = None
                if above.key not in reached:
                    reached.add(above.key)
                    waiting.append(above)
    nodes = casting.nodes(shown, clustered=False)
    upward = {edge.source: edge.target for edge in reversed(edges) if edge.kind == "reports to"}
    drawing = Drawing(f"{casting.title}: escalation", "escalation", nodes, tuple(edges), flow="up")
    return _branched(drawing, upward) if drawing.is_large else drawing


def _branched(drawing: Drawing, above: Mapping[str, str]) -> Drawing:
    """Return a large drawing with its roles, those of one branch together, each below the one it reports to."""
    below: dict[str, list[Node]] = {}
    for node in drawing.nodes:
        below.setdefault(above.get(node.id, ""), []).append(node)
    ordered: list[Node] = []
    seen: set[str] = set()
    waiting = [(node, 0, node) for node in reversed(below.get("", []))]
    while waiting:
        node, depth, branch = waiting.pop()
        seen.add(node.id)
        heads = branch if depth else node
        ordered.append(replace(node, cluster=cluster_id(heads.label), indent=max(0, depth - 1)))
        under = reversed(below.get(node.id, []))
        waiting.extend((each, depth + 1, each if depth + 1 < _BRANCH_BELOW else heads) for each in under)
    ordered += [node for node in drawing.nodes if node.id not in seen]
    return replace(drawing, nodes=tuple(ordered), clusters=clusters_of(ordered))


VIEW: Final = View("escalation", drawn)
