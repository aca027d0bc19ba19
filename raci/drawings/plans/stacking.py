"""Boxes one below the other, clusters around those that belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from raci.drawings.plans.plan import HEAD, PAD, Rect, heading_of, size_of, text_width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from raci.drawings.drawing import Drawing, Node

_GAP: Final = 14


class Stack(NamedTuple):
    """The boxes of nodes and clusters that stand already."""

    boxes: dict[str, Rect]
    clusters: dict[str, Rect]

    def beside(self, other: Stack, room: float) -> Stack:
        """Return this with another one to the right of it, both centred."""
        wide, high = self._extent
        _, higher = other._extent
        down, along = max(0.0, (higher - high) / 2), max(0.0, (high - higher) / 2)
        return Stack(
            {name: box.moved(0, down) for name, box in self.boxes.items()}
            | {name: box.moved(wide + room, along) for name, box in other.boxes.items()},
            {name: box.moved(0, down) for name, box in self.clusters.items()}
            | {name: box.moved(wide + room, along) for name, box in other.clusters.items()},
        )

    @property
    def _extent(self) -> tuple[float, float]:
        held = (*self.boxes.values(), *self.clusters.values())
        wide = max((box.left + box.width for box in held), default=0.0)
        return wide, max((box.top + box.height for box in held), default=0.0)


def stacked(drawing: Drawing, nodes: Sequence[Node], ends: Mapping[str, int]) -> Stack:
    """Return nodes of a drawing in one column, those of a cluster together; `ends` says how many lines end at each."""
    sizes = {node.id: size_of(node, ends.get(node.id, 0)) for node in nodes}
    names = {cluster.id: heading_of(cluster) for cluster in drawing.clusters}
    groups: dict[str, list[Node]] = {}
    for node in nodes:
        groups.setdefault(node.cluster or node.id, []).append(node)
    widest = max((size[0] for size in sizes.values()), default=0.0)
    widest = max([widest, *(text_width(names[name]) for name in groups if name in names)])
    stack = Stack({}, {})
    top = 0.0
    for name, held in groups.items():
        inside = name in names
        begin = top
        top += HEAD if inside else 0
        for node in held:
            wide, high = sizes[node.id]
            stack.boxes[node.id] = Rect(PAD + (widest - wide) / 2, top, wide, high)
            top += high + _GAP
        if inside:
            stack.clusters[name] = Rect(0, begin, widest + 2 * PAD, top - begin)
            top += _GAP
    return stack
