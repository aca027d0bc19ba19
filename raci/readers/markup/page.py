"""What a document holds, gathered in reading order: its tables under their headings, and the words outside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.errors import UnreadableError
from raci.layout.grid import Grid
from raci.readers.markup.cells import Boldness, set_out
from raci.readers.reader import Document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.model import Place
    from raci.readers.markup.cells import Cell

MOST_TABLES: Final = 10_000


class Page:
    """A document while it is read; a numbered one has no lines, and its tables have names such as `table 2`."""

    def __init__(self, path: str, *, numbered: bool = False) -> None:
        self._path = path
        self._numbered = numbered
        self._headings: list[tuple[int, str]] = []
        self._words: list[tuple[str, Place]] = []
        self._tables: dict[int, Grid] = {}
        self._opened: list[tuple[str, ...]] = []

    def heading(self, level: int, text: str, line: int = 0, column: int = 1) -> None:
        """Take a heading; it ends those of its own level and below."""
        self._headings = [*(each for each in self._headings if each[0] < level), (level, text)]
        self.words(text, line, column)

    def words(self, text: str, line: int = 0, column: int = 1) -> None:
        """Take a line, paragraph or list item that stands in no table."""
        if text:
            self._words.append((text, (line, column)))

    def open_table(self, title: str = "") -> int:
        """Return the number of a table that begins here, under the headings of now and its own title."""
        if len(self._opened) == MOST_TABLES:
            message = f"the document holds more than {MOST_TABLES:,} tables; keep the part with the matrix"
            raise UnreadableError("too-large", message, self._path)
        headings = tuple(text for _, text in self._headings)
        self._opened.append((*headings, title) if title else headings)
        return len(self._opened)

    def fill_table(self, number: int, rows: Sequence[Sequence[Cell]], lines: Sequence[int] = ()) -> None:
        """Take the rows of an opened table, and the line each begins in."""
        table = set_out(rows, self._path)
        if not any(table.rows):
            return
        looks = Boldness(frozenset(table.bold))
        self._tables[number] = Grid(
            table.rows,
            self._path,
            f"table {number}" if self._numbered else None,
            tuple(table.merges),
            styles=(lambda: looks) if table.bold else None,
            lines=tuple(lines) or None,
            places=table.places or None,
            headings=self._opened[number - 1],
        )

    def table(self, rows: Sequence[Sequence[Cell]], lines: Sequence[int] = (), title: str = "") -> None:
        """Take a whole table."""
        self.fill_table(self.open_table(title), rows, lines)

    def document(self) -> Document:
        """Return the grids: the tables in the order in which they begin, then the words."""
        grids = [self._tables[number] for number in sorted(self._tables)]
        if self._words:
            grids.append(self._prose())
        return Document(tuple(grids))

    def _prose(self) -> Grid:
        rows = [[text] for text, _ in self._words]
        if self._numbered:
            return Grid(rows, self._path, "text", prose=True)
        places = {(row, 0): place for row, (_, place) in enumerate(self._words)}
        return Grid(rows, self._path, lines=tuple(line for _, (line, _) in self._words), places=places, prose=True)
