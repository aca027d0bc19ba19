"""A page of Confluence, tag by tag: tables and words go to a page of ours, and what is only for the machine goes by."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from raci.readers.markup.cells import Cell
from raci.readers.markup.storage.buffer import Buffer, opened
from raci.readers.markup.storage.tokens import Token, tokens

if TYPE_CHECKING:
    from raci.model import Place
    from raci.readers.markup.page import Page

_BREAKS: Final = frozenset(
    "p div br li ul ol dl dt dd pre blockquote hr section ac:task ac:task-body ac:rich-text-body "  # noqa: SIM905
    "ac:layout-cell ac:layout-section".split()
)
_HEADINGS: Final = frozenset(f"h{level}" for level in range(1, 7))
_BOLD: Final = frozenset({"strong", "b"})
_UNREAD: Final = frozenset(
    "ac:plain-text-body ac:task-id ac:task-status ac:task-uuid ac:placeholder ac:adf-attribute "  # noqa: SIM905
    "script style head".split()
)
_EMOTICONS: Final = {"tick": "\N{CHECK MARK}", "cross": "\N{BALLOT X}", "yes": "\N{CHECK MARK}", "no": "\N{BALLOT X}"}
_NAMES: Final = ("ri:content-title", "ri:username", "ri:filename", "ri:value", "ri:userkey", "ri:account-id")
"""What a link shows if it has no words, in this order."""


@dataclass(slots=True)
class _Table:
    """A table that is being read."""

    number: int
    rows: list[list[Cell]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    cell: Buffer | None = None


class Content:
    """A page while it is read."""

    def __init__(self, text: str, page: Page) -> None:
        self._text = text
        self._page = page
        self._lines = [0]
        self._lines += [at + 1 for at, char in enumerate(text) if char == "\n"]
        self._tables: list[_Table] = []
        self._outside = Buffer(0)
        self._macros: list[str] = []
        self._unread = ""
        self._depth = self._bold = 0
        self._link: tuple[Buffer, int, str] | None = None

    def read(self) -> None:
        """Give all there is to the page."""
        for token in tokens(self._text):
            if self._unread:
                self._pass(token)
            elif not token.name:
                self._buffer.add(token.text, token.offset, bold=self._bold > 0)
            elif token.name.startswith("/"):
                self._close(token.name[1:], token)
            else:
                self._open(token)
        while self._tables:
            self._close("table", Token("/table", "", len(self._text)))
        self._flush()

    @property
    def _buffer(self) -> Buffer:
        cell = self._tables[-1].cell if self._tables else None
        return cell or self._outside

    def _pass(self, token: Token) -> None:
        if token.name == self._unread:
            self._depth += 1
        elif token.name == f"/{self._unread}":
            self._depth -= 1
            if not self._depth:
                self._unread = ""

    def _open(self, token: Token) -> None:
        name = token.name
        if name in _UNREAD or (name == "ac:parameter" and not self._is_shown(token)):
            self._unread, self._depth = name, 1
        elif name == "table":
            self._flush()
            self._tables.append(_Table(self._page.open_table()))
        elif self._tables and name in ("tr", "td", "th"):
            self._open_part(self._tables[-1], token)
        elif name in _BREAKS or name in _HEADINGS:
            self._end_line()
        elif name in _BOLD:
            self._bold += 1
        elif name == "ac:structured-macro":
            self._macros.append(token.attribute("ac:name"))
        else:
            self._open_mention(token)

    def _open_part(self, table: _Table, token: Token) -> None:
        self._end_cell(table)
        if token.name == "tr" or not table.rows:
            table.rows.append([])
            table.starts.append(self._place(token.offset)[0])
        if token.name != "tr":
            table.cell = opened(token)

    def _open_mention(self, token: Token) -> None:
        """Take a link, a mention, a picture or a date, which show what stands in an attribute."""
        if token.name == "ac:link":
            self._link = (self._buffer, len(self._buffer.pieces), "")
        elif token.name.startswith("ri:") and self._link:
            shown = next(filter(None, map(token.attribute, _NAMES)), "")
            self._link = (*self._link[:2], shown or self._link[2])
        elif token.name == "ac:image":
            self._show(token.attribute("ac:alt"), token)
        elif token.name == "ac:emoticon":
            kind = token.attribute("ac:name")
            self._show(_EMOTICONS.get(kind, token.attribute("ac:emoji-fallback")), token)
        elif token.name == "time":
            self._show(token.attribute("datetime"), token)

    def _close(self, name: str, token: Token) -> None:
        if name == "table" and self._tables:
            table = self._tables.pop()
            self._end_cell(table)
            self._page.fill_table(table.number, table.rows, table.starts)
        elif name in ("td", "th", "tr") and self._tables:
            self._end_cell(self._tables[-1])
        elif name in _HEADINGS and not self._is_in_cell:
            self._end_heading(int(name[1]))
        elif name in _BREAKS or name in _HEADINGS:
            self._end_line()
        elif name in _BOLD:
            self._bold = max(0, self._bold - 1)
        elif name == "ac:structured-macro" and self._macros:
            self._macros.pop()
        elif name == "ac:parameter" and self._macros[-1:] != ["status"]:
            self._end_line()
        elif name == "ac:link" and self._link:
            buffer, start, shown = self._link
            self._link = None
            if not "".join(buffer.pieces[start:]).strip():
                self._show(shown, token)

    @property
    def _is_in_cell(self) -> bool:
        return bool(self._tables and self._tables[-1].cell)

    def _is_shown(self, token: Token) -> bool:
        """Tell whether a macro's parameter is shown: the word of a status, the title of a panel."""
        return token.attribute("ac:name") == "title"

    def _show(self, text: str, token: Token) -> None:
        if text:
            self._buffer.add(text, token.offset, bold=self._bold > 0)

    def _end_line(self) -> None:
        if self._is_in_cell:
            self._buffer.end_line()
        else:
            self._flush()

    def _end_cell(self, table: _Table) -> None:
        cell, table.cell = table.cell, None
        if cell:
            place = self._place(cell.offset)
            table.rows[-1].append(Cell(cell.text, place, cell.across, cell.down, cell.bold))

    def _end_heading(self, level: int) -> None:
        words, self._outside = self._outside, Buffer(0)
        if words.text:
            self._page.heading(level, words.text, *self._place(words.offset))

    def _flush(self) -> None:
        words, self._outside = self._outside, Buffer(0)
        self._page.words(words.text, *self._place(words.offset))

    def _place(self, offset: int) -> Place:
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1
