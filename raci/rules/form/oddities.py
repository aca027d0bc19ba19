"""What the reader noticed about the sheet, told as findings at its place."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.plugin import Finding, Matrix, ResponsibilityGraph, Rule


def told(rule: Rule, graph: ResponsibilityGraph, kinds: Sequence[str], advice: str) -> Iterator[Finding]:
    """Yield a finding for each different thing of these kinds in the matrix; the same in many cells is said once."""
    places: dict[str, list[tuple[int, int] | None]] = defaultdict(list)
    for oddity in graph.matrix.oddities:
        if oddity.kind in kinds and inside(graph.matrix, oddity.source):
            places[oddity.message].append(oddity.source)
    for message, found in places.items():
        often = f" ({len(found)} cells)" if len(found) > 1 else ""
        yield at(graph.matrix, rule.finding(sentence(message + often), help=advice, others=[message]), found[0])


def inside(matrix: Matrix, place: tuple[int, int] | None) -> bool:
    """Tell whether a cell is one of the matrix, headings included; true where the place or the area is not known."""
    top, left, bottom, right = matrix.source.area
    return place is None or not bottom or (top <= place[0] <= bottom and left <= place[1] <= right)


def at(matrix: Matrix, finding: Finding, place: tuple[int, int] | None) -> Finding:
    """Return the finding with its place in the sheet; the sheet as a whole where the place is not known."""
    return replace(finding, location=matrix.source.at(place))


def sentence(text: str) -> str:
    """Return a text with a capital at its beginning and a full stop at its end."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."
