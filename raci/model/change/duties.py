"""Changes of whole duties: one comes, goes, is renamed, stands elsewhere, or is otherwise than it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from raci.errors import RaciError
from raci.model.change.opened import made
from raci.records import record, replace

if TYPE_CHECKING:
    from raci.model.change.opened import Opened
    from raci.model.duty import Duty
    from raci.model.matrix import Matrix

DutyPart: TypeAlias = Literal["number", "parent", "scope", "limits"]
"""What a duty says beside its identity, which is its key, section and name."""

Cells: TypeAlias = tuple[tuple[str, tuple[str, ...], str], ...]
"""Cells of a row or a column: the key of the role, or of the duty, with the letters and the remark it has there."""


@record
class Add:
    """Put a new duty with these cells (role, letters, remark) before another one, or at the end."""

    what: Duty
    cells: Cells = ()
    before: str | None = None

    @property
    def duty(self) -> str:
        """The key of the new duty."""
        return self.what.key

    role = ""
    """No single role: the change is about a whole row."""

    def apply(self, matrix: Matrix) -> Matrix:
        """Return the matrix with the duty; raise RaciError if it is there already, or a role or the place is not."""
        return made(self, matrix)

    def enter(self, opened: Opened) -> None:
        """Put the duty into an opened matrix; raise RaciError as `apply` does."""
        opened.add_duty(self.what, self.before)
        for role, letters, remark in self.cells:
            opened.set_cell(self.duty, role, letters, remark)

    def inverse(self, matrix: Matrix) -> Remove:
        """Return the change that takes this one back from the matrix it was made for."""
        return Remove(self.duty)

    def __str__(self) -> str:
        return f"{self.duty} is added"


@record
class Remove:
    """Take a duty out, with all its cells."""

    duty: str

    role = ""
    """No single role: the change is about a whole row."""

    def apply(self, matrix: Matrix) -> Matrix:
        """Return the matrix without the duty; raise RaciError if there is none of this key."""
        return made(self, matrix)

    def enter(self, opened: Opened) -> None:
        """Take the duty out of an opened matrix; raise RaciError if there is none of this key."""
        opened.remove_duty(self.duty)

    def inverse(self, matrix: Matrix) -> Add:
        """Return the change that takes this one back from the matrix it was made for."""
        place = _place(matrix, self.duty)
        cells = tuple((role, entry.letters, entry.remark) for role, entry in matrix.rows[place].items())
        return Add(matrix.duties[place], cells, _key_at(matrix, place + 1))

    def __str__(self) -> str:
        return f"{self.duty} is removed"


@record
class Rename:
    """Let a duty have another key, name and section: it is the same duty, and whoever names it follows."""

    duty: str
    key: str
    name: str
    section: tuple[str, ...] = ()

    role = ""
    """No single role: the change is about a whole row."""

    def apply(self, matrix: Matrix) -> Matrix:
        """Return the matrix with the duty renamed; raise RaciError if it is not there, or another has the new key."""
        return made(self, matrix)

    def enter(self, opened: Opened) -> None:
        """Rename the duty in an opened matrix; raise RaciError as `apply` does."""
        known = opened.duty(self.duty)
        opened.set_duty(self.duty, replace(known, key=self.key, name=self.name, section=self.section))

    def inverse(self, matrix: Matrix) -> Rename:
        """Return the change that takes this one back from the matrix it was made for."""
        known = matrix.duties[_place(matrix, self.duty)]
        return Rename(self.key, known.key, known.name, known.section)

    def __str__(self) -> str:
        return f"{self.duty} is now {self.key}"


@record
class Move:
    """Put a duty before another one, or at the end; its section stays."""

    duty: str
    before: str | None = None

    role = ""
    """No single role: the change is about a whole row."""

    def apply(self, matrix: Matrix) -> Matrix:
        """Return the matrix with the duty at its new place; raise RaciError if it or the place is not there."""
        return made(self, matrix)

    def enter(self, opened: Opened) -> None:
        """Move the duty in an opened matrix; raise RaciError as `apply` does."""
        opened.move_duty(self.duty, self.before)

    def inverse(self, matrix: Matrix) -> Move:
        """Return the change that takes this one back from the matrix it was made for."""
        return Move(self.duty, _key_at(matrix, _place(matrix, self.duty) + 1))

    def __str__(self) -> str:
        return f"{self.duty} is moved " + ("to the end" if self.before is None else f"before {self.before}")


@record
class Revise:
    """Let one part of what a duty says, such as its scope, be this."""

    duty: str
    part: DutyPart
    value: object

    role = ""
    """No single role: the change is about a whole row."""

    def apply(self, matrix: Matrix) -> Matrix:
        """Return the matrix with the duty revised; raise RaciError if there is none of this key."""
        return made(self, matrix)

    def enter(self, opened: Opened) -> None:
        """Revise the duty in an opened matrix; raise RaciError if there is none of this key."""
        opened.set_duty(self.duty, replace(opened.duty(self.duty), **{self.part: self.value}))

    def inverse(self, matrix: Matrix) -> Revise:
        """Return the change that takes this one back from the matrix it was made for."""
        return Revise(self.duty, self.part, getattr(matrix.duties[_place(matrix, self.duty)], self.part))

    def __str__(self) -> str:
        return f"{self.duty} has another {self.part}"


def _place(matrix: Matrix, duty: str) -> int:
    for place, each in enumerate(matrix.duties):
        if each.key == duty:
            return place
    raise RaciError("unknown-duty", f"there is no duty {duty!r} in the matrix")


def _key_at(matrix: Matrix, place: int) -> str | None:
    return matrix.duties[place].key if place < len(matrix.duties) else None
