"""Changes to a matrix: what fixes, differences and drafts are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from raci.errors import RaciError
from raci.records import record, replace

if TYPE_CHECKING:
    from raci.model.duty import Duty
    from raci.model.matrix import Matrix, Row


@record
class Assign:
    """Give a role these letters, and perhaps a remark, on a duty, replacing what it had."""

    duty: str
    role: str
    letters: tuple[str, ...]
    remark: str = ""

    def apply(self, matrix: Matrix) -> Matrix:
        """Return the matrix with this cell set; raise RaciError if there is no such duty or role."""
        return _with_cell(matrix, self.duty, self.role, self.letters, self.remark)

    def inverse(self, matrix: Matrix) -> Change:
        """Return the change that takes this one back from the matrix it was made for."""
        return _restoring(matrix, self.duty, self.role)

    def __str__(self) -> str:
        remark = f" ({self.remark})" if self.remark else ""
        return f"{self.duty}: {self.role} becomes {'/'.join(self.letters)}{remark}"


@record
class Withdraw:
    """Take a role out of a duty."""

    duty: str
    role: str

    def apply(self, matrix: Matrix) -> Matrix:
        """Return the matrix with this cell empty; raise RaciError if there is no such duty or role."""
        return _with_cell(matrix, self.duty, self.role, ())

    def inverse(self, matrix: Matrix) -> Change:
        """Return the change that takes this one back from the matrix it was made for."""
        return _restoring(matrix, self.duty, self.role)

    def __str__(self) -> str:
        return f"{self.duty}: {self.role} no longer takes part"


@record
class Add:
    """Put a new duty with these cells (role, letters, remark) before another one, or at the end."""

    what: Duty
    cells: tuple[tuple[str, tuple[str, ...], str], ...] = ()
    before: str | None = None

    @property
    def duty(self) -> str:
        """The key of the new duty."""
        return self.what.key

    @property
    def role(self) -> str:
        """No single role: the change is about a whole row."""
        return ""

    def apply(self, matrix: Matrix) -> Matrix:
        """Return the matrix with the duty; raise RaciError if it is there already, or a role or the place is not."""
        if any(each.key == self.duty for each in matrix.duties):
            raise RaciError("doubled-duty", f"there already is a duty {self.duty!r} in the matrix")
        known = {role.key for role in matrix.roles}
        for role, _, _ in self.cells:
            if role not in known:
                raise RaciError("unknown-role", f"there is no role {role!r} in the matrix")
        place = len(matrix.duties) if self.before is None else _row(matrix, self.before)
        row: Row = {role: matrix.notation.entry(letters, remark=remark) for role, letters, remark in self.cells}
        return replace(
            matrix,
            duties=(*matrix.duties[:place], self.what, *matrix.duties[place:]),
            rows=(*matrix.rows[:place], row, *matrix.rows[place:]),
        )

    def inverse(self, matrix: Matrix) -> Change:
        """Return the change that takes this one back from the matrix it was made for."""
        return Remove(self.duty)

    def __str__(self) -> str:
        return f"{self.duty} is added"


@record
class Remove:
    """Take a duty out, with all its cells."""

    duty: str

    @property
    def role(self) -> str:
        """No single role: the change is about a whole row."""
        return ""

    def apply(self, matrix: Matrix) -> Matrix:
        """Return the matrix without the duty; raise RaciError if there is none of this key."""
        place = _row(matrix, self.duty)
        return replace(
            matrix,
            duties=(*matrix.duties[:place], *matrix.duties[place + 1 :]),
            rows=(*matrix.rows[:place], *matrix.rows[place + 1 :]),
        )

    def inverse(self, matrix: Matrix) -> Change:
        """Return the change that takes this one back from the matrix it was made for."""
        place = _row(matrix, self.duty)
        after = matrix.duties[place + 1].key if place + 1 < len(matrix.duties) else None
        cells = tuple((role, entry.letters, entry.remark) for role, entry in matrix.rows[place].items())
        return Add(matrix.duties[place], cells, after)

    def __str__(self) -> str:
        return f"{self.duty} is removed"


Change: TypeAlias = Assign | Withdraw | Add | Remove


def _row(matrix: Matrix, duty: str) -> int:
    for place, each in enumerate(matrix.duties):
        if each.key == duty:
            return place
    raise RaciError("unknown-duty", f"there is no duty {duty!r} in the matrix")


def _position(matrix: Matrix, duty: str, role: str) -> int:
    if not any(each.key == role for each in matrix.roles):
        raise RaciError("unknown-role", f"there is no role {role!r} in the matrix")
    return _row(matrix, duty)


def _with_cell(matrix: Matrix, duty: str, role: str, letters: tuple[str, ...], remark: str = "") -> Matrix:
    place = _position(matrix, duty, role)
    row: Row = {key: entry for key, entry in matrix.rows[place].items() if key != role}
    if letters:
        row = {**row, role: matrix.notation.entry(letters, remark=remark)}
    return replace(matrix, rows=(*matrix.rows[:place], row, *matrix.rows[place + 1 :]))


def _restoring(matrix: Matrix, duty: str, role: str) -> Change:
    entry = matrix.rows[_position(matrix, duty, role)].get(role)
    return Assign(duty, role, entry.letters, entry.remark) if entry else Withdraw(duty, role)
