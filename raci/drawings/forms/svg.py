"""SVG: a picture that opens in every browser, with no script and nothing from elsewhere in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.drawings.form import Form
from raci.drawings.plans.graphviz import graphviz_plan
from raci.drawings.plans.own import own_plan
from raci.drawings.plans.plan import LINE, heading_of, lines_of, text_width
from raci.drawings.strokes import FILLS, stroke_of
from raci.drawings.wording import named
from raci.errors import RaciError
from raci.reports.xml_text import xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.drawings.drawing import Cluster, Drawing, Node
    from raci.drawings.plans.plan import Plan, Rect, Route

_MARGIN: Final = 24
_TITLE: Final = 44
_KEY: Final = 34
_MOST: Final = 2_000
_FONT: Final = "font-family=\"system-ui, 'Segoe UI', 'Noto Sans', Arial, sans-serif\""


def drawn(drawing: Drawing) -> str:
    """Return a drawing as a picture: by Graphviz where it is installed, else in layers; large ones by their clusters.

    Every box and line has its full name as a title, the picture has a title and a description for those who hear it.
    """
    return "\n".join(_lines(_planned(drawing))) + "\n"


def _planned(drawing: Drawing) -> Plan:
    if not drawing.is_large:
        return (None if drawing.is_two_sided else graphviz_plan(drawing)) or own_plan(drawing)
    if not drawing.clusters:
        if len(drawing.nodes) > _MOST:
            message = f"{len(drawing.nodes)} boxes are too many for one picture; draw another view, such as by-unit"
            raise RaciError("too-much-to-draw", f"{message}, or take them to another program (graphml, cytoscape)")
        return own_plan(drawing)
    bundled = drawing.coarse() if len(drawing.nodes) > _MOST and drawing.clusters else drawing.bundled()
    return own_plan(bundled)


def _lines(plan: Plan) -> Iterator[str]:
    drawing = plan.drawing
    kinds = list(dict.fromkeys(route.edge.kind for route in plan.routes))
    needed = text_width(named(drawing.title)) * 1.4, 130.0 * len(kinds)
    wide, high = max(plan.width, *needed) + 2 * _MARGIN, plan.height + 2 * _MARGIN + _TITLE + (_KEY if kinds else 0)
    title = xml(named(drawing.title))
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:.0f}" height="{high:.0f}" '
        f'viewBox="0 0 {wide:.0f} {high:.0f}" role="img" aria-labelledby="title desc" {_FONT} font-size="13">'
    )
    yield f'<title id="title">{title}</title>'
    yield f'<desc id="desc">{xml(_described(drawing))}</desc>'
    yield from _arrows(drawing)
    yield f'<rect width="{wide:.0f}" height="{high:.0f}" fill="#ffffff"/>'
    yield f'<text x="{_MARGIN}" y="{_MARGIN + 12}" font-size="18" font-weight="600" fill="#1c2330">{title}</text>'
    yield f'<g transform="translate({_MARGIN},{_MARGIN + _TITLE - 14})">'
    clusters = {each.id: each for each in drawing.clusters}
    for name, box in plan.clusters.items():
        yield from _cluster(clusters[name], box, plan.notes.get(name, ()))
    names = {node.id: named(node.label) for node in drawing.nodes}
    names |= {each.id: named(each.label) for each in drawing.clusters}
    for route in plan.routes:
        yield _line(route, names)
    for node in drawing.nodes:
        yield from _box(node, plan.boxes[node.id])
    yield from map(_label, (route for route in plan.routes if route.edge.label))
    yield "</g>"
    yield from _key(drawing, kinds, high - _MARGIN)
    yield "</svg>"


def _described(drawing: Drawing) -> str:
    kinds: dict[str, int] = {}
    for edge in drawing.edges:
        kinds[edge.kind] = kinds.get(edge.kind, 0) + 1
    lines = ", ".join(f"{count} × {kind}" for kind, count in kinds.items())
    groups = f" in {len(drawing.clusters)} groups" if drawing.clusters else ""
    return f"{len(drawing.nodes)} boxes{groups}; lines: {lines or 'none'}."


def _arrows(drawing: Drawing) -> Iterator[str]:
    yield "<defs>"
    for colour in sorted({stroke_of(edge).colour for edge in drawing.edges}):
        yield (
            f'<marker id="to-{colour[1:]}" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" '
            f'markerUnits="userSpaceOnUse" orient="auto"><path d="M0,0.5 L8,4 L0,7.5 z" fill="{colour}"/></marker>'
        )
    yield "</defs>"


def _cluster(cluster: Cluster, box: Rect, notes: Sequence[str]) -> Iterator[str]:
    yield (
        f'<g><title>{xml(named(cluster.label))}</title><rect x="{box.left:.1f}" y="{box.top:.1f}" '
        f'width="{box.width:.1f}" height="{box.height:.1f}" rx="8" fill="#f7f8fa" stroke="#c3c9d2"/>'
        f'<text x="{box.left + box.width / 2:.1f}" y="{box.top + 18:.1f}" text-anchor="middle" font-weight="600" '
        f'fill="#3a4250">{xml(heading_of(cluster))}</text>'
    )
    for place, note in enumerate(notes):
        down = box.top + box.height - (len(notes) - place - 1) * LINE - 10
        yield f'<text x="{box.left + 14:.1f}" y="{down:.1f}" font-size="12" fill="#5b6472">{xml(note)}</text>'
    yield "</g>"


def _box(node: Node, box: Rect) -> Iterator[str]:
    said = [node.label, *(f"{what}: {text}" for what, text in node.facts)]
    yield f"<g><title>{xml(' · '.join(map(named, said)))}</title>"
    inset = node.indent * 18
    yield (
        f'<rect x="{box.left + inset:.1f}" y="{box.top:.1f}" width="{box.width - inset:.1f}" '
        f'height="{box.height:.1f}" rx="{9 if node.kind == "role" else 2}" fill="{FILLS.get(node.kind, "#ffffff")}" '
        f'stroke="#5b6472"/>'
    )
    lines = lines_of(node)
    first = box.top + box.height / 2 - (len(lines) - 1) * LINE / 2 + 4.5
    middle = box.left + inset + (box.width - inset) / 2
    for place, line in enumerate(lines):
        yield (
            f'<text x="{middle:.1f}" y="{first + place * LINE:.1f}" text-anchor="middle" fill="#1c2330">'
            f"{xml(line)}</text>"
        )
    yield "</g>"


def _line(route: Route, names: dict[str, str]) -> str:
    stroke = stroke_of(route.edge)
    first, *rest = (f"{across:.1f},{down:.1f}" for across, down in route.points)
    whole = len(rest) // 3 * 3
    path = f"M{first} C{' '.join(rest[:whole])}" + "".join(f" L{point}" for point in rest[whole:])
    dash = f' stroke-dasharray="{stroke.dash}"' if stroke.dash else ""
    edge = route.edge
    said = f"{names[edge.source]} – {edge.kind}{f' ({named(edge.label)})' if edge.label else ''} – {names[edge.target]}"
    return (
        f'<path d="{path}" fill="none" stroke="{stroke.colour}" stroke-width="{stroke.width:g}"{dash} '
        f'stroke-opacity="0.85" marker-end="url(#to-{stroke.colour[1:]})"><title>{xml(said)}</title></path>'
    )


def _label(route: Route) -> str:
    across, down = route.label
    return (
        f'<text x="{across:.1f}" y="{down + 3.5:.1f}" font-size="11" text-anchor="middle" stroke="#ffffff" '
        f'stroke-width="3" paint-order="stroke" fill="{stroke_of(route.edge).colour}">'
        f"{xml(named(route.edge.label)[:12])}</text>"
    )


def _key(drawing: Drawing, kinds: list[str], down: float) -> Iterator[str]:
    """Yield what the lines mean, under the picture."""
    left = float(_MARGIN)
    for kind in kinds:
        stroke = stroke_of(next(edge for edge in drawing.edges if edge.kind == kind))
        dash = f' stroke-dasharray="{stroke.dash}"' if stroke.dash else ""
        word = "lines counted between groups" if kind == "bundle" else kind
        yield (
            f'<path d="M{left:.0f},{down - 4:.0f} h30" stroke="{stroke.colour}" stroke-width="{stroke.width:g}"{dash} '
            f'fill="none"/><text x="{left + 36:.0f}" y="{down:.0f}" font-size="12" fill="#3a4250">{xml(word)}</text>'
        )
        left += 56 + text_width(word)


FORM: Final = Form("svg", (".svg",), drawn=drawn)
