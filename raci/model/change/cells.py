"""Changes of a cell: a role is given letters on a duty, or taken out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.errors import RaciError
from raci.records import record, replace

if TYPE_CHECKING:
    from raci.model.change.opened import Opened
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

    def enter(self, opened: Opened) -> None:
        """Set this cell of an opened matrix; raise RaciError if there is no such duty or role."""
        opened.set_cell(self.duty, self.role, self.letters, self.remark)

    def inverse(self, matrix: Matrix) -> Assign | Withdraw:
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

    def enter(self, opened: Opened) -> None:
        """Empty this cell of an opened matrix; raise RaciError if there is no such duty or role."""
        opened.set_cell(self.duty, self.role, ())

    def inverse(self, matrix: Matrix) -> Assign | Withdraw:
        """Return the change that takes this one back from the matrix it was made for."""
        return _restoring(matrix, self.duty, self.role)

    def __str__(self) -> str:
        return f"{self.duty}: {self.role} no longer takes part"


def _position(matrix: Matrix, duty: str, role: str) -> int:
    if not any(each.key == role for each in matrix.roles):
        raise RaciError("unknown-role", f"there is no role {role!r} in the matrix")
    for place, each in enumerate(matrix.duties):
        if each.key == duty:
            return place
    raise RaciError("unknown-duty", f"there is no duty {duty!r} in the matrix")


def _with_cell(matrix: Matrix, duty: str, role: str, letters: tuple[str, ...], remark: str = "") -> Matrix:
    place = _position(matrix, duty, role)
    row: Row = {key: entry for key, entry in matrix.rows[place].items() if key != role}
    if letters:
        row = {**row, role: matrix.notation.entry(letters, remark=remark)}
    return replace(matrix, rows=(*matrix.rows[:place], row, *matrix.rows[place + 1 :]))


def _restoring(matrix: Matrix, duty: str, role: str) -> Assign | Withdraw:
    entry = matrix.rows[_position(matrix, duty, role)].get(role)
    return Assign(duty, role, entry.letters, entry.remark) if entry else Withdraw(duty, role)
