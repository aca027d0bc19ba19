"""Who works with whom: roles joined by the duties in which both take part, over one matrix or many."""

from __future__ import annotations

from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

import networkx as nx

from raci.model import Participation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from raci.model import Matrix

_TOLD: Final = frozenset({Participation.INFORMED, Participation.OMITTED, Participation.OTHER})
_ALL_ASKED: Final = 500
_PIVOTS: Final = 64


class Pair(NamedTuple):
    """Two roles with the number of duties in which both take part, in which they do so alike, and either does."""

    one: str
    other: str
    together: int
    alike: int
    either: int

    @property
    def likeness(self) -> float:
        """The share of the duties of either in which both have the same part (Jaccard 1912): 0 to 1."""
        return self.alike / self.either if self.either else 0.0


class Collaboration:
    """Roles, under any names, and how they take part in the duties of matrices.

    Each role's duties are a number of one byte per duty, so that what two roles have in common is one operation: the
    cost grows with the assignments, and with the pairs of roles that stand in one matrix.
    """

    def __init__(self, matrices: Iterable[tuple[Matrix, Mapping[str, str]]]) -> None:
        """Take in matrices, each with what the roles of its keys are called here."""
        self._pairs: dict[tuple[str, str], list[int]] = {}
        self._duties: dict[str, int] = {}
        for matrix, called in matrices:
            self._take_in(matrix, called)

    def _take_in(self, matrix: Matrix, called: Mapping[str, str]) -> None:
        parts: dict[str, dict[frozenset[Participation], bytearray]] = {}
        for place, row in enumerate(matrix.rows):
            for key, entry in row.items():
                kinds = entry.participations - _TOLD
                if kinds:
                    held = parts.setdefault(called.get(key, key), {})
                    if kinds not in held:
                        held[kinds] = bytearray(len(matrix.rows))
                    held[kinds][place] = 1
        masks = {name: {kinds: _number(each) for kinds, each in held.items()} for name, held in parts.items()}
        unions = {name: _union(held.values()) for name, held in masks.items()}
        for name, union in unions.items():
            self._duties[name] = self._duties.get(name, 0) + union.bit_count()
        for one, other in combinations(sorted(masks), 2):
            together = (unions[one] & unions[other]).bit_count()
            if together:
                same = masks[one].keys() & masks[other].keys()
                counts = self._pairs.setdefault((one, other), [0, 0])
                counts[0] += together
                counts[1] += sum((masks[one][kinds] & masks[other][kinds]).bit_count() for kinds in same)

    @property
    def roles(self) -> Sequence[str]:
        """The roles that take part in a duty, in more than being told."""
        return list(self._duties)

    @property
    def pairs(self) -> Iterable[Pair]:
        """The roles that work together on a duty."""
        for (one, other), (together, alike) in self._pairs.items():
            yield Pair(one, other, together, alike, self._duties[one] + self._duties[other] - together)

    @cached_property
    def _graph(self) -> nx.Graph[str]:
        graph: nx.Graph[str] = nx.Graph()
        graph.add_nodes_from(self._duties)
        graph.add_edges_from(self._pairs)
        return graph

    @property
    def is_estimated(self) -> bool:
        """Whether bottlenecks are estimated from some of the roles, there being very many."""
        return len(self._duties) > _ALL_ASKED

    def between(self) -> dict[str, float]:
        """Return how many of the shortest ways between other roles lead over each role: 0 (none) to 1 (all).

        Betweenness (Freeman 1977); above 500 roles estimated from 64 of them (Brandes & Pich 2007).
        """
        pivots = min(_PIVOTS, len(self._duties)) if self.is_estimated else None
        found: dict[str, float] = nx.betweenness_centrality(self._graph, k=pivots, seed=1)
        return found

    def cut_off(self) -> dict[str, list[list[str]]]:
        """Return the roles without which groups of others would no longer work with each other, and those groups.

        The articulation points of the graph (Hopcroft & Tarjan 1973); the largest group stays and is left out.
        """
        return {name: self._groups_without(name) for name in sorted(nx.articulation_points(self._graph))}

    def _groups_without(self, name: str) -> list[list[str]]:
        near = set(self._graph[name])
        rest = nx.restricted_view(self._graph, [name], [])
        groups = [sorted(each) for each in nx.connected_components(rest) if near & each]
        groups.sort(key=lambda group: (-len(group), group))
        return groups[1:]


def _number(flags: bytearray) -> int:
    return int.from_bytes(flags, "little")


def _union(masks: Iterable[int]) -> int:
    union = 0
    for mask in masks:
        union |= mask
    return union
