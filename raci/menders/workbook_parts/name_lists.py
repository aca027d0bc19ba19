"""Cells that list the names of roles, one for each duty and letter: names taken out of them and put in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.layout.codes import says_nothing
from raci.layout.names_in_cells import NOBODY
from raci.menders.spelling import listed, separator_of
from raci.menders.workbook_parts.drafting import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from raci.menders.workbook_parts.sheet import Sheet
    from raci.model import Duty, Entry, Matrix, Place, Role

SAMPLE: Final = 200
"""How many duties are looked at to see how lists are written."""


class NameLists:
    """A matrix with a column for each letter, whose cells list role names."""

    def __init__(self, matrix: Matrix, sheet: Sheet) -> None:
        self._matrix = matrix
        self._sheet = sheet
        self._names = [role.name for role in matrix.roles]
        columns = matrix.source.letter_columns.values()
        rows = [duty.source[0] for duty in matrix.duties[:SAMPLE] if duty.source]
        texts = [sheet.content(row, column).text for row in rows for column in columns]
        self._separator = separator_of(filter(None, texts), self._names)

    def texts(
        self, duty: Duty, role: Role, now: Entry | None, new: Entry | None, said: Mapping[Place, str]
    ) -> Iterator[tuple[Place, str]]:
        """Yield the cells that a role's name goes out of or into."""
        source = self._matrix.source
        if duty.source is None or source.across or source.cells:
            raise RefusedError(duty.source, "its columns stand for several letters, so lists in them are not edited")
        if new and new.remark:
            raise RefusedError(duty.source, "a list of role names has no place for a remark")
        before, after = set(now.letters if now else ()), set(new.letters if new else ())
        if strange := sorted((before | after) - set(source.letter_columns)):
            raise RefusedError(duty.source, f"the sheet has no column for {strange[0]}")
        for letter in sorted(before ^ after, key=source.letter_columns.__getitem__):
            place = duty.source[0], source.letter_columns[letter]
            text = said.get(place, self._sheet.content(*place).text)
            yield place, self._edited(place, text, role, taken=letter in before)

    def _edited(self, place: Place, text: str, role: Role, *, taken: bool) -> str:
        if not taken and (says_nothing(text) or NOBODY.match(text.strip())):
            return role.name
        add, drop = ((), (role.name,)) if taken else ((role.name,), ())
        edited = listed(text, self._names, add=add, drop=drop, separator=self._separator)
        if edited is None:
            raise RefusedError(place, f"the name {role.name} does not stand in the cell by itself")
        return edited
