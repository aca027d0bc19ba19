"""What one pass over many matrices tells of them together: the names several have, and what their roles are called."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.graph.identities import other_names, own_identities
from raci.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from raci.graph.build import ResponsibilityGraph

_SHARES: Final = 64


class RoleName(NamedTuple):
    """A name of roles: the first matrix that has it, which role there, how it is written, all homes, who it is."""

    matrix: int
    place: int
    name: str
    homes: array[int]
    identity: str


class Survey:
    """What is known of several matrices after each was looked at once.

    `others` says for names that are another name of one role only what identifies that one. `roles` are the names of
    roles that take part in anything and that no organization has, folded, in the order of the matrices. `several` are
    the names of duties that two matrices have, `titles` those that are the title or a section of a matrix as well.
    """

    def __init__(self, graphs: Sequence[ResponsibilityGraph]) -> None:
        bearers: dict[str, set[str]] = {}
        self.roles: dict[str, RoleName] = {}
        names = _Numbers()
        words: set[int] = set()
        for number, graph in enumerate(graphs):
            identities = own_identities(graph.matrix)
            other_names(graph.matrix, identities, bearers)
            self._take_in(number, graph, identities)
            names.add({hash(fold(duty.name)) for duty in graph.matrix.duties})
            words |= {
                hash(fold(word)) for section in {each.section for each in graph.matrix.duties} for word in section
            }
            words.add(hash(fold(graph.matrix.title)))
        single = {name: others.pop() for name, each in bearers.items() if len(others := each - {name}) == 1}
        self.others = {name: min(name, other) if single.get(other) == name else other for name, other in single.items()}
        self.titles = names.common(words)
        self.several = names.repeated()

    def meant(self, identity: str) -> str:
        """Return what identifies a role of which another one is the other name."""
        return self.others.get(identity, identity)

    def _take_in(self, number: int, graph: ResponsibilityGraph, identities: dict[str, str]) -> None:
        matrix = graph.matrix
        known = {join.role for join in matrix.joins if join.to} if matrix.organization else set()
        taking = set[str]().union(*matrix.rows)
        for place, role in enumerate(matrix.roles):
            name = fold(role.name)
            if not name or role.key in known or role.key not in taking:
                continue
            found = self.roles.get(name)
            if found is None:
                found = self.roles[name] = RoleName(number, place, role.name, array("L"), identities[role.key])
            if not found.homes or found.homes[-1] != number:
                found.homes.append(number)


class Names:
    """Names of duties as sorted numbers, eight octets each; the numbers are Python's hashes, so it is a first sieve."""

    def __init__(self, shares: Sequence[array[int]] = ()) -> None:
        self._shares = shares

    def __len__(self) -> int:
        return sum(map(len, self._shares))

    def __contains__(self, name: str) -> bool:
        number = hash(name)
        share = self._shares[number % _SHARES]
        place = bisect_left(share, number)
        return place < len(share) and share[place] == number


class _Numbers:
    """Numbers in shares, so that no more than a share is ever sorted at a time."""

    def __init__(self) -> None:
        self._shares = [array("q") for _ in range(_SHARES)]

    def add(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            self._shares[number % _SHARES].append(number)

    def common(self, others: set[int]) -> Names:
        return Names([array("q", sorted(others.intersection(share))) for share in self._shares])

    def repeated(self) -> Names:
        return Names([_repeated(share) for share in self._shares])


def _repeated(numbers: array[int]) -> array[int]:
    return array("q", dict.fromkeys(one for one, other in pairwise(sorted(numbers)) if one == other))
