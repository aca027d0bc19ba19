"""Merging three ways: what only one side changed is taken over, what both changed alike too, the rest is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.compare.merging.cells import Cells
from raci.compare.merging.conflict import Conflict
from raci.compare.merging.order import present
from raci.compare.merging.organizations import merged_organization
from raci.compare.merging.sides import sides
from raci.compare.merging.things import Duties, Roles
from raci.compare.merging.values import Both, either
from raci.model import Mark
from raci.records import record, replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raci.compare.merging.sides import Identity, Side
    from raci.model import Matrix, Notation, Organization


@record
class Merged:
    """What came of merging: the matrix, in which ours stands wherever there is a conflict.

    `clashes` are duties for which each side made another role accountable. As these are two cells, both are in the
    matrix, which nobody meant.
    """

    matrix: Matrix
    conflicts: tuple[Conflict, ...] = ()
    clashes: tuple[Conflict, ...] = ()


def merge(base: Matrix, ours: Matrix, theirs: Matrix) -> Merged:
    """Return what ours and theirs, both made of the base, changed together.

    Cell by cell, and part by part of duties, roles and the matrix: what one side changed is taken over; what both
    changed otherwise is a conflict, and stays as ours has it. A duty or role that one side took out and the other
    changed is one, too. Where each side put something does not conflict. Without conflicts, ours and theirs may change
    places.
    """
    return _Merge(*sides(base, ours, theirs)).merged()


class _Merge:
    def __init__(self, base: Side, ours: Side, theirs: Side) -> None:
        self._sides = base, ours, theirs
        self._conflicts: list[Conflict] = []

    def merged(self) -> Merged:
        """Return the matrix, with the conflicts in the order of duties."""
        ours = self._sides[1]
        notation = self._notation()
        cells = Cells(*self._sides, notation)
        roles = Roles(*self._sides, cells.roles_changed())
        duties = Duties(*self._sides, cells.duties_changed())
        role_keys, duty_keys = roles.keys(), duties.keys()
        rows, unsettled = cells.merged(duties.kept, role_keys, duty_keys, roles.names(), duties.names())
        clashes = cells.clashes(duties.kept, duty_keys, roles.names(), duties.names())
        marks = self._marks(duty_keys, role_keys)
        organization, odd = self._organization({*role_keys.values()})
        matrix = replace(
            ours.matrix,
            notation=notation,
            title=self._title(),
            roles=roles.merged(role_keys),
            duties=duties.merged(duty_keys),
            rows=rows,
            marks=marks,
            organization=organization,
            allowances=tuple(present(*(side.matrix.allowances for side in self._sides))),
        )
        told = (*roles.conflicts, *duties.conflicts, *unsettled, *self._conflicts, *odd)
        return Merged(matrix, told, tuple(clashes))

    def _notation(self) -> Notation:
        base, ours, theirs = (side.matrix.notation for side in self._sides)
        found = either(base, ours, theirs)
        if isinstance(found, Both):
            self._conflicts.append(Conflict("notation", ours.name, theirs.name, base.name))
            return ours
        return found

    def _title(self) -> str:
        base, ours, theirs = (side.matrix.title for side in self._sides)
        found = either(base, ours, theirs)
        if isinstance(found, Both):
            self._conflicts.append(Conflict("title", ours or "–", theirs or "–", base or "–"))
            return ours
        return found

    def _marks(self, duties: Mapping[Identity, str], roles: Mapping[Identity, str]) -> tuple[Mark, ...]:
        listed = [side.marks() for side in self._sides]
        places = {
            mark: at.source
            for side, marks in zip(reversed(self._sides), reversed(listed), strict=True)
            for mark, at in zip(marks, side.matrix.marks, strict=True)
        }
        return tuple(
            Mark(each[2], _key(each[0], duties), _key(each[1], roles), places[each]) for each in present(*listed)
        )

    def _organization(self, own: set[str]) -> tuple[Organization | None, tuple[Conflict, ...]]:
        base, ours, theirs = (side.matrix.organization for side in self._sides)
        return merged_organization(base, ours, theirs, own)


def _key(named: Identity | str, keys: Mapping[Identity, str]) -> str:
    return named if isinstance(named, str) else keys.get(named, named.key)
