"""Tables whose cells list role names under letters: a role moves from one list to another."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Final

from raci.layout.codes import says_nothing
from raci.layout.grid import Grid
from raci.layout.letter_headings import find_letter_headings
from raci.layout.survey import Survey
from raci.menders.spelling import listed, moves, separator_of
from raci.menders.splicing import UnfitError
from raci.menders.text_tables.cells import CellPlace
from raci.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from raci.menders.text_tables.cells import MatrixCells
    from raci.menders.text_tables.rows import Row
    from raci.model import Duty, Role

_HEADING_NEAR: Final = 200
_LOOKED_AT: Final = 100


class NameLists:
    """The lists of one matrix; `named` is how many duties name each role."""

    def __init__(self, cells: MatrixCells) -> None:
        self._cells = cells
        self._names = [role.name for role in cells.matrix.roles]
        self.named = Counter(key for row in cells.matrix.rows for key in row)

    def changed(
        self, duty: Duty, role: Role, letters: Sequence[str], current: Callable[[CellPlace], str]
    ) -> tuple[dict[CellPlace, str], bool]:
        """Return the cells that change for a role to have these letters, with their new texts, and if it is in any now.

        `current` gives what a cell says by now. Raises UnfitError where there is no column for a letter.
        """
        row = self._cells.row_of(duty)
        places = [CellPlace(row, index) for index in self._columns]
        texts = [current(place) if place.number < len(row.cells) else "" for place in places]
        held = [number for number, text in enumerate(texts) if self._names_role(text, role)]
        entry = self._cells.entry(duty, role)
        found = {letter for number in held for letter in self._letters[number]}
        if entry is not None and not found.intersection(entry.letters):
            raise UnfitError(f"{role.name!r} is not in the lists of this row as it was read")
        leave, enter, missing = moves(self._letters, held, letters)
        if missing:
            raise UnfitError(f"the table has no column for {' and '.join(missing)}")
        changes = {}
        for number, place in enumerate(places):
            if number in leave or number in enter:
                changes[place] = self._list(texts[number], role, comes=number in enter)
        return changes, bool(held)

    def _list(self, text: str, role: Role, *, comes: bool) -> str:
        text = "" if says_nothing(text) else text
        names = (role.name,)
        new = listed(
            text, self._names, add=names if comes else (), drop=() if comes else names, separator=self._separator
        )
        if new is None or new.count("**") % 2:
            raise UnfitError(f"{role.name!r} cannot be taken out of {text!r}")
        return new or self._nothing

    def _names_role(self, text: str, role: Role) -> bool:
        return fold(role.name) in fold(text) and listed(text, self._names, drop=(role.name,)) is not None

    @property
    def _letters(self) -> list[tuple[str, ...]]:
        return list(self._columns.values())

    @cached_property
    def _columns(self) -> Mapping[int, tuple[str, ...]]:
        """Return index of cell → letters, by the nearest row above the duties whose headings are these letters."""
        table, matrix = self._cells.table, self._cells.matrix
        wanted = set(matrix.source.letter_columns)
        first = min((duty.source for duty in matrix.duties if duty.source), default=(1, 1))
        for line in range(first[0] - 1, max(0, first[0] - _HEADING_NEAR), -1):
            row = table.row_at((line, 1))
            if row is None:
                continue
            heads = [table.said(row, index) for index in range(len(row.cells))]
            for _, letters in find_letter_headings(Survey(Grid([heads]))):
                if {each[0] for each in letters.values()} == wanted:
                    return letters
        raise UnfitError("the row of headings that names the letters is not found")

    def _sample(self) -> list[str]:
        rows: list[Row] = [self._cells.row_of(duty) for duty in self._cells.matrix.duties[:_LOOKED_AT]]
        table = self._cells.table
        return [table.written(row, index) for row in rows for index in self._columns if index < len(row.cells)]

    @cached_property
    def _separator(self) -> str:
        return separator_of(self._sample(), self._names)

    @cached_property
    def _nothing(self) -> str:
        """What most cells hold that name nobody: `-`, or nothing at all."""
        counts = Counter(text for text in self._sample() if not text or says_nothing(text))
        return counts.most_common(1)[0][0] if counts else ""
