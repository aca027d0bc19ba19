"""Reading the cells of a row: letters under roles."""

from __future__ import annotations

from itertools import compress
from operator import itemgetter
from typing import TYPE_CHECKING, Final, cast

from raci.layout.codes import says_nothing
from raci.layout.kinds import shown
from raci.model import Mark
from raci.names import squeeze

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from raci.layout.codes import CodeBook
    from raci.layout.roles import RoleColumn
    from raci.layout.survey import Survey
    from raci.model import Entry, Notation

NO_ENTRIES: Final[Mapping[str, Entry]] = {}


class _Entries(dict[object, "Entry | None"]):
    """Value → entry, each distinct value read once; what is neither code nor nothing is remembered as strange."""

    def __init__(self, book: CodeBook, notation: Notation) -> None:
        super().__init__()
        self.book = book
        self.notation = notation
        self.strange: set[object] = set()
        self.odd: set[object] = set()

    def __missing__(self, value: object) -> Entry | None:
        text = shown(value)
        said = self.book.read(text) if text else None
        entry = None
        if said is not None:
            entry = self.notation.entry(said.letters, text=squeeze(text), remark=said.remark)
            if said.odd:
                self.odd.add(value)
        elif squeeze(text) and not says_nothing(text):
            self.strange.add(value)
        self[value] = entry
        return entry


class Uniting:
    """What all ways of reading cells share: two rows may belong to one duty."""

    notation: Notation

    def unite(self, one: Mapping[str, Entry], other: Mapping[str, Entry]) -> Mapping[str, Entry]:
        """Return the entries of two rows of one duty: the union of each role's letters."""
        united = dict(one)
        for role, entry in other.items():
            known = united.get(role, entry)
            united[role] = entry if known == entry else self.notation.entry((*known.letters, *entry.letters))
        return united


class LetterCells(Uniting):
    """Rows whose cells hold letters, one column (or a few) for each role."""

    def __init__(self, survey: Survey, roles: Sequence[RoleColumn], book: CodeBook, notation: Notation) -> None:
        self.survey = survey
        self.roles = roles
        self.columns: Sequence[int] = [column for role in roles for column in role.columns]
        self.entries = _Entries(book, notation)
        self.notation = notation
        self._keys = [role.name for role in roles for _ in role.columns]
        self._several = len(self._keys) > len(roles)
        self._get = itemgetter(*self.columns) if len(self.columns) > 1 else lambda row: (row[self.columns[0]],)
        self._entry = self.entries.__getitem__
        self._masked = any("L" in kinds for kinds in survey.kinds)

    def read(self, row: int) -> Mapping[str, Entry]:
        """Return role → entry of a row."""
        if self._masked and "L" in self.survey.kinds[row]:
            return self._around_legend(row)
        values = self._get(self.survey.rows[row])
        said = dict(zip(compress(self._keys, values), map(self._entry, filter(None, values)), strict=False))
        if all(said.values()):  # nearly every row: it need not be made twice
            cells = cast("dict[str, Entry]", said)
        else:
            cells = {key: entry for key, entry in said.items() if entry is not None}
        return self._united(row) if self._several and cells else cells

    def _around_legend(self, row: int) -> Mapping[str, Entry]:
        kinds = self.survey.kinds[row]
        return {
            key: entry
            for key, column in zip(self._keys, self.columns, strict=True)
            if kinds[column] != "L" and (entry := self.entries[self.survey.rows[row][column]]) is not None
        }

    def _united(self, row: int) -> Mapping[str, Entry]:
        """Unite the letters of a role that has several columns."""
        found: dict[str, Entry] = {}
        for key, value in zip(self._keys, self._get(self.survey.rows[row]), strict=True):
            entry = self.entries[value]
            if entry is None:
                continue
            known = found.get(key, entry)
            found[key] = entry if known == entry else self.notation.entry((*known.letters, *entry.letters))
        return found

    def marks(self, rows: Sequence[tuple[int, str]]) -> list[Mark]:
        """Return what the cells of these rows (row, duty key) said that is no code."""
        return list(self._strange(rows, self.entries.strange))

    def look_alikes(self, rows: Sequence[tuple[int, str]]) -> list[Mark]:
        """Return the cells of these rows whose letters were written with look-alike characters."""
        return list(self._strange(rows, self.entries.odd))

    def _strange(self, rows: Sequence[tuple[int, str]], values: set[object]) -> list[Mark]:
        if not values:
            return []
        grid = self.survey.grid
        return [
            Mark(squeeze(shown(value)), duty, key, grid.place(row, column))
            for row, duty in rows
            for key, column, value in zip(self._keys, self.columns, self._get(self.survey.rows[row]), strict=True)
            if value in values and self.survey.kinds[row][column] != "L"
        ]
