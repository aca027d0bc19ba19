"""Where boxes stand that lines join: in layers, so that no two overlap and most lines go one way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_SWEEPS: Final = 6
_SHAPE: Final = 1.5


class Size(NamedTuple):
    """How wide and high a box is, in pixels."""

    width: float
    height: float


class Arrangement(NamedTuple):
    """The left upper corner of each box, and how much room all take together."""

    corners: dict[str, tuple[float, float]]
    size: Size


def arranged(
    boxes: Mapping[str, Size], lines: Mapping[tuple[str, str], int], *, across: float, between: float
) -> Arrangement:
    """Return boxes in columns from left to right, most lines leading rightwards, little crossing.

    Layers as Sugiyama, Tagawa & Toda (1981) have them: lines against the stream of the boxes are put aside, the others
    give the layers (longest ways), and each layer is ordered by the means of its neighbours. `lines` says how many lead
    from one box to another; `across` is the room between columns, `between` that between boxes of one.
    """
    layers = _layers(boxes, lines)
    _order(layers, lines)
    tallest = _highest(boxes, across, between)
    columns = [column for layer in layers for column in _cut(layer, boxes, tallest, between)]
    heights = [sum(boxes[each].height for each in column) + between * (len(column) - 1) for column in columns]
    whole = max(heights, default=0.0)
    corners: dict[str, tuple[float, float]] = {}
    left = 0.0
    for column, height in zip(columns, heights, strict=True):
        wide = max(boxes[each].width for each in column)
        top = (whole - height) / 2
        for each in column:
            corners[each] = left + (wide - boxes[each].width) / 2, top
            top += boxes[each].height + between
        left += wide + across
    return Arrangement(corners, Size(max(0.0, left - across), whole))


def _layers(boxes: Iterable[str], lines: Mapping[tuple[str, str], int]) -> list[list[str]]:
    """Return the boxes by how many others surely come before them."""
    stream: dict[str, int] = dict.fromkeys(boxes, 0)
    for (source, target), count in lines.items():
        stream[source] += count
        stream[target] -= count
    order = {each: place for place, each in enumerate(sorted(stream, key=lambda each: -stream[each]))}
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(stream)
    graph.add_edges_from(pair for pair in lines if order[pair[0]] < order[pair[1]])
    return [sorted(layer, key=list(stream).index) for layer in nx.topological_generations(graph)]


def _order(layers: list[list[str]], lines: Mapping[tuple[str, str], int]) -> None:
    """Order each layer by the mean place of what its boxes are joined to, forwards and backwards in turn."""
    joined: dict[str, list[tuple[str, int]]] = {}
    for (source, target), count in lines.items():
        joined.setdefault(source, []).append((target, count))
        joined.setdefault(target, []).append((source, count))
    places = {each: place / max(1, len(layer) - 1) for layer in layers for place, each in enumerate(layer)}
    for sweep in range(_SWEEPS):
        for layer in layers if sweep % 2 == 0 else layers[::-1]:
            means = {each: _mean(joined.get(each, ()), places, places[each]) for each in layer}
            layer.sort(key=means.__getitem__)
            places |= {each: place / max(1, len(layer) - 1) for place, each in enumerate(layer)}


def _mean(joined: Sequence[tuple[str, int]], places: Mapping[str, float], own: float) -> float:
    total = sum(count for _, count in joined)
    return sum(places[each] * count for each, count in joined) / total if total else own


def _highest(boxes: Mapping[str, Size], across: float, between: float) -> float:
    """Return how high a column may be, so that all together are about as wide as a screen is to its height."""
    area = sum((size.width + across) * (size.height + between) for size in boxes.values())
    square: float = (area / _SHAPE) ** 0.5
    return max([square, *(size.height for size in boxes.values())])


def _cut(layer: Sequence[str], boxes: Mapping[str, Size], tallest: float, between: float) -> Iterable[list[str]]:
    """Yield a layer as one column, or as several where it would be half as high again as it may be."""
    height = sum(boxes[each].height + between for each in layer)
    if height <= 1.5 * tallest:
        yield list(layer)
        return
    column: list[str] = []
    filled = 0.0
    for each in layer:
        if column and filled + boxes[each].height > tallest:
            yield column
            column, filled = [], 0.0
        column.append(each)
        filled += boxes[each].height + between
    yield column
