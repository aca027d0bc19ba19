"""Changes of whole roles: one comes, goes, is renamed, stands elsewhere, or is otherwise than it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from raci.errors import RaciError
from raci.model.change.opened import made
from raci.records import record, replace

if TYPE_CHECKING:
    from raci.model.change.duties import Cells
    from raci.model.change.opened import Opened
    from raci.model.matrix import Matrix
    from raci.model.role import Role

RolePart: TypeAlias = Literal[
    "aliases", "group", "level", "scope", "reports_to", "holders", "kind", "dotted", "limits", "vacant"
]
"""What a role says beside its key and name."""


@record
class AddRole:
    """Put a new role with these cells (duty, letters, remark) before another one, or at the end."""

    what: Role
    cells: Cells = ()
    before: str | None = None

    duty = ""
    """No single duty: the change is about a whole column."""

    @property
    def role(self) -> str:
        """The key of the new role."""
        return self.what.key

    def apply(self, matrix: Matrix) -> Matrix:
        """Return the matrix with the role; raise RaciError if it is there already, or a duty or the place is not."""
        return made(self, matrix)

    def enter(self, opened: Opened) -> None:
        """Put the role into an opened matrix; raise RaciError as `apply` does."""
        opened.add_role(self.what, self.before)
        for duty, letters, remark in self.cells:
            opened.set_cell(duty, self.role, letters, remark)

    def inverse(self, matrix: Matrix) -> RemoveRole:
        """Return the change that takes this one back from the matrix it was made for."""
        return RemoveRole(self.role)

    def __str__(self) -> str:
        return f"the role {self.role} is added"


@record
class RemoveRole:
    """Take a role out, with all its cells."""

    role: str

    duty = ""
    """No single duty: the change is about a whole column."""

    def apply(self, matrix: Matrix) -> Matrix:
        """Return the matrix without the role; raise RaciError if there is none of this key."""
        return made(self, matrix)

    def enter(self, opened: Opened) -> None:
        """Take the role out of an opened matrix; raise RaciError if there is none of this key."""
        opened.remove_role(self.role)

    def inverse(self, matrix: Matrix) -> AddRole:
        """Return the change that takes this one back from the matrix it was made for."""
        place = _place(matrix, self.role)
        held = ((duty.key, row.get(self.role)) for duty, row in zip(matrix.duties, matrix.rows, strict=True))
        cells = tuple((duty, entry.letters, entry.remark) for duty, entry in held if entry)
        return AddRole(matrix.roles[place], cells, _key_at(matrix, place + 1))

    def __str__(self) -> str:
        return f"the role {self.role} is removed"


@record
class RenameRole:
    """Let a role have another key and name: it is the same role, and whoever names it follows."""

    role: str
    key: str
    name: str

    duty = ""
    """No single duty: the change is about a whole column."""

    def apply(self, matrix: Matrix) -> Matrix:
        """Return the matrix with the role renamed; raise RaciError if it is not there, or another has the new key."""
        return made(self, matrix)

    def enter(self, opened: Opened) -> None:
        """Rename the role in an opened matrix; raise RaciError as `apply` does."""
        opened.set_role(self.role, replace(opened.role(self.role), key=self.key, name=self.name))

    def inverse(self, matrix: Matrix) -> RenameRole:
        """Return the change that takes this one back from the matrix it was made for."""
        known = matrix.roles[_place(matrix, self.role)]
        return RenameRole(self.key, known.key, known.name)

    def __str__(self) -> str:
        return f"the role {self.role} is now {self.name}"


@record
class MoveRole:
    """Put a role before another one, or at the end."""

    role: str
    before: str | None = None

    duty = ""
    """No single duty: the change is about a whole column."""

    def apply(self, matrix: Matrix) -> Matrix:
        """Return the matrix with the role at its new place; raise RaciError if it or the place is not there."""
        return made(self, matrix)

    def enter(self, opened: Opened) -> None:
        """Move the role in an opened matrix; raise RaciError as `apply` does."""
        opened.move_role(self.role, self.before)

    def inverse(self, matrix: Matrix) -> MoveRole:
        """Return the change that takes this one back from the matrix it was made for."""
        return MoveRole(self.role, _key_at(matrix, _place(matrix, self.role) + 1))

    def __str__(self) -> str:
        where = "to the end" if self.before is None else f"before {self.before}"
        return f"the role {self.role} is moved {where}"


@record
class ReviseRole:
    """Let one part of what a role says, such as its level, be this."""

    role: str
    part: RolePart
    value: object

    duty = ""
    """No single duty: the change is about a whole column."""

    def apply(self, matrix: Matrix) -> Matrix:
        """Return the matrix with the role revised; raise RaciError if there is none of this key."""
        return made(self, matrix)

    def enter(self, opened: Opened) -> None:
        """Revise the role in an opened matrix; raise RaciError if there is none of this key."""
        opened.set_role(self.role, replace(opened.role(self.role), **{self.part: self.value}))

    def inverse(self, matrix: Matrix) -> ReviseRole:
        """Return the change that takes this one back from the matrix it was made for."""
        return ReviseRole(self.role, self.part, getattr(matrix.roles[_place(matrix, self.role)], self.part))

    def __str__(self) -> str:
        return f"the role {self.role} has another {self.part.replace('_', ' ')}"


def _place(matrix: Matrix, role: str) -> int:
    for place, each in enumerate(matrix.roles):
        if each.key == role:
            return place
    raise RaciError("unknown-role", f"there is no role {role!r} in the matrix")


def _key_at(matrix: Matrix, place: int) -> str | None:
    return matrix.roles[place].key if place < len(matrix.roles) else None
