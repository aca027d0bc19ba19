"""A tree from left to right: each box halfway down those that lie under it, none over another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.drawings.plans.plan import Rect, size_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raci.drawings.drawing import Drawing, Node

_ACROSS: Final = 70
_BETWEEN: Final = 14
_SOLID: Final = "reports to"


def tree_boxes(drawing: Drawing) -> dict[str, Rect]:
    """Return the boxes of a drawing whose solid lines lead from each node to the one above it."""
    above: dict[str, str] = {}
    for edge in drawing.edges:
        if edge.kind == _SOLID:
            above.setdefault(edge.source, edge.target)
    below: dict[str, list[Node]] = {}
    for node in drawing.nodes:
        below.setdefault(above.get(node.id, ""), []).append(node)
    order = _order(drawing, below)
    depths: dict[str, int] = {}
    for node in order:
        depths[node.id] = depths.get(above.get(node.id, ""), -1) + 1
    sizes = {node.id: size_of(node) for node in order}
    lefts = _lefts(depths, sizes)
    tops: dict[str, float] = {}
    down = 0.0
    for node in order[::-1]:
        under = [tops[each.id] for each in below.get(node.id, ()) if each.id in tops]
        if under:
            tops[node.id] = (min(under) + max(under)) / 2
        else:
            down -= sizes[node.id][1] + _BETWEEN
            tops[node.id] = down
    return {node.id: Rect(lefts[depths[node.id]], tops[node.id], *sizes[node.id]) for node in drawing.nodes}


def _order(drawing: Drawing, below: Mapping[str, list[Node]]) -> list[Node]:
    """Return every node before those under it; what goes round in circles is taken as if nobody were above it."""
    found: list[Node] = []
    seen: set[str] = set()
    for start in (*below.get("", ()), *drawing.nodes):
        waiting = [start]
        while waiting:
            node = waiting.pop()
            if node.id not in seen:
                seen.add(node.id)
                found.append(node)
                waiting.extend(reversed(below.get(node.id, ())))
    return found


def _lefts(depths: Mapping[str, int], sizes: Mapping[str, tuple[float, float]]) -> list[float]:
    """Return where the column of each depth begins."""
    widest: list[float] = [0.0] * (max(depths.values(), default=0) + 1)
    for name, depth in depths.items():
        widest[depth] = max(widest[depth], sizes[name][0])
    lefts = [0.0]
    for wide in widest:
        lefts.append(lefts[-1] + wide + _ACROSS)
    return lefts
