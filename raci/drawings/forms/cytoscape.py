"""JSON for Cytoscape and Cytoscape.js: elements, as `cytoscape({elements: …})` takes them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from raci.drawings.form import Form
from raci.reports.shown import encodable, inert

if TYPE_CHECKING:
    from raci.drawings.drawing import Drawing


def drawn(drawing: Drawing) -> str:
    """Return a drawing as `{"data", "elements": {"nodes", "edges"}}`; the clusters are parents of their nodes."""
    nodes: list[dict[str, dict[str, object]]] = [
        {"data": {"id": each.id, "name": each.label, "kind": "cluster"}} for each in drawing.clusters
    ]
    for node in drawing.nodes:
        parent = {"parent": node.cluster} if node.cluster else {}
        nodes.append({"data": {**dict(node.facts), "id": node.id, "name": node.label, "kind": node.kind, **parent}})
    edges = [
        {
            "data": {
                "id": f"e{place}",
                "source": edge.source,
                "target": edge.target,
                "kind": edge.kind,
                "label": edge.label,
                "count": edge.count,
            }
        }
        for place, edge in enumerate(drawing.edges)
    ]
    document = {
        "data": {"name": drawing.title, "view": drawing.view, "shared_name": drawing.title},
        "elements": {"nodes": nodes, "edges": edges},
    }
    return inert(encodable(json.dumps(document, ensure_ascii=False, indent=1))) + "\n"


FORM: Final = Form("cytoscape", (".cyjs", ".cy.json", ".json"), drawn=drawn, view="whole")
