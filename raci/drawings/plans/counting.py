"""Lines between clusters, told in words where they would be too many to be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.drawings.wording import broken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.drawings.drawing import Drawing

_MOST: Final = 4


def notes_of(drawing: Drawing) -> dict[str, list[str]]:
    """Return for each cluster to which others most lines lead, with their counts, the rest summed up."""
    names = {node.id: node.label for node in drawing.nodes}
    names |= {cluster.id: cluster.label for cluster in drawing.clusters}
    leading: dict[str, list[tuple[int, str]]] = {}
    for edge in drawing.edges:
        leading.setdefault(edge.source, []).append((edge.count, names[edge.target]))
    return {each.id: list(_told(leading[each.id])) for each in drawing.clusters if each.id in leading}


def _told(found: list[tuple[int, str]]) -> Iterator[str]:
    ordered = sorted(found, key=lambda each: (-each[0], each[1]))
    for count, name in ordered[:_MOST]:
        yield f"→ {broken(name, 30, 1)[0]}: {count}"
    rest = ordered[_MOST:]
    if rest:
        yield f"→ {len(rest)} more: {sum(count for count, _ in rest)}"
