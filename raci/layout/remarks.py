"""What notes and comments allow, put to the matrix, the duty and the role they stand at."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from raci.allowances.reading import allowances_in
from raci.model.duty import PATH_MARK
from raci.names import fold
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from raci.layout.reading import Remark, Understanding
    from raci.model import Allowance, Duty, Location, Matrix

_ADRIFT: Final = "stands on a sheet where no matrix was read; put it into a note at the matrix"


def with_allowances(
    found: Understanding, remarks: Iterable[Remark], looked_at: Container[str | None] = ()
) -> Understanding:
    """Return what was read of a file, its matrices with what the remarks in it allow.

    A remark on a sheet that was `looked_at`, and has no matrix, is an unclear one of the first matrix.
    """
    matrices = [reading.matrix for reading in found.readings]
    if not matrices:
        return found
    spots = [_Spots(matrix) for matrix in matrices]
    held: list[list[Allowance]] = [[] for _ in matrices]
    for remark in remarks:
        place = _nearest(remark.location, matrices)
        for said in allowances_in(remark.text):
            if place is None and remark.location.sheet in looked_at:
                held[0].append(replace(said, at=remark.location, flaw=said.flaw or _ADRIFT))
            elif place is not None:
                held[place].append(spots[place].aimed(said, remark.location))
    readings = tuple(
        replace(reading, matrix=replace(reading.matrix, allowances=(*reading.matrix.allowances, *new)))
        if new
        else reading
        for reading, new in zip(found.readings, held, strict=True)
    )
    return replace(found, readings=readings)


def _nearest(location: Location, matrices: Sequence[Matrix]) -> int | None:
    """Return which matrix a remark belongs to: the one it stands in, else the nearest on its sheet."""
    there = [place for place, matrix in enumerate(matrices) if matrix.source.sheet == location.sheet]
    return min(there, key=lambda place: _distance(location, matrices[place]), default=None)


def _distance(location: Location, matrix: Matrix) -> tuple[int, int, int]:
    """Return how far off a remark stands: rows, columns (0 in a text), and that it is below, which is farther."""
    top, left, bottom, right = matrix.source.area
    row, column = location.row, location.column
    across = max(left - column, column - right, 0) if location.sheet is not None else 0
    return max(top - row, row - bottom, 0), across, int(row > bottom)


class _Spots:
    """What stands where in a matrix, looked up by place."""

    def __init__(self, matrix: Matrix) -> None:
        self._matrix = matrix
        self._axis = 1 if matrix.source.across else 0
        self._sheet = matrix.source.sheet is not None
        self._duties: dict[int, Duty] = {}
        for duty in matrix.duties:
            if duty.source:
                self._duties.setdefault(duty.source[self._axis], duty)
        self._roles = {role.source: role.key for role in matrix.roles if role.source}
        self._columns = {place[1 - self._axis]: role for place, role in self._roles.items()}
        self._lines = sorted(self._duties)
        heads = (role.source[self._axis] for role in matrix.roles if role.source)
        self._head = max(heads, default=matrix.source.area[self._axis])
        self._known: dict[str, list[str]] = {}
        for duty in matrix.duties:
            self._known.setdefault(fold(duty.name), []).append(duty.key)
        self._keys = {duty.key for duty in matrix.duties}
        self._words: dict[str, dict[str, None]] = {}
        for role in matrix.roles:
            for word in (role.name, *role.aliases):
                self._words.setdefault(fold(word), {})[role.key] = None

    def aimed(self, said: Allowance, location: Location) -> Allowance:
        """Return an allowance with what its words leave open filled in from where it stands."""
        duty = self._duty(said.duty) if said.duty else self._duty_at(location)
        role = self._role(said.role) if said.role else self._role_at(location)
        return replace(said, duty=duty, role=role, at=location)

    def _duty(self, word: str) -> str:
        """Return the key of the one duty that a word names; where there is none, or are several, the word itself."""
        keys = [word] if word in self._keys else self._known.get(fold(word), [])
        return keys[0] if len(keys) == 1 else word

    def _role(self, word: str) -> str:
        if any(role.key == word for role in self._matrix.roles):
            return word
        keys = list(self._words.get(fold(word), ()))
        return keys[0] if len(keys) == 1 else word

    def _duty_at(self, location: Location) -> str:
        """Return the duty in whose row a remark stands, or the section whose heading it stands at."""
        line = (location.row, location.column)[self._axis]
        if line in self._duties:
            return self._duties[line].key
        below = bisect_right(self._lines, line)
        if not self._sheet or line <= self._head or below == len(self._lines):
            return ""
        return PATH_MARK.join(self._duties[self._lines[below]].section)

    def _role_at(self, location: Location) -> str:
        place = (location.row, location.column)
        if not self._sheet:
            return self._role_in_text(location)
        if self._matrix.source.letter_columns:
            return ""
        if place in self._roles:
            return self._roles[place]
        return self._columns.get(place[1 - self._axis], "") if place[self._axis] in self._duties else ""

    def _role_in_text(self, location: Location) -> str:
        """Return the role in whose cell a comment of a text stands: the last one that begins before it."""
        duty = self._duties.get(location.row)
        cells = self._matrix.source.cells
        if duty is None:
            begun = [
                (place[1], role) for place, role in self._roles.items()
                if place[0] == location.row and place[1] <= location.column
            ]  # fmt: skip
            return max(begun, default=(0, ""))[1]
        found = ((cells[duty.key, role.key], role.key) for role in self._matrix.roles if (duty.key, role.key) in cells)
        begun = [(place[1], role) for place, role in found if place[0] == location.row and place[1] <= location.column]
        return max(begun, default=(0, ""))[1] if duty.source and location.column > duty.source[1] else ""
