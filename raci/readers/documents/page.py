"""A document while it is read, gathered in reading order: its tables, headings and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.readers.documents.grids import grids_of
from raci.readers.documents.parts import Table, Words
from raci.readers.reader import Document

if TYPE_CHECKING:
    from raci.readers.documents.parts import Cell, Part


class Page:
    """What a document holds; a numbered one has no lines, and its tables have names such as `table 2`."""

    def __init__(self, path: str, *, numbered: bool = False) -> None:
        self._path = path
        self._numbered = numbered
        self._parts: list[Part] = []

    def heading(self, level: int, text: str, line: int = 0, column: int = 0) -> None:
        """Take a heading, of a level from 1; it ends those of its own level and below."""
        self._parts.append(Words(text, (line, column), level))

    def words(self, text: str, line: int = 0, column: int = 0) -> None:
        """Take a line, paragraph or list item that stands in no table."""
        if text:
            self._parts.append(Words(text, (line, column)))

    def open_table(self) -> Table:
        """Return a table that begins here, to be filled as it is read."""
        table = Table()
        self._parts.append(table)
        return table

    def table(self, rows: list[list[Cell]], lines: list[int], caption: str = "") -> None:
        """Take a whole table, and the line each of its rows begins in."""
        self._parts.append(Table(rows, lines, caption))

    def document(self) -> Document:
        """Return the grids: the tables in the order in which they begin, then the words."""
        return Document(grids_of(self._parts, self._path, numbered=self._numbered))
