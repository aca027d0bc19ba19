"""By duty: every duty in its section, and a line from each role that takes part in it, with its letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.answers.participating import rank
from raci.drawings.casting import Casting, cluster_id, clusters_of
from raci.drawings.drawing import Drawing, Edge, Node
from raci.drawings.view import View
from raci.records import replace

if TYPE_CHECKING:
    from raci.answers import Directory

_APART: Final = "›"


def drawn(directory: Directory) -> Drawing:
    """Return roles and duties, with an edge for every cell: its kind is the foremost participation, as in a word."""
    casting = Casting(directory)
    duties, edges = [], []
    several = len(casting.graphs) > 1
    for place, duty, cells in casting.cells():
        matrix = casting.graphs[place].matrix
        path = (matrix.title or f"Matrix {place + 1}", *duty.section) if several else duty.section
        section = f" {_APART} ".join(path)
        node = Node(casting.duty(place, duty), duty.name, "duty", cluster_id(section))
        duties.append(replace(node, facts=(("section", section),)) if section else node)
        for role, entry in cells:
            kind = min(entry.participations, key=rank).value if entry.participations else "other"
            edges.append(Edge(role, node.id, kind, "/".join(entry.letters)))
    roles = casting.nodes(edge.source for edge in edges)
    taken = {duty.cluster for duty in duties}
    if not any(role.cluster in taken for role in roles if role.cluster):
        nodes = (*roles, *duties)
    else:  # a unit and a section of one name are not one
        nodes = (*(replace(role, cluster=f"{role.cluster} (roles)" if role.cluster else "") for role in roles), *duties)
    return Drawing(f"{casting.title}: duties", "by-duty", nodes, tuple(edges), clusters_of(nodes))


VIEW: Final = View("by-duty", drawn)
