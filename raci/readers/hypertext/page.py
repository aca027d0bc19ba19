"""From HTML to the parts of a page: its data tables, and its words; tables around tables are layout."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Final

from raci.layout.grid import Flaw
from raci.limits import limit, passed
from raci.readers.documents.parts import Table, Words
from raci.readers.documents.places import Places
from raci.readers.hypertext.cell import BLOCKS, OpenCell, is_hidden
from raci.readers.hypertext.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from raci.readers.documents.parts import Cell, Part
    from raci.readers.hypertext.tokens import Token

_HEADING: Final = re.compile(r"h[1-6]")
_CELLS: Final = frozenset({"td", "th"})
_STRUCTURE: Final = frozenset({"thead", "tbody", "tfoot", "colgroup"})
_MOST_SCRIPT: Final = 200_000
_INLINE: Final = frozenset({"span", "label", "button", "b", "strong", "a"})
_BLANK: Final = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class _OpenTable:
    """A table that is not yet closed."""

    offset: int
    table: Table = field(default_factory=Table)
    row: list[Cell] | None = None
    cell: OpenCell | None = None
    hidden: bool = False
    layout: bool = False
    captioned: bool = False


class Page:
    """The parts of a page in its order, its scripts, and how many of its tables have no rows under their headings.

    `first` is the number of the first line; `finish` makes the last words of each cell. Raises UnreadableError, for
    `path`, where there are too many tags.
    """

    def __init__(self, source: str, first: int = 1, finish: Callable[[str], str] = str, path: str = "") -> None:
        self.parts: list[Part] = []
        self.scripts: list[str] = []
        self.scripted = False
        self.hollow = 0
        self.roots = 0
        self._places = Places(source, first)
        self._finish = finish
        self._tables: list[_OpenTable] = []
        self._words: list[str] = []
        self._start = -1
        self._level = 0
        self._skipping = 0
        self._script_room = _MOST_SCRIPT
        self._closed = ""
        self._headings: list[tuple[int, Words]] = []
        self._told: set[str] = set()
        most = limit("tags")
        for count, token in enumerate(tokens_of(source)):
            self._take(token)
            if count > most:
                instead = "cut the matrix out into a page of its own"
                raise passed("tags", "the page has more than MOST tags", path, instead=instead)
        while self._tables:
            self._close_table()
        self._flush()

    def _take(self, token: Token) -> None:
        tag = token.tag
        if tag == "script":
            self.scripted = True
        elif tag == "#script":
            self._script(token)
        elif tag in {"template", "/template"}:
            self._skipping = max(0, self._skipping + (1 if tag == "template" else -1))
        elif self._skipping:
            return
        elif not tag:
            self._text(token)
        elif tag == "table":
            self._flush()
            self._tables.append(_OpenTable(token.offset))
        elif self._tables:
            self._in_table(self._tables[-1], token)
        else:
            self._outside(token)

    def _script(self, token: Token) -> None:
        if self._script_room > 0:
            self.scripts.append(token.text[: self._script_room])
            self._script_room -= len(token.text)

    def _text(self, token: Token) -> None:
        table = self._tables[-1] if self._tables else None
        if table is not None and table.cell is not None:
            table.cell.take(token)
            if not self._level:
                return
        elif table is not None and not table.captioned:
            return
        if words := token.text.lstrip():
            self._closed = ""
        if self._start < 0 and words:
            self._start = token.offset + len(token.text) - len(words)
        self._words.append(_BLANK.sub(" ", unescape(token.text) if "&" in token.text else token.text))

    def _outside(self, token: Token) -> None:
        tag = token.tag
        name = tag.removeprefix("/")
        if name in BLOCKS:
            self._flush()
            self._level = int(tag[1]) if _HEADING.fullmatch(tag) else 0
        elif name == "body" or (self._closed == tag and not self._level):
            self._flush()  # a legend of spans side by side, each a line of its own
        self._closed = name if tag != name and name in _INLINE else ""
        if tag == "div" and "id=" in token.text:
            self.roots += bool(re.search(r"id=[\"']?(?:root|app|__next|__nuxt|react-root)[\"'\s>]?", token.text))

    def _flush(self) -> None:
        """Close a line of words; a heading inside a cell waits until a table turns out to stand under it."""
        text = "".join(self._words).strip()
        words = Words(self._finish(text), self._places.of(max(self._start, 0)), self._level)
        level, self._words, self._start, self._level = self._level, [], -1, 0
        if not text:
            return
        if self._tables:
            if level:
                self._headings.append((len(self._tables), words))
        else:
            self.parts.append(words)

    def _in_table(self, table: _OpenTable, token: Token) -> None:
        tag = token.tag
        if tag in _CELLS:
            self._open_cell(table, token)
        elif tag in {"tr", "/tr", "/thead", "/tbody", "/tfoot"} or tag in _STRUCTURE:
            self._close_row(table)
            if tag == "tr":
                table.row, table.hidden = [], is_hidden(token.text)
        elif tag == "/table":
            self._close_table()
        elif tag in {"/td", "/th"}:
            self._close_cell(table)
        elif table.cell is not None:
            self._heading(tag)
            table.cell.take(token)
        elif tag in {"caption", "/caption"}:
            self._caption(table, opening=tag == "caption")

    def _heading(self, tag: str) -> None:
        name = tag.removeprefix("/")
        if _HEADING.fullmatch(name):
            self._flush()
            self._level = int(tag[1]) if tag == name else 0

    def _caption(self, table: _OpenTable, *, opening: bool) -> None:
        table.captioned = opening
        if not opening:
            table.table.caption = self._finish(" ".join("".join(self._words).split()))
        self._words, self._start, self._level = [], -1, 0

    def _open_cell(self, table: _OpenTable, token: Token) -> None:
        self._close_cell(table)
        if table.row is None:
            table.row, table.hidden = [], False
        table.cell = OpenCell(token.tag, token.text, token.end)

    def _close_cell(self, table: _OpenTable) -> None:
        if table.cell is not None and table.row is not None:
            self._flush()
            table.row.append(table.cell.closed(self._places, self._finish))
        table.cell = None

    def _close_row(self, table: _OpenTable) -> None:
        self._close_cell(table)
        if table.captioned:
            self._caption(table, opening=False)
        row, table.row = table.row, None
        if row:
            line = row[0].place[0]
            table.table.rows.append(row)
            table.table.lines.append(line)
            if table.hidden:
                table.table.flaws.append(Flaw("hidden", "the row is hidden", row[0].place))

    def _close_table(self) -> None:
        """Close the innermost table: give it as a part, put the one cell of a mere box into the cell around it."""
        table = self._tables[-1]
        self._close_row(table)
        self._flush()
        while self._headings and self._headings[-1][0] == len(self._tables):
            self._headings.pop()
        self._tables.pop()
        rows = table.table.rows
        around = self._tables[-1].cell if self._tables else None
        if table.layout:
            self._lay_out(table)
        elif around is not None and sum(map(len, rows)) <= 1:
            around.pieces += [cell.text for row in rows for cell in row]
            return
        elif rows:
            self.parts += (heading for _, heading in self._headings)
            self._told |= {heading.text for _, heading in self._headings}
            self._headings = []
            self.parts.append(table.table)
        self.hollow += len(rows) < 2 and not table.layout  # noqa: PLR2004 - headings alone
        if self._tables:
            self._tables[-1].layout = True

    def _lay_out(self, table: _OpenTable) -> None:
        """Give the words of a table that holds other tables as prose."""
        cells = [cell for row in table.table.rows for cell in row if cell.text]
        lines = ((line, cell.place) for cell in cells for line in cell.text.split("\n"))
        self.parts += (Words(line, place) for line, place in lines if line not in self._told)
