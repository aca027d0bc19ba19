"""DOT, the language of Graphviz: clusters, and lines between them where there are very many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.drawings.form import Form
from raci.drawings.strokes import FILLS, stroke_of
from raci.drawings.wording import broken, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raci.drawings.drawing import Drawing, Edge, Node

_FLOWS: Final = {"right": "LR", "up": "BT"}
_COLUMNS: Final = 30


def drawn(drawing: Drawing) -> str:
    """Return a drawing in DOT; no name is obeyed, neither as markup nor as an escape."""
    return "\n".join(_lines(drawing.readable())) + "\n"


def _lines(drawing: Drawing) -> Iterator[str]:
    yield "digraph {"
    yield f"  graph [label={_quoted([drawing.title])}, labelloc=t, rankdir={_FLOWS[drawing.flow]}, compound=true,"
    yield '         fontname="Helvetica", bgcolor="white", newrank=true];'
    yield '  node [shape=box, style="filled,rounded", fontname="Helvetica", fontsize=11, color="#5b6472"];'
    yield '  edge [fontname="Helvetica", fontsize=9, color="#5b6472"];'
    ids = {node.id: f"n{place}" for place, node in enumerate(drawing.nodes)}
    members = drawing.members()
    for place, cluster in enumerate(drawing.clusters):
        yield f"  subgraph cluster_{place} {{"
        yield f'    label={_quoted(broken(cluster.heading, 60, 2))}; style="rounded"; color="#a8b0bc";'
        yield from (f"    {line}" for line in _nodes(members.get(cluster.id, ()), ids))
        yield "  }"
    yield from (f"  {line}" for line in _nodes(members.get("", ()), ids))
    homes = {cluster.id: (f"cluster_{place}", ids[members[cluster.id][0].id])
             for place, cluster in enumerate(drawing.clusters) if cluster.id in members}  # fmt: skip
    for edge in drawing.edges:
        yield f"  {_edge(edge, ids, homes)}"
    yield "}"


def _nodes(nodes: Iterable[Node], ids: dict[str, str]) -> Iterator[str]:
    for node in nodes:
        tip = _quoted([node.label, *(f"{what}: {said}" for what, said in node.facts)])
        fill = FILLS.get(node.kind, "#ffffff")
        yield f'{ids[node.id]} [label={_quoted(broken(node.label, _COLUMNS, 3))}, tooltip={tip}, fillcolor="{fill}"];'


def _edge(edge: Edge, ids: dict[str, str], homes: dict[str, tuple[str, str]]) -> str:
    stroke = stroke_of(edge)
    said = [f'color="{stroke.colour}"', f"penwidth={stroke.width:g}", f"tooltip={_quoted([edge.kind])}"]
    said += [f"label={_quoted([edge.label])}"] if edge.label else []
    said += ["style=dashed"] if stroke.dash else []
    ends = []
    for end, side in ((edge.source, "ltail"), (edge.target, "lhead")):
        if end in homes:
            said.append(f"{side}={homes[end][0]}")
        ends.append(ids.get(end) or homes[end][1])
    return f"{ends[0]} -> {ends[1]} [{', '.join(said)}];"


def _quoted(lines: Iterable[str]) -> str:
    r"""Return lines as a string of DOT, in which `\` and `"` are escaped and an ampersand begins no entity."""
    return '"' + r"\n".join(_escaped(named(line)) for line in lines) + '"'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")


FORM: Final = Form("dot", (".dot", ".gv"), drawn=drawn)
