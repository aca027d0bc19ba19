"""A matrix drawn as a Mermaid flowchart: `brief[Write brief] -->|R| author & editor`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from itertools import islice, product
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.readers.documents.codes import codes_in, is_telling, letter_of
from raci.readers.documents.parts import Cell, Table
from raci.texts.markdown import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.model import Place
    from raci.readers.markdown_text.lines import Line

_KIND: Final = re.compile(r"(?:graph|flowchart)\b(?:[ \t]+(?:TB|TD|BT|RL|LR))?[ \t]*;?")
_OTHER: Final = re.compile(r"(?:subgraph|end|direction|classDef|class|style|linkStyle|click|%%)(?=[\s;]|$)|%%|---$")
_NODE: Final = re.compile(
    r"[ \t]*(?P<id>[\w.][\w./]*(?:-[\w./]+)*)"
    r"(?:@\{[^{}]*\}|"
    r"[\[({>]{1,3}[/\\]?\s*(?:\"(?P<quoted>[^\"]*)\"|(?P<label>[^\[\](){}\"|]*(?:\([^()\[\]{}]*\)[^\[\](){}\"|]*)*))"
    r"\s*[/\\]?[\])}]{1,3})?"
    r"(?::::[\w-]+)?[ \t]*"
)
_LINK: Final = re.compile(
    r"[<xo]?(?:"
    r"(?:--+|==+|-\.+-?)(?P<head>[>xo]?)[ \t]*\|[ \t]*\"?(?P<piped>[^|\"]{1,60}?)\"?[ \t]*\||"
    r"(?:--|==|-\.)[ \t]+\"?(?P<inner>[^\"\s|>-][^\"|>-]{0,60}?)\"?[ \t]+(?:--+|==+|\.+-)[>xo]?|"
    r"(?:--+|==+|-\.+-)[>xo]?)"
)
_MOST_CODES: Final = 8
_MOST_EDGES: Final = 20_000


class _Edge(NamedTuple):
    source: str
    target: str
    codes: tuple[str, ...]
    place: Place


@dataclass(slots=True)
class _Chart:
    names: dict[str, str] = field(default_factory=dict)
    edges: list[_Edge] = field(default_factory=list)

    def name(self, node: str) -> str:
        return self.names.get(node, node)


def table_of_chart(lines: Sequence[Line]) -> Table | None:
    """Return the edges of a flowchart as a table of duties and codes with role names in the cells, or None."""
    if not any(_KIND.match(line.text) for line in lines):
        return None
    chart = _Chart()
    for line in lines:
        for statement, column in _statements(line):
            _read(chart, statement, (line.number, column))
            if len(chart.edges) > _MOST_EDGES:
                return None
    codes = list(dict.fromkeys(code for edge in chart.edges for code in edge.codes))
    if len(chart.edges) < 2 or not is_telling(codes) or len(codes) > _MOST_CODES:  # noqa: PLR2004 - one edge is none
        return None
    return _table(chart, codes)


def _statements(line: Line) -> Iterator[tuple[str, int]]:
    """Yield the statements of a line with their columns; a `;` in quotes parts nothing."""
    start = 0
    quoted = False
    for place, character in enumerate(line.text + ";"):
        quoted ^= character == '"'
        if (character == ";" and not quoted) or place == len(line.text):
            statement = line.text[start:place]
            blank = len(statement) - len(statement.lstrip())
            if kind := _KIND.match(statement, blank):
                blank = kind.end()
            yield statement[blank:].strip(), line.column + start + blank
            start = place + 1


def _read(chart: _Chart, statement: str, place: Place) -> None:
    if not statement or _OTHER.match(statement):
        return
    sources, position = _nodes(chart, statement, 0)
    while sources and (link := _LINK.match(statement, position)):
        targets, position = _nodes(chart, statement, link.end())
        codes = tuple(map(letter_of, codes_in((link["piped"] or link["inner"] or "").strip())))
        pairs = product(sources, targets) if codes else ()
        chart.edges += islice((_Edge(source, target, codes, place) for source, target in pairs), _MOST_EDGES + 1)
        sources = targets


def _nodes(chart: _Chart, statement: str, position: int) -> tuple[list[str], int]:
    """Return the nodes (`a & b`) that stand at a position, and where they end."""
    found: list[str] = []
    while node := _NODE.match(statement, position):
        found.append(node["id"])
        label = node["quoted"] or node["label"]
        if label and label.strip():
            chart.names[node["id"]] = _label(label)
        position = node.end()
        if statement[position : position + 1] != "&":
            break
        position += 1
    return found, position


def _label(text: str) -> str:
    text = re.sub(r"#(\w+);", r"&\1;", text.strip().strip('"`'))
    return " ".join(plain(unescape(text)).split())


def _table(chart: _Chart, codes: list[str]) -> Table:
    edges = chart.edges
    if _variety([(edge.target, edge.codes) for edge in edges]) > _variety(
        [(edge.source, edge.codes) for edge in edges]
    ):
        edges = [edge._replace(source=edge.target, target=edge.source) for edge in edges]
    rows: dict[str, dict[str, dict[str, Place]]] = {}
    first: dict[str, Place] = {}
    for edge in edges:
        first.setdefault(edge.source, edge.place)
        for code in edge.codes:
            rows.setdefault(edge.source, {}).setdefault(code, {}).setdefault(chart.name(edge.target), edge.place)
    start = edges[0].place
    table = Table([[Cell("", start), *(Cell(code, start) for code in codes)]], [start[0]])
    for duty, held in rows.items():
        row = [Cell(chart.name(duty), first[duty])]
        for code in codes:
            names = held.get(code, {})
            row.append(Cell(together(names), next(iter(names.values()), first[duty])))
        table.rows.append(row)
        table.lines.append(first[duty][0])
    return table


def _variety(ends: list[tuple[str, tuple[str, ...]]]) -> float:
    """Return how many codes meet in a node, on average: many in a duty, few in a role."""
    met: dict[str, set[str]] = {}
    for node, codes in ends:
        met.setdefault(node, set()).update(codes)
    return sum(map(len, met.values())) / len(met)


def together(names: Sequence[str] | dict[str, Place]) -> str:
    """Return names in one cell, so that they can be parted again."""
    return ("\n" if any("," in name for name in names) else ", ").join(names)
