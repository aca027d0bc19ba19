"""A page of Confluence, tag by tag: tables and words go to a page of ours, and what is only for the machine goes by."""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Final

from raci.readers.confluence_text.buffer import Buffer, opened
from raci.readers.documents.parts import Cell
from raci.readers.documents.places import Places
from raci.readers.hypertext.tokens import Token, attributes_of, paired, tokens_of

if TYPE_CHECKING:
    from raci.readers.documents.page import Page
    from raci.readers.documents.parts import Table

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
class _OpenTable:
    """A table that is being read."""

    table: Table
    cell: Buffer | None = None


class Content:
    """A page while it is read."""

    def __init__(self, text: str, page: Page) -> None:
        self._text = text
        self._page = page
        self._places = Places(text)
        self._tables: list[_OpenTable] = []
        self._outside = Buffer(0)
        self._macros: list[str] = []
        self._unread = ""
        self._depth = self._bold = 0
        self._link: tuple[Buffer, int, str] | None = None

    def read(self) -> None:
        """Give all there is to the page."""
        for token in paired(tokens_of(self._text)):
            if self._unread:
                self._pass(token)
            elif token.tag in {"", "#text"}:
                text = token.text if token.tag else unescape(token.text)
                self._buffer.add(text, token.offset, bold=self._bold > 0)
            elif token.tag[0] == "/":
                self._close(token.tag[1:], token)
            else:
                self._open(token)
        while self._tables:
            self._close("table", Token("/table", "", len(self._text), len(self._text)))
        self._flush()

    @property
    def _buffer(self) -> Buffer:
        cell = self._tables[-1].cell if self._tables else None
        return cell or self._outside

    def _pass(self, token: Token) -> None:
        if token.tag == self._unread:
            self._depth += 1
        elif token.tag == f"/{self._unread}":
            self._depth -= 1
            if not self._depth:
                self._unread = ""

    def _open(self, token: Token) -> None:
        name = token.tag
        if name in _UNREAD or (name == "ac:parameter" and not self._is_shown(token)):
            self._unread, self._depth = name, 1
        elif name == "table":
            self._flush()
            self._tables.append(_OpenTable(self._page.open_table()))
        elif self._tables and name in {"tr", "td", "th"}:
            self._open_part(self._tables[-1], token)
        elif name in _BREAKS or name in _HEADINGS:
            self._end_line()
        elif name in _BOLD:
            self._bold += 1
        elif name == "ac:structured-macro":
            self._macros.append(attributes_of(token.text).get("ac:name", ""))
        else:
            self._open_mention(token)

    def _open_part(self, table: _OpenTable, token: Token) -> None:
        self._end_cell(table)
        if token.tag == "tr" or not table.table.rows:
            table.table.rows.append([])
            table.table.lines.append(self._places.of(token.offset)[0])
        if token.tag != "tr":
            table.cell = opened(token)

    def _open_mention(self, token: Token) -> None:
        """Take a link, a mention, a picture or a date, which show what stands in an attribute."""
        said = attributes_of(token.text)
        if token.tag == "ac:link":
            self._link = (self._buffer, len(self._buffer.pieces), "")
        elif token.tag.startswith("ri:") and self._link:
            shown = next(filter(None, map(said.get, _NAMES)), "")
            self._link = (*self._link[:2], shown or self._link[2])
        elif token.tag == "ac:image":
            self._show(said.get("ac:alt", ""), token)
        elif token.tag == "ac:emoticon":
            self._show(_EMOTICONS.get(said.get("ac:name", ""), said.get("ac:emoji-fallback", "")), token)
        elif token.tag == "time":
            self._show(said.get("datetime", ""), token)

    def _close(self, name: str, token: Token) -> None:
        if name == "table" and self._tables:
            self._end_cell(self._tables.pop())
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
        return attributes_of(token.text).get("ac:name", "") == "title"

    def _show(self, text: str, token: Token) -> None:
        if text:
            self._buffer.add(text, token.offset, bold=self._bold > 0)

    def _end_line(self) -> None:
        if self._is_in_cell:
            self._buffer.end_line()
        else:
            self._flush()

    def _end_cell(self, table: _OpenTable) -> None:
        cell, table.cell = table.cell, None
        if cell:
            place = self._places.of(cell.offset)
            table.table.rows[-1].append(Cell(cell.text, place, cell.across, cell.down, cell.bold))

    def _end_heading(self, level: int) -> None:
        words, self._outside = self._outside, Buffer(0)
        if words.text:
            self._page.heading(level, words.text, *self._places.of(words.offset))

    def _flush(self) -> None:
        words, self._outside = self._outside, Buffer(0)
        self._page.words(words.text, *self._places.of(words.offset))
