"""Reading the cells of a row: letters under roles, names of roles under letters, ticks under letters."""

from __future__ import annotations

from itertools import compress
from operator import itemgetter
from typing import TYPE_CHECKING, Final, cast

from raci.layout.codes import is_mark, says_nothing
from raci.layout.names_in_cells import NameSplitter
from raci.layout.survey import shown
from raci.model import Mark
from raci.names import fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from raci.layout.codes import CodeBook
    from raci.layout.letter_headings import Letters
    from raci.layout.roles import RoleColumn
    from raci.layout.survey import Survey
    from raci.model import Entry, Notation

_NONE: Final[Mapping[str, Entry]] = {}


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


class _Uniting:
    """What all ways of reading cells share: two rows may belong to one duty."""

    notation: Notation

    def unite(self, one: Mapping[str, Entry], other: Mapping[str, Entry]) -> Mapping[str, Entry]:
        """Return the entries of two rows of one duty: the union of each role's letters."""
        united = dict(one)
        for role, entry in other.items():
            known = united.get(role, entry)
            united[role] = entry if known == entry else self.notation.entry((*known.letters, *entry.letters))
        return united


class LetterCells(_Uniting):
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


class NameCells(_Uniting):
    """Rows whose cells hold names of roles, one column for each letter (Responsible | Accountable | …)."""

    def __init__(self, survey: Survey, letters: Letters, rows: range, notation: Notation) -> None:
        self.survey = survey
        self.letters = letters
        self.columns: Sequence[int] = list(letters)
        self.notation = notation
        texts = [str(shown(survey.rows[row][column])) for row in rows for column in letters]
        self.splitter = NameSplitter([text for text in texts if self._names(text)])
        self.order: dict[str, tuple[int, int]] = {}
        self.found: dict[int, dict[str, int]] = {}
        self._codes = {letter for each in letters.values() for letter in each}
        self._spelled_out = any(len(squeeze(text)) > 1 and self._names(text) for text in texts)
        self.contradictions: list[tuple[int, str]] = []

    def _names(self, text: str) -> bool:
        return bool(text.strip()) and not says_nothing(text)

    def read(self, row: int) -> Mapping[str, Entry]:
        """Return role → entry of a row; a cell that repeats its column's own letter is a key, not a name."""
        held: dict[str, list[str]] = {}
        for column, letter in self.letters.items():
            text = shown(self.survey.rows[row][column])
            if self.survey.kinds[row][column] == "L" or not self._names(text) or (squeeze(text).upper(),) == letter:
                continue
            for name in self.splitter.split(text):
                if self._contradicts(name):
                    self.contradictions.append(
                        (row, f"{name!r} stands under {'/'.join(letter)}: no role is named there")
                    )
                    continue
                known = self.splitter.spelling.setdefault(fold(name) or name, name)
                held.setdefault(known, []).extend(letter)
                self.order.setdefault(known, (row, column))
                self.found.setdefault(row, {}).setdefault(known, column)
        return {name: self.notation.entry(letters) for name, letters in held.items()}

    def _contradicts(self, name: str) -> bool:
        """Tell whether a name is a letter of another column, where other cells hold names that are none."""
        return self._spelled_out and name in self._codes


class _OneRole(_Uniting):
    """Rows that name one role each; the name may be given once for several rows."""

    def __init__(self, survey: Survey, role: int, notation: Notation) -> None:
        self.survey = survey
        self.role = role
        self.notation = notation
        self.order: dict[str, tuple[int, int]] = {}
        self.found: dict[int, dict[str, int]] = {}
        self._spelled: dict[str, str] = {}
        self._last = ""

    def _named(self, row: int, letters: Sequence[str], column: int) -> Mapping[str, Entry]:
        name = self.survey.heading(row, self.role)
        if name:
            self._last = self._spelled.setdefault(fold(name.rstrip(".")), name)
        if not letters or not self._last:
            return _NONE
        self.order.setdefault(self._last, (row, self.role))
        self.found[row] = {self._last: column}
        return {self._last: self.notation.entry(letters)}


class TickCells(_OneRole):
    """Rows that name one role and tick the letters it has for a duty."""

    def __init__(self, survey: Survey, letters: Letters, role: int, notation: Notation) -> None:
        super().__init__(survey, role, notation)
        self.letters = letters
        self.columns: Sequence[int] = list(letters)

    def read(self, row: int) -> Mapping[str, Entry]:
        """Return the row's role → entry."""
        ticked: list[str] = []
        columns: list[int] = []
        for column, letters in self.letters.items():
            text = self.survey.text(row, column)
            if text and (is_mark(text) or (text.upper(),) == letters):
                ticked.extend(letters)
                columns.append(column)
        return self._named(row, ticked, min(columns, default=self.role))


class RowCells(_OneRole):
    """Rows that give one assignment each: a role and its letters."""

    def __init__(self, survey: Survey, letter: int, role: int, notation: Notation) -> None:
        super().__init__(survey, role, notation)
        self.columns: Sequence[int] = [letter]

    def read(self, row: int) -> Mapping[str, Entry]:
        """Return the row's role → entry."""
        said = self.survey.book.read(shown(self.survey.rows[row][self.columns[0]]))
        return self._named(row, said.letters if said else (), self.columns[0])


class SubColumnCells(_Uniting):
    """Rows with a tick under a letter under a role; each role has a column for each letter."""

    def __init__(self, survey: Survey, owners: Mapping[int, tuple[str, str]], notation: Notation) -> None:
        self.survey = survey
        self.owners = owners
        self.columns: Sequence[int] = list(owners)
        self.notation = notation
        self.found: dict[int, dict[str, int]] = {}

    def read(self, row: int) -> Mapping[str, Entry]:
        """Return role → entry of a row."""
        held: dict[str, list[str]] = {}
        for column, (role, letter) in self.owners.items():
            text = self.survey.text(row, column)
            if text and (is_mark(text) or text.upper() == letter):
                held.setdefault(role, []).append(letter)
                self.found.setdefault(row, {}).setdefault(role, column)
        return {role: self.notation.entry(letters) for role, letters in held.items()}
