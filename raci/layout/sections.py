"""The path of sections a row stands in: from rows of their own, from columns, from indentation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.layout.codes import says_nothing
from raci.layout.outline import depth_of_number, leading

if TYPE_CHECKING:
    from raci.layout.columns import Columns
    from raci.layout.survey import Survey

_BLANKS_OF_A_COLUMN: Final = 1000
"""A name one column to the right is deeper than any indent."""


class SectionPath:
    """The sections a row stands in: from rows of their own, from columns, from indentation."""

    def __init__(self, survey: Survey, columns: Columns, given: tuple[str, ...]) -> None:
        self.survey = survey
        self.columns = columns
        self.given = given
        self._rows: list[tuple[object, str]] = []
        self._by_column: dict[int, str] = {}
        self._parents: list[tuple[int, str]] = []
        self._fresh = False
        self._shared: tuple[str, ...] = given

    def enter(self, row: int, column: int, name: str, number: str) -> None:
        """Begin the section that a row of its own heads."""
        rank = self._rank(row, column, f"{number} {name}" if number else name)
        if self._rows and not self._fresh and rank not in [each for each, _ in self._rows]:
            self._rows.pop()
        for depth, (known, _) in enumerate(self._rows):
            if known == rank:
                del self._rows[depth:]
                break
        if isinstance(rank, int):
            while self._rows and isinstance(self._rows[-1][0], int) and self._rows[-1][0] >= rank:
                self._rows.pop()
        self._rows.append((rank, name))
        self._fresh = True
        self._parents.clear()
        self._shared = self._path()

    def _rank(self, row: int, column: int, text: str) -> object:
        depth = depth_of_number(text)
        if depth:
            return depth
        styles = self.survey.styles()
        look = styles.of(row, column) if styles else None
        return column, text.isupper(), leading(self.survey, row, column), look

    def enter_columns(self, row: int) -> None:
        """Take over the section that a column gives for this row."""
        for place, column in enumerate(self.columns.sections):
            text = self.survey.text(row, column)
            if text and self._by_column.get(column) != text:
                self._by_column[column] = "" if says_nothing(text) else text
                for inner in self.columns.sections[place + 1 :]:
                    self._by_column.pop(inner, None)
                self._shared = self._path()

    def enter_indented(self, row: int, column: int, name: str) -> None:
        """Take over the parents that indentation gives for this row; the row itself may be a parent."""
        usual = column if self.columns.duty is None or column in self.columns.sections else self.columns.duty
        depth = max(column - usual, 0) * _BLANKS_OF_A_COLUMN + leading(self.survey, row, column)
        while self._parents and self._parents[-1][0] >= depth:
            self._parents.pop()
        self._shared = self._path()
        self._parents.append((depth, name))

    def blank(self, row: int) -> None:
        """Pass an empty row; sections go on over it."""

    def of(self, row: int) -> tuple[str, ...]:
        """Return the path of the row just entered."""
        self._fresh = False
        return self._shared

    def _path(self) -> tuple[str, ...]:
        by_column = filter(None, map(self._by_column.get, self.columns.sections))
        return (*self.given, *(name for _, name in self._rows), *by_column, *(name for _, name in self._parents))
