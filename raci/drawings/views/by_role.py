"""By role: who answers for whose work, whom the doers draw on, and whom they ask."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from raci.drawings.casting import Casting, cluster_id, clusters_of
from raci.drawings.drawing import MOST_FOLLOWED, Drawing, Edge
from raci.drawings.view import View
from raci.model import Participation
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raci.answers import Directory
    from raci.drawings.drawing import Node
    from raci.model import Matrix

_DOING: Final = frozenset({Participation.RESPONSIBLE, Participation.DRIVING})
_PASSIVE: Final = frozenset({Participation.INFORMED, Participation.OMITTED, Participation.OTHER})


def drawn(directory: Directory) -> Drawing:
    """Return the roles that take part, by unit, with three kinds of lines that say in how many duties they hold.

    `answers for`: from the accountable to each other role that does the duty. `draws on`: from the doers to those who
    help, check or sign. `asks`: from the doers to the consulted. Who does a duty is the accountable where nobody is
    said to. Being informed draws no line.
    """
    casting = Casting(directory)
    counts: dict[tuple[str, str, str], int] = {}
    taking: dict[str, None] = {}
    for place, graph in enumerate(casting.graphs):
        nodes = {role.key: casting.role(place, role.key) for role in graph.matrix.roles}
        parts = _parts(graph.matrix, nodes)
        taking |= dict.fromkeys(node for held in parts.values() for node in held)
        for source, target, kind in (("owns", "does", "answers for"), ("acts", "helps", "draws on"),
                                     ("acts", "asked", "asks")):  # fmt: skip
            _count(counts, parts[source], parts[target], kind)
    shown = casting.nodes(taking)
    if len(shown) > MOST_FOLLOWED and not any(node.cluster for node in shown):
        shown = _by_section(casting, shown)
    edges = tuple(Edge(source, target, kind, str(count), count) for (source, target, kind), count in counts.items())
    return Drawing(f"{casting.title}: roles", "by-role", shown, edges, clusters_of(shown))


def _parts(matrix: Matrix, nodes: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """Return for each part the duties that each role has it in, as the bits of a number."""
    parts: dict[str, dict[str, int]] = {"owns": {}, "does": {}, "acts": {}, "helps": {}, "asked": {}, "told": {}}
    for place, row in enumerate(matrix.rows):
        nobody = not any(entry.participations & _DOING for entry in row.values())
        for key, entry in row.items():
            for part in _held(entry.participations, nobody=nobody):
                held = parts[part]
                held[nodes[key]] = held.get(nodes[key], 0) | 1 << place
    return parts


def _held(kinds: frozenset[Participation], *, nobody: bool) -> list[str]:
    owns, does = Participation.ACCOUNTABLE in kinds, bool(kinds & _DOING)
    parts = ["owns"] if owns else []
    if does or (owns and nobody):
        parts += ["does", "acts"] if does else ["acts"]
    if not owns and not does:
        helps = kinds - _PASSIVE - {Participation.CONSULTED}
        parts.append("helps" if helps else "asked" if Participation.CONSULTED in kinds else "told")
    return parts


def _count(
    counts: dict[tuple[str, str, str], int], sources: Mapping[str, int], targets: Mapping[str, int], kind: str
) -> None:
    for source, held in sources.items():
        for target, other in targets.items():
            both = (held & other).bit_count() if source != target else 0
            if both:
                counts[source, target, kind] = counts.get((source, target, kind), 0) + both


def _by_section(casting: Casting, shown: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return roles of which nobody says where they belong, each in the section of most of its duties."""
    counts: dict[str, Counter[str]] = {}
    for place, duty, cells in casting.cells():
        section = duty.section[0] if duty.section else casting.graphs[place].matrix.title
        for node, _ in cells:
            counts.setdefault(node, Counter())[section] += 1
    found = {node: counted.most_common(1)[0][0] for node, counted in counts.items()}
    placed = (replace(node, cluster=cluster_id(found.get(node.id, ""))) for node in shown)
    return tuple(sorted(placed, key=lambda node: node.cluster))


VIEW: Final = View("by-role", drawn)
