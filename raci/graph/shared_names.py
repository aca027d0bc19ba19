"""Duties whose name stands in several matrices, told in a few numbers each, name by name."""

from __future__ import annotations

import marshal
from array import array
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.model import Participation, Scope
from raci.names import fold
from raci.spilling import Ordered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.graph.build import ResponsibilityGraph
    from raci.graph.register import Register
    from raci.graph.survey import Names
    from raci.model import Duty, Matrix, Organization, Row

_NUMBER: Final = 8
_MOST_GROUNDS: Final = 100
_BIT: Final = {each: 1 << place for place, each in enumerate(Participation)}


class Columns(NamedTuple):
    """What a matrix tells of its roles: what identifies each across matrices, its name, and the parts that any has.

    `parts` has a bit for each kind of participation; see `bit_of`. Matrices of one organization have the same `ground`.
    """

    identities: tuple[str, ...]
    names: tuple[str, ...]
    parts: int
    ground: str


class Standing(NamedTuple):
    """Where a duty of some name stands, and who takes part in it there.

    `matrix` and `row` are numbers, `section` is folded. `recorded` is the scope that was written down, `scope` the one
    that holds: that, or the one its wording names. `owners` are the numbers of the accountable roles, `parts` those of
    all who take part, each with the bits of how.
    """

    matrix: int
    row: int
    section: tuple[str, ...]
    recorded: str
    scope: Scope | None
    owners: tuple[int, ...]
    parts: tuple[tuple[int, int], ...]


def bit_of(*participations: Participation) -> int:
    """Return the bits of kinds of participation."""
    return sum(_BIT[each] for each in participations)


def parts_of(graph: ResponsibilityGraph, duty: Duty) -> tuple[tuple[int, int], ...]:
    """Return who takes part in a duty, as numbers of roles, each with the bits of how."""
    return _Masks(graph).of(graph.row(duty))[1]


class SharedNames:
    """The duties of the names that at least two matrices have; a name is looked at while its group is asked for."""

    def __init__(self, register: Register) -> None:
        self._known: dict[Columns, int] = {}
        self._columns: list[Columns] = []
        self._of_matrix = array("L")
        self._standings = Ordered()
        self._grounds: dict[int, tuple[Organization, str]] = {}
        several = register.survey.several
        for number, graph in enumerate(register.graphs if several else ()):
            self._note(register, graph)
            self._take_in(number, graph, several)

    def columns(self, matrix: int) -> Columns:
        """Return what a matrix tells of its roles."""
        return self._columns[self._of_matrix[matrix]]

    def groups(self) -> Iterator[tuple[str, list[Standing]]]:
        """Yield each name with where it stands, in the order of the matrices."""
        for name, pairs in groupby(self._standings, key=itemgetter(0)):
            found = [_standing(told) for _, told in pairs]
            if found[0].matrix != found[-1].matrix:
                yield name.decode("utf-8", "surrogatepass"), found

    def _note(self, register: Register, graph: ResponsibilityGraph) -> None:
        matrix = graph.matrix
        entries = {id(entry): entry for row in matrix.rows for entry in row.values()}
        columns = Columns(
            tuple([register.identity(graph, role) for role in matrix.roles]),
            tuple([role.name for role in matrix.roles]),
            bit_of(*{kind for entry in entries.values() for kind in entry.participations}),
            self._ground(matrix),
        )
        place = self._known.setdefault(columns, len(self._columns))
        if place == len(self._columns):
            self._columns.append(columns)
        self._of_matrix.append(place)

    def _ground(self, matrix: Matrix) -> str:
        """Return what is the same for matrices of the very same organization, as far as that is easily known."""
        organization = matrix.organization
        if organization is None:
            return ""
        own = f"#{len(self._of_matrix)}"
        if id(organization) not in self._grounds and len(self._grounds) < _MOST_GROUNDS:
            self._grounds[id(organization)] = organization, own
        return self._grounds.get(id(organization), (organization, own))[1]

    def _take_in(self, number: int, graph: ResponsibilityGraph, several: Names) -> None:
        matrix = graph.matrix
        masks = _Masks(graph)
        for row, duty in enumerate(matrix.duties):
            name = fold(duty.name)
            if name not in several:
                continue
            owners, parts = masks.of(matrix.rows[row])
            scope = graph.scope_of(duty)
            told = (tuple(map(fold, duty.section)), str(duty.scope), scope.units if scope else None, owners, parts)
            place = number.to_bytes(_NUMBER, "big") + row.to_bytes(_NUMBER, "big")
            self._standings.add(name.encode("utf-8", "surrogatepass"), place + marshal.dumps(told))


class _Masks:
    """The rows of a matrix by numbers of roles and bits of parts; each entry is looked at once."""

    def __init__(self, graph: ResponsibilityGraph) -> None:
        self._places = {role.key: place for place, role in enumerate(graph.matrix.roles)}
        self._bits: dict[int, int] = {}

    def of(self, row: Row) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
        parts = []
        for key, entry in row.items():
            bits = self._bits.get(id(entry))
            if bits is None:
                bits = self._bits[id(entry)] = bit_of(*entry.participations)
            parts.append((self._places[key], bits))
        parts.sort()
        return tuple([place for place, bits in parts if bits & _ACCOUNTABLE]), tuple(parts)


_ACCOUNTABLE: Final = bit_of(Participation.ACCOUNTABLE)


def _standing(told: bytes) -> Standing:
    matrix, row = int.from_bytes(told[:_NUMBER], "big"), int.from_bytes(told[_NUMBER : 2 * _NUMBER], "big")
    section, recorded, units, owners, parts = marshal.loads(told[2 * _NUMBER :])  # noqa: S302 - written by this very run
    return Standing(matrix, row, section, recorded, None if units is None else Scope(units), owners, parts)
