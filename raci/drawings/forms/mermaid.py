"""Mermaid, which GitHub, GitLab and many wikis draw: a flowchart within the limits Mermaid sets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from raci.drawings.form import Form
from raci.drawings.strokes import FILLS, stroke_of
from raci.drawings.wording import broken
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from raci.drawings.drawing import Drawing, Edge, Node

_FLOWS: Final = {"right": "LR", "up": "BT"}
_COLUMNS: Final = 40
_MOST_EDGES: Final = 450
_MOST_TEXT: Final = 45_000
_OBEYED: Final = re.compile(r"[^\w ,()/?!'–—-]|_|^[-(]|(?<=^\d)[.)]|\bend\b(?=[^\w]|$)", re.IGNORECASE)


def drawn(drawing: Drawing) -> str:
    """Return a drawing as a flowchart; one that would be too long has its clusters as nodes, and its main lines only.

    Mermaid draws no more than 500 edges and 50,000 characters unless it is set up otherwise.
    """
    text = _text(drawing.readable())
    if len(text) > _MOST_TEXT and drawing.clusters:
        text = _text(drawing.coarse())
    if len(text) > _MOST_TEXT:
        text = _text(_first(drawing))
    return text


def _text(drawing: Drawing) -> str:
    return "\n".join(_lines(drawing)) + "\n"


def _first(drawing: Drawing) -> Drawing:
    """Return the first nodes of a drawing, as many as surely can be drawn, and what joins them."""
    nodes = drawing.nodes[:100]
    kept = {node.id for node in nodes}
    edges = tuple(edge for edge in drawing.edges if edge.source in kept and edge.target in kept)
    title = f"{drawing.title} (the first {len(nodes)} of {len(drawing.nodes)})"
    clusters = tuple(each for each in drawing.clusters if any(node.cluster == each.id for node in nodes))
    return replace(drawing, title=title, nodes=nodes, edges=edges, clusters=clusters)


def _lines(drawing: Drawing) -> Iterator[str]:
    edges = sorted(drawing.edges, key=lambda edge: -edge.count)[:_MOST_EDGES]
    kept = set(map(id, edges))
    edges = [edge for edge in drawing.edges if id(edge) in kept]
    if len(edges) < len(drawing.edges):
        yield f"%% {len(drawing.edges) - len(edges)} thinner lines are left out: Mermaid draws no more than 500."
    yield f"flowchart {_FLOWS[drawing.flow]}"
    yield f"  accTitle: {_label([drawing.title])}"
    members = drawing.members()
    ids = {each.id: f"c{place}" for place, each in enumerate(drawing.clusters) if each.id in members}
    ids |= {node.id: f"n{place}" for place, node in enumerate(drawing.nodes)}
    for cluster in drawing.clusters:
        if cluster.id in members:
            yield f'  subgraph {ids[cluster.id]}["{_label(broken(cluster.heading, _COLUMNS, 2))}"]'
            yield from (f"    {_node(node, ids)}" for node in members[cluster.id])
            yield "  end"
    yield from (f"  {_node(node, ids)}" for node in members.get("", ()))
    yield from (f"  {_edge(edge, ids)}" for edge in edges)
    yield from (f"  {line}" for line in _styles(drawing.nodes, edges, ids))


def _node(node: Node, ids: dict[str, str]) -> str:
    opened, closed = ("(", ")") if node.kind == "role" else ("[", "]")
    return f'{ids[node.id]}{opened}"{_label(broken(node.label, _COLUMNS, 3))}"{closed}'


def _edge(edge: Edge, ids: dict[str, str]) -> str:
    arrow = "-.->" if stroke_of(edge).dash else "-->"
    said = f'|"{_label([edge.label])}"|' if edge.label else ""
    return f"{ids[edge.source]} {arrow}{said} {ids[edge.target]}"


def _styles(nodes: Sequence[Node], edges: Sequence[Edge], ids: dict[str, str]) -> Iterator[str]:
    kinds: dict[str, list[str]] = {}
    for node in nodes:
        kinds.setdefault(node.kind, []).append(ids[node.id])
    for kind, held in kinds.items():
        yield f"classDef {kind} fill:{FILLS.get(kind, '#ffffff')},stroke:#5b6472,color:#1c2330"
        yield f"class {','.join(held)} {kind}"
    groups = [name for name in ids.values() if name.startswith("c")]
    if groups:
        yield "classDef group fill:#f7f8fa,stroke:#c3c9d2,color:#3a4250"
        yield f"class {','.join(groups)} group"
    strokes: dict[str, list[int]] = {}
    for place, edge in enumerate(edges):
        stroke = stroke_of(edge)
        strokes.setdefault(f"stroke:{stroke.colour},stroke-width:{stroke.width:g}px", []).append(place)
    for style, places in strokes.items():
        yield f"linkStyle {','.join(map(str, places))} {style}"


def _label(lines: Iterable[str]) -> str:
    """Return lines as the text of a label, in which nothing is markup, a keyword or an entity of its own."""
    return "<br>".join(_OBEYED.sub(_entity, line) for line in lines)


def _entity(found: re.Match[str]) -> str:
    return f"#{ord(found[0][0])};{found[0][1:]}"


FORM: Final = Form("mermaid", (".mmd", ".mermaid"), drawn=drawn)
