"""From a table to its matrix: roles by the names declared for them, duties in sections, every value with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.layout.names_in_cells import NameSplitter
from raci.model import Mark, Matrix, Oddity
from raci.names import squeeze
from raci.readers.structured.declared import Roles
from raci.readers.structured.drawing import Drawing
from raci.readers.structured.evidence import notation_of
from raci.readers.structured.notes import notes_of
from raci.readers.structured.rows import kind_of_parts, named_parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.layout.reading import Note
    from raci.model import Place
    from raci.readers.structured.cells import Cell
    from raci.readers.structured.rows import RowFound
    from raci.readers.structured.tables import Table

_RECORD = "record"
_TURNED = "turned"


def matrix_of(table: Table, path: str, *, alone: bool) -> tuple[Matrix, tuple[Note, ...]]:
    """Return the matrix of a table, and what is doubtful about it.

    `alone` says that it is the only one, so that all declared roles are its own.
    """
    assembly = _Assembly(table, path)
    return assembly.matrix(alone=alone), tuple(notes_of(table, assembly.roles, path))


class _Assembly:
    def __init__(self, table: Table, path: str) -> None:
        self.table = table
        self.roles = Roles(table.roles)
        self.drawing = Drawing(notation_of(table.rows, table.context, table.legend), path, table.place)
        self._kind = kind_of_parts(table.rows)
        self._taken: set[str] = set()
        self._left_out = [key for key, _ in table.left_out]
        self._splitter = NameSplitter([cell.who for row in table.rows for cell in row.cells.found if not cell.listed])

    def matrix(self, *, alone: bool) -> Matrix:
        duties = [self._turned(row) if self.table.turned else self._row(row) for row in self.table.rows]
        for row, duty in zip(self.table.rows, duties, strict=True):
            self._left_out += row.cells.left_out
            self._others(row, duty)
        self.drawing.oddities += (
            Oddity("heading", f"the role {word!r} is not among the roles the file declares", place)
            for word, place in self.roles.strangers.items()
        )
        roles = [role for key, role in self.roles.order.items() if alone or key in self._taken]
        return self.drawing.matrix(roles, self.table.title, self._left_out)

    def _row(self, row: RowFound) -> str:
        """Take up the row of a duty and return its key."""
        again: object = _RECORD if row.record else id(row)
        duty = self.drawing.duty(self._section(row), row.name, row.number, row.place, again)
        for cell in row.cells.found:
            for who in self._split(cell):
                self._assign(duty, self._role(who, cell.place), cell)
        return duty

    def _turned(self, row: RowFound) -> str:
        """Take up the row of a role."""
        role = self._role(row.name, row.place)
        for cell in row.cells.found:
            for name in self._split(cell):
                self._assign(self.drawing.duty((), name, "", cell.place, _TURNED), role, cell)
        return ""

    def _assign(self, duty: str, role: str, cell: Cell) -> None:
        self.drawing.assign(duty, role, cell.code.letters, cell.place, cell.remark)

    def _section(self, row: RowFound) -> tuple[str, ...]:
        steps = named_parts(
            [step for step in row.path[self.table.depth + 1 : -1] if step.key != self._kind or not step.key]
        )
        return tuple(dict.fromkeys((*steps, *row.section)))

    def _split(self, cell: Cell) -> Iterable[str]:
        if cell.listed or self.roles.knows(cell.who):
            return [squeeze(cell.who)]
        return self._splitter.split(cell.who)

    def _role(self, word: str, place: Place) -> str:
        role = self.roles.named(word, place)
        self._taken.add(role)
        return role

    def _others(self, row: RowFound, duty: str) -> None:
        """Keep what the cells of roles say that is no letter; texts under other keys are left out."""
        for other in row.cells.others:
            if self.table.turned:
                if other.text and other.sure:
                    self.drawing.marks.append(
                        Mark(squeeze(other.text), "", self._role(row.name, row.place), other.place)
                    )
            elif other.sure or self.roles.knows(other.key):
                role = self._role(other.key, other.place) if other.key else ""
                if other.text:
                    self.drawing.marks.append(Mark(squeeze(other.text), duty, role, other.place))
            elif other.text:
                self._left_out.append(other.key)
