"""The plan without Graphviz: two columns, arcs beside one, a tree, or clusters in layers, as the drawing asks for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from raci.drawings.plans.counting import notes_of
from raci.drawings.plans.plan import HEAD, LINE, PAD, Plan, Rect, degrees, heading_of, size_of, text_width
from raci.drawings.plans.routing import routes_of
from raci.drawings.plans.stacking import Stack, stacked
from raci.drawings.plans.trees import tree_boxes
from raci.drawings.strokes import stroke_of
from raci.graph.arranging import Arrangement, Size, arranged
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from raci.drawings.drawing import Drawing, Edge, Node
    from raci.drawings.plans.routing import Sides

_ROWS: Final = 24
_BETWEEN_COLUMNS: Final = 420
_FEW: Final = 1.5


def own_plan(drawing: Drawing) -> Plan:
    """Return a plan in which no line hides a name: columns, arcs or a tree for what can be followed line by line.

    Of more, the nodes of each cluster are listed, and the clusters stand in layers.
    """
    if drawing.is_bundled:
        return _in_layers(drawing)
    if drawing.flow == "up":
        return _routed(drawing, Stack(tree_boxes(drawing), {}), _across)
    ends = degrees(drawing)
    if drawing.is_two_sided:
        sources = {edge.source for edge in drawing.edges}
        left = stacked(drawing, [node for node in drawing.nodes if node.id in sources], ends)
        right = stacked(drawing, [node for node in drawing.nodes if node.id not in sources], ends)
        return _routed(drawing, left.beside(right, _BETWEEN_COLUMNS if sources else 0), _across)
    return _routed(drawing, stacked(drawing, drawing.nodes, _arc_ends(drawing)), _arcs)


def _arc_ends(drawing: Drawing) -> dict[str, int]:
    """Return how many arcs end or begin at that side of each node where more do."""
    counts: Counter[tuple[str, bool]] = Counter()
    for edge in drawing.edges:
        dashed = bool(stroke_of(edge).dash)
        counts.update([(edge.source, dashed), (edge.target, dashed)])
    return {name: max(counts[name, False], counts[name, True]) for name, _ in counts}


def _across(edge: Edge, boxes: Mapping[str, Rect]) -> tuple[str, str]:
    """Return at which sides of two boxes a line leaves and arrives: those that face each other."""
    source, target = boxes[edge.source], boxes[edge.target]
    if source.left + source.width <= target.left:
        return "right", "left"
    if target.left + target.width <= source.left:
        return "left", "right"
    return "right", "right"


def _arcs(edge: Edge, _boxes: Mapping[str, Rect]) -> tuple[str, str]:
    """Return the right side for solid lines, the left one for dashed ones."""
    side = "left" if stroke_of(edge).dash else "right"
    return side, side


def _routed(drawing: Drawing, stack: Stack, sides: Sides) -> Plan:
    routes = routes_of(drawing, stack.boxes | stack.clusters, sides)
    corners = [point for route in routes for point in route.extent]
    for box in (*stack.boxes.values(), *stack.clusters.values()):
        corners += [(box.left, box.top), (box.left + box.width, box.top + box.height)]
    left = min((across for across, _ in corners), default=0.0)
    top = min((down for _, down in corners), default=0.0)
    wide = max((across for across, _ in corners), default=0.0) - left
    high = max((down for _, down in corners), default=0.0) - top
    boxes = {name: box.moved(-left, -top) for name, box in stack.boxes.items()}
    clusters = {name: box.moved(-left, -top) for name, box in stack.clusters.items()}
    return Plan(drawing, boxes, clusters, [route.moved(-left, -top) for route in routes], wide, high)


def _in_layers(drawing: Drawing) -> Plan:
    """Return a plan of clusters in which nodes are listed and lines counted: drawn only where there are few."""
    members = drawing.members()
    sizes = {node.id: Size(*size_of(node)) for node in drawing.nodes}
    notes = notes_of(drawing) if members.keys() - {""} else {}
    inner: dict[str, Arrangement] = {}
    outer: dict[str, Size] = {node.id: sizes[node.id] for node in members.get("", ())}
    for cluster in drawing.clusters:
        if cluster.id in members:
            inner[cluster.id] = inside = _listed(members[cluster.id], sizes)
            said = notes.get(cluster.id, [])
            wide = max([inside.size.width, *map(text_width, [heading_of(cluster), *said])])
            outer[cluster.id] = Size(wide + 2 * PAD, inside.size.height + HEAD + PAD + len(said) * LINE)
    ends = [edge for edge in drawing.edges if edge.source in outer and edge.target in outer]
    shown = ends if drawing.flow != "up" and len(ends) <= len(outer) * _FEW else []
    counts: dict[tuple[str, str], int] = {}
    for edge in shown:
        counts[edge.source, edge.target] = counts.get((edge.source, edge.target), 0) + edge.count
    stack = Stack({}, {})
    for name, (left, top) in arranged(outer, counts, across=130 if shown else 30, between=30).corners.items():
        whole = Rect(left, top, *outer[name])
        if name not in inner:
            stack.boxes[name] = whole
            continue
        stack.clusters[name] = whole
        for each, (right, down) in inner[name].corners.items():
            stack.boxes[each] = Rect(left + PAD + right, top + HEAD + down, *sizes[each])
    return _routed(replace(drawing, edges=tuple(shown)), stack, _across)._replace(notes=notes)


def _listed(nodes: Sequence[Node], sizes: dict[str, Size]) -> Arrangement:
    """Return nodes in columns of at most two dozen, one below the other, the lower ones of a branch set in."""
    corners: dict[str, tuple[float, float]] = {}
    left = lowest = 0.0
    columns = -(-len(nodes) // _ROWS)
    rows = -(-len(nodes) // columns)
    for start in range(0, len(nodes), rows):
        column = nodes[start : start + rows]
        top = 0.0
        for node in column:
            corners[node.id] = left, top
            top += sizes[node.id].height + 6
        left += max(sizes[node.id].width for node in column) + 14
        lowest = max(lowest, top - 6)
    return Arrangement(corners, Size(left - 14, lowest))
