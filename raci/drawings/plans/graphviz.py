"""The plan by Graphviz, where its `dot` is installed: it is told sizes and joints, and no name."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any, Final

from raci.drawings.plans.plan import Plan, Rect, Route, degrees, heading_of, size_of, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.drawings.drawing import Drawing

_SECONDS: Final = 20
_INCH: Final = 72
_FLOWS: Final = {"right": "LR", "up": "BT"}


def graphviz_plan(drawing: Drawing) -> Plan | None:
    """Return a plan made by Graphviz; None where it is not installed, fails, or takes longer than 20 seconds."""
    program = shutil.which("dot")
    if program is None:
        return None
    told = "\n".join(_told(drawing)).encode()
    try:
        done = subprocess.run([program, "-Tjson0"], input=told, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603 - no shell, and only numbers are told
        return _plan(drawing, json.loads(done.stdout))
    except (OSError, subprocess.SubprocessError, ValueError, KeyError, IndexError):
        return None


def _told(drawing: Drawing) -> Iterator[str]:
    """Yield the drawing in DOT, its names replaced by numbers and by the room they take."""
    yield f"digraph {{ rankdir={_FLOWS[drawing.flow]}; ranksep=0.7; nodesep=0.2; newrank=true;"
    yield 'node [shape=box, fixedsize=true, label=""]; edge [fontsize=11, fontname="Helvetica"];'
    ends = degrees(drawing)
    numbers = {node.id: place for place, node in enumerate(drawing.nodes)}
    members = drawing.members()
    boxes = {}
    for node in drawing.nodes:
        wide, high = size_of(node, ends.get(node.id, 0) // 2)
        boxes[node.id] = f"n{numbers[node.id]} [width={wide / _INCH:.3f}, height={high / _INCH:.3f}];"
    for place, cluster in enumerate(drawing.clusters):
        room = text_width(heading_of(cluster)) / _INCH
        yield f'subgraph cluster_{place} {{ margin=14; label=<<table border="0" fixedsize="true" '
        yield f'width="{room * _INCH:.0f}" height="20"><tr><td></td></tr></table>>;'
        yield from (boxes[node.id] for node in members.get(cluster.id, ()))
        yield "}"
    yield from (boxes[node.id] for node in members.get("", ()))
    for place, edge in enumerate(drawing.edges):
        label = f', label="{"0" * min(6, len(edge.label))}"' if edge.label else ""
        yield f'n{numbers[edge.source]} -> n{numbers[edge.target]} [id="{place}"{label}];'
    yield "}"


def _plan(drawing: Drawing, found: dict[str, Any]) -> Plan:
    _, _, wide, high = map(float, found["bb"].split(","))
    boxes, clusters = {}, {}
    for each in found.get("objects", ()):
        name = each["name"]
        if name.startswith("cluster_"):
            if "bb" in each:
                left, bottom, right, top = map(float, each["bb"].split(","))
                cluster = drawing.clusters[int(name.removeprefix("cluster_"))]
                clusters[cluster.id] = Rect(left, high - top, right - left, top - bottom)
        else:
            across, up = map(float, each["pos"].split(","))
            size = float(each["width"]) * _INCH, float(each["height"]) * _INCH
            boxes[drawing.nodes[int(name[1:])].id] = Rect(across - size[0] / 2, high - up - size[1] / 2, *size)
    routes = [_route(drawing, each, high) for each in found.get("edges", ())]
    return Plan(drawing, boxes, clusters, routes, wide, high)


def _route(drawing: Drawing, each: dict[str, Any], high: float) -> Route:
    edge = drawing.edges[int(each["id"])]
    end, *points = each["pos"].removeprefix("e,").split(" ")
    curve = [_point(point, high) for point in points]
    arrow = _point(end, high)
    label = _point(each["lp"], high) if "lp" in each else curve[len(curve) // 2]
    return Route(edge, (*curve, arrow), label)


def _point(text: str, high: float) -> tuple[float, float]:
    across, up = map(float, text.split(","))
    return across, high - up
