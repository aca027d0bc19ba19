"""Duties that stand in several matrices, and who has a part in each."""

from __future__ import annotations

from struct import Struct
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.plugin import Ordered
from raci.rules.register.places import brief

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from raci.plugin import Columns, Duty, Register, ResponsibilityGraph, Scope, Standing

_PAIR: Final = Struct(">QQQQ")
_MOST_COMPARED: Final = 50
"""So many earlier rows of a name, with other accountable roles each, are held against a row."""


class Entry(NamedTuple):
    """A duty of one matrix, and its accountable roles as they are told apart across matrices."""

    standing: Standing
    columns: Columns
    owners: frozenset[str]

    @property
    def owner_names(self) -> list[str]:
        """The names of the accountable roles in its matrix."""
        return [self.columns.names[place] for place in self.standing.owners]


class Row(NamedTuple):
    """A duty of one matrix with the graph and the number of the matrix, brought in to say what is wrong with it."""

    graph: ResponsibilityGraph
    duty: Duty
    matrix: int

    @property
    def place(self) -> str:
        """Where it stands, for a sentence: `sales.xlsx:Plan!A7`."""
        return brief(self.graph.matrix.locate(self.duty))


def contradicting(register: Register, contradict: Callable[[Entry, Entry], bool]) -> Iterator[tuple[Row, Row]]:
    """Yield the pairs of rows of one duty in two matrices that contradict each other; each row is told once.

    A row is held against those before it: those whose owners come first in the alphabet, so that the order of rows and
    files changes no pair. Of a pair the row of the earlier matrix comes first. Duties are the same by their folded
    names, by their sections or because one of them has none, and where their scopes have something in common or one of
    them has none. Duties without an accountable role are left aside. Pairs come in the order of the matrices.
    """
    found = Ordered()
    overlaps = _Overlaps(register)
    for _, standings in register.shared.groups():
        entries = [_entry(each, register) for each in standings if each.owners]
        before: dict[tuple[tuple[str, ...], frozenset[str], str], Entry] = {}
        for entry in sorted(entries, key=_by_owners):
            here = entry.standing
            for other in before.values():
                there = other.standing
                if _are_one(there, here, overlaps) and contradict(other, entry):
                    first, second = sorted((there, here))
                    found.add(_PAIR.pack(second.matrix, second.row, first.matrix, first.row), b"")
                    break
            if len(before) < _MOST_COMPARED:
                before.setdefault((here.section, entry.owners, here.recorded), entry)
    for late, row, early, other_row in (_PAIR.unpack(pair) for pair, _ in found):
        yield _row(register, early, other_row), _row(register, late, row)


def _row(register: Register, matrix: int, row: int) -> Row:
    graph = register.graphs[matrix]
    return Row(graph, graph.matrix.duties[row], matrix)


def _entry(standing: Standing, register: Register) -> Entry:
    columns = register.shared.columns(standing.matrix)
    return Entry(standing, columns, frozenset([columns.identities[place] for place in standing.owners]))


def _by_owners(entry: Entry) -> tuple[list[str], tuple[str, ...], str]:
    return sorted(entry.owners), entry.standing.section, entry.standing.recorded


def _are_one(one: Standing, other: Standing, overlaps: _Overlaps) -> bool:
    if one.matrix == other.matrix or (one.section and other.section and one.section != other.section):
        return False
    return not one.scope or not other.scope or overlaps.of(one.matrix, one.scope, other.scope)


class _Overlaps:
    """Whether scopes have something in common, worked out once for each two in an organization."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._known: dict[tuple[str, Scope, Scope], bool] = {}

    def of(self, matrix: int, one: Scope, other: Scope) -> bool:
        question = self._register.shared.columns(matrix).ground, one, other
        if question not in self._known:
            self._known[question] = self._register.graphs[matrix].organization.overlap(one, other)
        return self._known[question]
