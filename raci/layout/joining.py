"""Joining what a document cuts: tables with the same roles, one under each heading, are one matrix in sections."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from raci.layout.reading import Note
from raci.model import Matrix, duty_key
from raci.names import fold
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from raci.layout.reading import Reading
    from raci.model import Duty, Mark, Place, Role, Row

_REPEATED: Final = 0.5


def joined(readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings of a document; neighbours with the same roles, letters and place become one.

    Two tables that have most of their duties in common are two matrices (as it is, as it shall be), not one.
    """
    groups: list[list[Reading]] = []
    for reading in readings:
        if groups and reading.headings and _goes_on(groups[-1], reading):
            groups[-1].append(reading)
        else:
            groups.append([reading])
    return [_one(group) if len(group) > 1 else group[0] for group in groups]


def _goes_on(group: Sequence[Reading], later: Reading) -> bool:
    first, other = group[0].matrix, later.matrix
    if first.source.sheet != other.source.sheet or first.notation != other.notation or not group[0].headings:
        return False
    if _names(first.roles) != _names(other.roles):
        return False
    known = {fold(duty.name) for reading in group for duty in reading.matrix.duties}
    repeated = sum(fold(duty.name) in known for duty in other.duties)
    return repeated < _REPEATED * len(other.duties)


def _names(roles: Iterable[Role]) -> frozenset[str]:
    return frozenset(fold(role.name) for role in roles)


def _one(group: Sequence[Reading]) -> Reading:
    """Return one reading of several; each part's heading, as far as it differs, becomes a section."""
    shared = _shared([reading.headings for reading in group])
    first = group[0].matrix
    whole = _Whole(first)
    for reading in group:
        whole.add(reading.matrix, reading.headings[shared:])
    last = group[-1].matrix.source
    area = (*first.source.area[:2], *last.area[2:])
    title = group[0].headings[shared - 1] if shared else first.title
    matrix = replace(
        first,
        duties=tuple(whole.duties),
        rows=tuple(whole.rows),
        title=title,
        marks=tuple(whole.marks),
        oddities=tuple(oddity for reading in group for oddity in reading.matrix.oddities),
        left_out=tuple(dict.fromkeys(name for reading in group for name in reading.matrix.left_out)),
        source=replace(first.source, area=area, cells=whole.cells),
    )
    message = f"{len(group)} tables with the same roles were read as one matrix, each heading as a section"
    notes = (*(note for reading in group for note in reading.notes), Note("info", message, matrix.source.whole))
    decisions = tuple(dict.fromkeys(said for reading in group for said in reading.decisions))
    return replace(group[0], matrix=matrix, notes=notes, decisions=decisions, headings=group[0].headings[:shared])


def _shared(paths: Sequence[tuple[str, ...]]) -> int:
    """Return how many headings all paths begin with."""
    return sum(1 for _ in _while_same(zip(*paths, strict=False)))


def _while_same(levels: Iterable[tuple[str, ...]]) -> Iterable[tuple[str, ...]]:
    for alike, found in groupby(levels, key=lambda level: len(set(level)) == 1):
        if alike:
            yield from found
        return


class _Whole:
    """A matrix that grows by the duties of others."""

    def __init__(self, first: Matrix) -> None:
        self.duties: list[Duty] = []
        self.rows: list[Row] = []
        self.marks: list[Mark] = []
        self.cells: dict[tuple[str, str], Place] = {}
        self._keys = {fold(role.name): role.key for role in first.roles}
        self._taken: dict[str, int] = {}

    def add(self, matrix: Matrix, headings: tuple[str, ...]) -> None:
        """Add the duties of a part under its headings, its roles by the names of the first part."""
        keys = {role.key: self._keys[fold(role.name)] for role in matrix.roles}
        roles = {role.key: role for role in matrix.roles}
        renamed = {}
        for duty, row in zip(matrix.duties, matrix.rows, strict=True):
            section = (*headings, *duty.section)
            renamed[duty.key] = key = self._free(duty_key(section, duty.name))
            self.duties.append(replace(duty, key=key, section=section))
            self.rows.append({keys[role]: entry for role, entry in row.items()})
            for role, entry in row.items():
                place = matrix.locate(duty, roles[role], entry)
                self.cells[key, keys[role]] = place.row, place.column
        for mark in matrix.marks:
            here = renamed.get(mark.duty, mark.duty), keys.get(mark.role, mark.role)
            self.marks.append(replace(mark, duty=here[0], role=here[1]))

    def _free(self, key: str) -> str:
        times = self._taken[key] = self._taken.get(key, 0) + 1
        return key if times == 1 else f"{key} #{times}"
