"""Reading the cells of a row that list roles: their names under letters, ticks for one role, sub-columns of roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.layout.cells import NO_ENTRIES, Uniting
from raci.layout.codes import is_mark, says_nothing
from raci.layout.kinds import shown
from raci.layout.names_in_cells import NameSplitter
from raci.names import fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from raci.layout.letter_headings import Letters
    from raci.layout.survey import Survey
    from raci.model import Entry, Notation


class NameCells(Uniting):
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


class _OneRole(Uniting):
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
            return NO_ENTRIES
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


class SubColumnCells(Uniting):
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
