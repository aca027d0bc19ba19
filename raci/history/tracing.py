"""Following duties and roles back from version to version, whatever they were called then."""

from __future__ import annotations

from collections import Counter
from copy import copy
from typing import TYPE_CHECKING, Self

from raci.compare import aligned
from raci.model import Participation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.model import Matrix


class Trace:
    """A matrix as it was in some version, and under which keys the duties and roles of the newest one stood in it.

    A role is known by its name in the newest version that has it.
    """

    def __init__(self, newest: Matrix) -> None:
        self.matrix = newest
        self._duties = {duty.key: duty.key for duty in newest.duties}
        self._lost: dict[str, str] = {}
        counts = Counter(role.name for role in newest.roles)
        self._names = {role.key: role.name if counts[role.name] == 1 else role.key for role in newest.roles}
        self._known = dict(self._names)
        self._rows = dict(zip(self._duties, newest.rows, strict=True))

    def step(self, older: Matrix) -> None:
        """Go on to an older version."""
        same = aligned(older, self.matrix)
        before = {new: old for old, new in same.duties.items()}
        keys = {duty.key for duty in older.duties}
        self._lost = self._lost | {first: key for first, key in self._duties.items() if key not in before}
        self._duties = {first: before[key] for first, key in self._duties.items() if key in before}
        back = {first: key for first, key in self._lost.items() if key in keys and key not in self._duties.values()}
        self._duties |= back
        self._lost = {first: key for first, key in self._lost.items() if first not in back}
        self._names = {
            role.key: self._names.get(same.roles.get(role.key, ""), "") or self._known.get(role.key, role.name)
            for role in older.roles
        }
        self._known = self._known | self._names
        self._rows = dict(zip((duty.key for duty in older.duties), older.rows, strict=True))
        self.matrix = older

    def fork(self) -> Self:
        """Return a trace that goes on from here by itself."""
        return copy(self)  # what it has is replaced by a step, never changed

    def name(self, role: str) -> str:
        """Return by which name a role of this version is known."""
        return self._names.get(role, role)

    def accountable(self, duty: str) -> tuple[str, ...] | None:
        """Return who was accountable for a duty, by its newest key; None where it was not there."""
        row = self._rows.get(self._duties.get(duty, ""))
        if row is None:
            return None
        held = (key for key, entry in row.items() if Participation.ACCOUNTABLE in entry.participations)
        return tuple(sorted(self._names.get(key, key) for key in held))

    def letters(self, duty: str, role: str) -> tuple[str, ...]:
        """Return the letters of a role, by its newest name, in a duty."""
        row = self._rows.get(self._duties.get(duty, ""), {})
        return next((entry.letters for key, entry in row.items() if self._names.get(key) == role), ())


def counterpart(matrix: Matrix, others: Sequence[Matrix]) -> Matrix | None:
    """Return the matrix of another version of the file that is this one: by its sheet, its title, or its duties."""
    duties = {duty.key for duty in matrix.duties}

    def likeness(other: Matrix) -> tuple[bool, bool, int]:
        common = sum(duty.key in duties for duty in other.duties)
        return other.source.sheet == matrix.source.sheet, other.title == matrix.title, common

    return max(others, key=likeness, default=None)
