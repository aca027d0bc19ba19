"""A matrix indexed for questions about itself alone: who takes part in what, counted once and asked often."""

from __future__ import annotations

from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from raci.model import Assignment, Participation, Profile, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.model import Duty, Entry, Matrix, Row

_tally: Final = attrgetter("tally")


class MatrixGraph:
    """The roles and duties of a matrix, and who takes part in what.

    Counting takes one pass over the assignments, when first asked: each duty's tally is the sum of its entries'
    tallies, each role's load the sum over its duties. Duties are few in kind (perhaps a hundred distinct tallies among
    100,000 duties), so profiles are shared.
    """

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self.roles: dict[str, Role] = {role.key: role for role in matrix.roles}
        self._columns = {role.key: place for place, role in enumerate(matrix.roles)}
        self._position = {duty.key: place for place, duty in enumerate(matrix.duties)}
        self._profiles: dict[int, Profile] = {}

    @cached_property
    def tallies(self) -> list[int]:
        """Each duty's tally, in the order of the matrix."""
        return [sum(map(_tally, row.values())) for row in self.matrix.rows]

    @cached_property
    def _loads(self) -> dict[str, int]:
        """Each role's tally."""
        loads = dict.fromkeys(self.roles, 0)
        for row in self.matrix.rows:
            for role, entry in row.items():
                loads[role] += entry.tally
        return loads

    def profile_of(self, tally: int) -> Profile:
        """Return the shared profile of a tally."""
        found = self._profiles.get(tally)
        if found is None:
            found = self._profiles[tally] = Profile(tally)
        return found

    @cached_property
    def assigned(self) -> int:
        """The number of duties in which some role takes part."""
        return len(self.tallies) - self.tallies.count(0)

    def row(self, duty: Duty) -> Row:
        """Return a duty's cells: role key → entry."""
        return self.matrix.rows[self._position[duty.key]]

    def duty(self, key: str) -> Duty:
        """Return the duty with this key; raise KeyError if there is none."""
        return self.matrix.duties[self._position[key]]

    def profile(self, duty: Duty) -> Profile:
        """Return how many roles take part in a duty in which way."""
        return self.profile_of(self.tallies[self._position[duty.key]])

    def load(self, role: Role) -> Profile:
        """Return in how many duties a role takes part in which way."""
        return Profile(self._loads[role.key])

    def holders(self, duty: Duty, participation: Participation) -> list[Role]:
        """Return the roles that take part in a duty in this way, in the order of the matrix's columns."""
        return self.holders_in(self._position[duty.key], participation)

    def holders_in(self, row: int, participation: Participation) -> list[Role]:
        """Return the roles that take part in this way in the duty of a row, counted from 0, in the order of columns."""
        held = [key for key, entry in self.matrix.rows[row].items() if participation in entry.participations]
        if len(held) == 1:
            return [self.roles[held[0]]]
        return [self.roles[key] for key in sorted(held, key=self._columns.__getitem__)]

    def accountable(self, duty: Duty) -> list[Role]:
        """Return the roles accountable for a duty; exactly one is right."""
        return self.holders(duty, Participation.ACCOUNTABLE)

    def responsible(self, duty: Duty) -> list[Role]:
        """Return the roles that do the work of a duty."""
        return self.holders(duty, Participation.RESPONSIBLE)

    def _sorted(self, keys: list[str]) -> tuple[str, ...]:
        return tuple(keys) if len(keys) < 2 else tuple(sorted(keys, key=self._columns.__getitem__))  # noqa: PLR2004

    def place_of(self, duty: Duty) -> int:
        """Return the row of a duty, counted from 0."""
        return self._position[duty.key]

    def _entries_with(self, *participations: Participation) -> list[set[int]]:
        """Return the ids of the entries that give each of these participations; equal cells share an entry."""
        entries = {id(entry): entry.participations for row in self.matrix.rows for entry in row.values()}
        return [{number for number, kinds in entries.items() if each in kinds} for each in participations]

    @cached_property
    def broken_down(self) -> frozenset[str]:
        """The keys of duties that others of the matrix stand under: summary rows, whose parts say who does what."""
        from raci.graph.wholes import broken_down  # noqa: PLC0415 - only asked of a duty that looks wrong

        return broken_down(self.matrix.duties)

    @property
    def is_view_of_one(self) -> bool:
        """Whether only one role is shown: what the others do, and whether somebody does it, cannot be seen."""
        return len(self.roles) == 1

    def _in_order(self, keys: list[str]) -> tuple[Role, ...]:
        return tuple([self.roles[key] for key in sorted(keys, key=self._columns.__getitem__)])

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The rows in which each role takes part."""
        found: dict[str, list[int]] = {}
        for place, row in enumerate(self.matrix.rows):
            for key in row:
                found.setdefault(key, []).append(place)
        return found

    def entry(self, duty: Duty, role: Role) -> Entry | None:
        """Return what a role's cell says for a duty, or None where it does not take part."""
        return self.row(duty).get(role.key)

    def duties_of(self, role: Role, participation: Participation | None = None) -> Iterator[Duty]:
        """Yield the duties a role takes part in (in this way)."""
        rows, duties, key = self.matrix.rows, self.matrix.duties, role.key
        for place in self.places.get(key, ()):
            if participation is None or participation in rows[place][key].participations:
                yield duties[place]

    def depending_on(self, role: Role, participation: Participation) -> Iterator[Duty]:
        """Yield the duties in which a role is the only one that takes part in this way."""
        rows, duties = self.matrix.rows, self.matrix.duties
        for place in self.places.get(role.key, ()):
            row = rows[place]
            if participation in row[role.key].participations:
                held = [key for key, entry in row.items() if participation in entry.participations]
                if len(held) == 1:
                    yield duties[place]

    def assignments(self) -> Iterator[Assignment]:
        """Yield every assignment of the matrix."""
        return self.matrix.assignments()
