"""A plan: the boxes and lines of a drawing with their places in pixels, and how large a box must be for its name."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.drawings.wording import broken
from raci.reports.terminal import width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from raci.drawings.drawing import Cluster, Drawing, Edge, Node

LINE: Final = 17
"""Pixels from one line of text to the next, at letters of 13 pixels."""
HEAD: Final = 26
"""Pixels that the name of a cluster takes."""
PAD: Final = 14
"""Pixels between the border of a cluster and what stands in it."""
_COLUMN: Final = 7.8
_PORT: Final = 13
_MOST_PORTS: Final = 30
_INDENT: Final = 18
_CUBIC: Final = 4


class Rect(NamedTuple):
    """A box by its left upper corner."""

    left: float
    top: float
    width: float
    height: float

    def moved(self, across: float, down: float) -> Rect:
        """Return the box moved to the right and down by so much."""
        return Rect(self.left + across, self.top + down, self.width, self.height)


class Route(NamedTuple):
    """A line: the corner points of its cubic curves, and where its label stands."""

    edge: Edge
    points: tuple[tuple[float, float], ...]
    label: tuple[float, float]

    @property
    def extent(self) -> tuple[tuple[float, float], ...]:
        """Points that lie around the curve: a cubic curve goes three quarters of the way its inner points pull it."""
        if len(self.points) != _CUBIC:
            return self.points
        one, two, three, four = self.points
        between = ((end[0] + (pull[0] - end[0]) * 0.75, end[1]) for end, pull in ((one, two), (four, three)))
        return one, *between, four

    def moved(self, across: float, down: float) -> Route:
        """Return the line moved to the right and down by so much."""
        points = tuple((one + across, other + down) for one, other in self.points)
        return Route(self.edge, points, (self.label[0] + across, self.label[1] + down))


class Plan(NamedTuple):
    """Where nodes and clusters of a drawing stand, where its lines lead, and the room they need.

    `notes` are lines of text at the lower border of clusters: with which others theirs have to do, counted.
    """

    drawing: Drawing
    boxes: dict[str, Rect]
    clusters: dict[str, Rect]
    routes: list[Route]
    width: float
    height: float
    notes: Mapping[str, Sequence[str]] = MappingProxyType({})


def lines_of(node: Node) -> list[str]:
    """Return the lines of text in the box of a node."""
    return broken(node.label, 26, 3)


def heading_of(cluster: Cluster) -> str:
    """Return the name of a cluster as it is written over it."""
    return broken(cluster.heading, 44, 1)[0]


def text_width(text: str) -> float:
    """Return about how many pixels a text of 13 pixels takes; rather more than fewer."""
    return width(text) * _COLUMN


def size_of(node: Node, degree: int = 0) -> tuple[float, float]:
    """Return how wide and high the box of a node is, so that so many lines may end at its side."""
    lines = lines_of(node)
    wide = max(map(text_width, lines)) + 24 + node.indent * _INDENT
    return max(60.0, wide), max(len(lines) * LINE + 12.0, min(degree, _MOST_PORTS) * _PORT + 4.0)


def degrees(drawing: Drawing) -> dict[str, int]:
    """Return how many lines end at each node or cluster, or begin there, whichever are more."""
    leaving: dict[str, int] = {}
    coming: dict[str, int] = {}
    for edge in drawing.edges:
        leaving[edge.source] = leaving.get(edge.source, 0) + 1
        coming[edge.target] = coming.get(edge.target, 0) + 1
    return {each: max(leaving.get(each, 0), coming.get(each, 0)) for each in leaving.keys() | coming.keys()}
