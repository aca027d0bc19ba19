"""Lines between boxes that stand already: curves from side to side, each with an end of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

from raci.drawings.plans.plan import Rect, Route

if TYPE_CHECKING:
    from raci.drawings.drawing import Drawing, Edge

Sides: TypeAlias = Callable[["Edge", Mapping[str, Rect]], tuple[str, str]]
"""Says at which sides of two boxes a line leaves and arrives: `left` or `right`."""

_PORT: Final = 13.0
_LABEL: Final = 20.0


def routes_of(drawing: Drawing, boxes: Mapping[str, Rect], sides: Sides) -> list[Route]:
    """Return a curve for each edge; the ends at one side of a box are spread over it so that few curves cross."""
    edges = [edge for edge in drawing.edges if edge.source != edge.target]
    pairs = [sides(edge, boxes) for edge in edges]
    ports: dict[tuple[str, str], list[tuple[tuple[float, float], int, int]]] = {}
    for place, (edge, pair) in enumerate(zip(edges, pairs, strict=True)):
        for end, (name, other) in enumerate(((edge.source, edge.target), (edge.target, edge.source))):
            order = _order(boxes[name], boxes[other], arched=pair[0] == pair[1])
            ports.setdefault((name, pair[end]), []).append((order, place, end))
    points: dict[tuple[int, int], tuple[float, float]] = {}
    for (name, side), held in ports.items():
        for number, (_, place, end) in enumerate(sorted(held)):
            points[place, end] = _port(boxes[name], side, number, len(held))
    return [_route(edge, points[place, 0], points[place, 1], pairs[place]) for place, edge in enumerate(edges)]


def _order(box: Rect, other: Rect, *, arched: bool) -> tuple[float, float]:
    """Return where along a side the line to another box belongs: the widest arcs outermost, so that they nest."""
    along = other.top + other.height / 2
    if not arched:
        return along, 0.0
    return float(along > box.top + box.height / 2), -along


def _port(box: Rect, side: str, number: int, count: int) -> tuple[float, float]:
    step = min(_PORT, box.height / (count + 1))
    down = box.top + box.height / 2 + (number - (count - 1) / 2) * step
    return box.left + (box.width if side == "right" else 0), down


def _route(edge: Edge, start: tuple[float, float], end: tuple[float, float], sides: tuple[str, str]) -> Route:
    reach = max(30.0, abs(end[0] - start[0]) / 2)
    if sides[0] == sides[1]:
        reach = 40.0 + abs(end[1] - start[1]) * 0.42 + abs(end[0] - start[0]) / 2
    first, last = (reach if side == "right" else -reach for side in sides)
    label = end[0] + (_LABEL if sides[1] == "right" else -_LABEL), end[1]
    return Route(edge, (start, (start[0] + first, start[1]), (end[0] + last, end[1]), end), label)
