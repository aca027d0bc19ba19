"""GraphML, which yEd, Gephi and networkx read: all of a drawing as data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from raci.drawings.form import Form
from raci.reports.shown import encodable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raci.drawings.drawing import Drawing, Edge, Node

_XML: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)
_ILLEGAL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>',
    (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
        ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">'
    ),
)


def drawn(drawing: Drawing) -> str:
    """Return a drawing in GraphML: nodes with kind, name and facts; edges with a kind, or letters, and a count.

    What is empty is left out. A character that XML cannot hold is shown as an escape.
    """
    nodes = [(node.id, _node(node)) for node in drawing.nodes]
    edges = [(edge, _edge(edge)) for edge in drawing.edges]
    keys = {("graph", "title"): "t"}
    for what, held in (("node", (said for _, said in nodes)), ("edge", (said for _, said in edges))):
        for name in dict.fromkeys(name for said in held for name in said):
            keys[what, name] = f"{what[0]}{len(keys)}"
    return "\n".join(_lines(drawing, nodes, edges, keys)) + "\n"


def _lines(
    drawing: Drawing,
    nodes: Iterable[tuple[str, dict[str, str]]],
    edges: Iterable[tuple[Edge, dict[str, str]]],
    keys: dict[tuple[str, str], str],
) -> Iterator[str]:
    yield from _HEAD
    for (what, name), key in keys.items():
        kind = "int" if name == "count" else "string"
        yield f'<key id="{key}" for="{what}" attr.name="{_xml(name)}" attr.type="{kind}"/>'
    yield '<graph edgedefault="directed">'
    if drawing.title:
        yield f'<data key="t">{_xml(drawing.title)}</data>'
    for name, said in nodes:
        yield f'<node id="{_xml(name)}">{_data(said, "node", keys)}</node>'
    for edge, said in edges:
        ends = f'source="{_xml(edge.source)}" target="{_xml(edge.target)}"'
        yield f"<edge {ends}>{_data(said, 'edge', keys)}</edge>"
    yield "</graph>"
    yield "</graphml>"


def _node(node: Node) -> dict[str, str]:
    unit = {"cluster": node.cluster.removeprefix("cluster:")}
    said = {"kind": node.kind, "name": node.label} | unit | dict(node.facts)
    return {name: text for name, text in said.items() if text}


def _edge(edge: Edge) -> dict[str, str]:
    if edge.kind == "takes part":
        return {"letters": edge.label} if edge.label else {}
    counted = edge.label == str(edge.count)
    said = {"kind": edge.kind, "letters": "" if counted else edge.label, "count": str(edge.count) if counted else ""}
    return {name: text for name, text in said.items() if text}


def _data(said: dict[str, str], what: str, keys: dict[tuple[str, str], str]) -> str:
    return "".join(f'<data key="{keys[what, name]}">{_xml(text)}</data>' for name, text in said.items())


def _xml(text: str) -> str:
    legal = _ILLEGAL.sub(lambda found: f"\\x{ord(found[0]):02x}", encodable(text))
    return legal.translate(_XML)


FORM: Final = Form("graphml", (".graphml",), drawn=drawn, view="whole")
