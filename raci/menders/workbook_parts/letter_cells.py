"""Cells that hold letters, one for each duty and role: what a change writes into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.layout.codes import CodeBook, says_nothing
from raci.menders.spelling import Spelling
from raci.menders.workbook_parts.drafting import RefusedError
from raci.model import column_letters
from raci.names import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from raci.menders.workbook_parts.sheet import Sheet
    from raci.model import Duty, Entry, Matrix, Place, Role

_BRIEF = 40


class LetterCells:
    """A matrix whose cells hold letters."""

    def __init__(self, matrix: Matrix, sheet: Sheet) -> None:
        self._matrix = matrix
        self._sheet = sheet
        self._spelling = Spelling(matrix)
        letters = [letter.letter for letter in matrix.notation.letters]
        self._book = CodeBook(letters, letters)
        self._taken = {role.source: role.key for role in matrix.roles}
        self._columns: dict[str, list[int]] = {}

    def texts(
        self, duty: Duty, role: Role, now: Entry | None, new: Entry | None, said: Mapping[Place, str]
    ) -> Iterator[tuple[Place, str]]:
        """Yield the one cell of a duty and a role with its new text."""
        place = self._place(duty, role, now)
        self._one_column(duty, role, place)
        if place not in said:
            self._as_read(place, now)
        text = self._spelling.of(new.letters, new.remark) if new else ""
        if new and not text:
            raise RefusedError(place, f"{new} could not be written so that it is read as meant")
        yield place, text

    def _place(self, duty: Duty, role: Role, now: Entry | None) -> Place:
        source = self._matrix.source
        if source.cells and (duty.key, role.key) not in source.cells:
            reason = "every assignment has a row, or a tick, of its own there; add this one in the spreadsheet program"
            raise RefusedError(duty.source, reason)
        if duty.source is None or (role.source is None and not source.cells):
            raise RefusedError(None, "its place in the sheet is not known")
        found = self._matrix.locate(duty, role, now)
        return found.row, found.column

    def _one_column(self, duty: Duty, role: Role, place: Place) -> None:
        """Raise RefusedError if the role has several columns, unless its cells are merged as its heading is."""
        source = self._matrix.source
        if source.across or source.cells or role.source is None:
            return
        if role.key not in self._columns:
            self._columns[role.key] = list(self._columns_of(role))
        columns = self._columns[role.key]
        area = self._sheet.merge(*place)
        if len(columns) > 1 and not (area and area.left <= columns[0] and columns[-1] <= area.right):
            named = ", ".join(map(column_letters, columns[:-1]))
            reason = f"the role stands over {len(columns)} columns ({named} and {column_letters(columns[-1])})"
            raise RefusedError(place, reason)

    def _columns_of(self, role: Role) -> Iterator[int]:
        """Yield the columns under a role's heading; one merged over several gives it them all."""
        row, first = role.source or (0, 0)
        area = self._sheet.merge(row, first)
        for column in range(first, area.right + 1 if area else first + 1):
            if self._taken.get((row, column), role.key) == role.key:
                yield column

    def _as_read(self, place: Place, now: Entry | None) -> None:
        """Raise RefusedError if the cell says anything else than what was read of it."""
        text = self._sheet.content(*place).text
        if now is None:
            if squeeze(text) and not says_nothing(text):
                raise RefusedError(place, f"the cell says {_brief(text)}, which would be lost")
            return
        if squeeze(text) == now.text:
            return
        read = self._book.read(text)
        if read is None or set(read.letters) != set(now.letters) or squeeze(read.remark) != now.remark:
            held = f"the cell says {_brief(text)}" if squeeze(text) else "the cell is empty"
            reason = f"{held}: its letters are told by ticks, by a heading, or by several cells"
            raise RefusedError(place, reason)


def _brief(text: str) -> str:
    plain = squeeze(text)
    return f"{plain[:_BRIEF]}…" if len(plain) > _BRIEF else repr(plain)
