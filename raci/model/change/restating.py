"""Changes of what a matrix says as a whole: its title, its notation, what stands in it beside letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from raci.model.change.opened import made
from raci.records import record

if TYPE_CHECKING:
    from raci.model.change.opened import Opened
    from raci.model.matrix import Matrix

MatrixPart: TypeAlias = Literal["title", "notation", "marks", "organization", "allowances"]


@record
class Restate:
    """Let one part of the matrix, such as its title, be this."""

    part: MatrixPart
    value: object

    duty = ""
    """No single duty: the change is about the matrix."""

    role = ""
    """No single role: the change is about the matrix."""

    def apply(self, matrix: Matrix) -> Matrix:
        """Return the matrix with this part; its cells are read anew in a new notation."""
        return made(self, matrix)

    def enter(self, opened: Opened) -> None:
        """Let an opened matrix have this part."""
        opened.restate(**{self.part: self.value})

    def inverse(self, matrix: Matrix) -> Restate:
        """Return the change that takes this one back from the matrix it was made for."""
        return Restate(self.part, getattr(matrix, self.part))

    def __str__(self) -> str:
        return f"the matrix has another {self.part}" if self.part != "marks" else "the matrix has other marks"
