"""HTML as prose: the headings, list items, paragraphs and tables a reader of the page sees; not its navigation."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Final

from raci.patterns import pattern
from raci.prose import ProseLine
from raci.readers.documents.places import Places
from raci.readers.hypertext.cell import BLOCKS, is_hidden
from raci.readers.hypertext.tokens import VOID, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.readers.hypertext.tokens import Token

_AROUND: Final = frozenset(
    {"nav", "footer", "aside", "form", "button", "select", "template", "svg", "noscript", "menu"}
)
_RAW: Final = frozenset({"script", "style", "textarea", "title", "xmp", "noembed", "noframes"})
_LISTS: Final = frozenset({"ul", "ol"})
_BOLD: Final = frozenset({"b", "strong"})
_HEADING: Final = pattern(r"h[1-6]")
_BLANK: Final = pattern(r"\s+")
_CELLS: Final = frozenset({"td", "th"})
_MARKS: Final = {"ul": "-", "ol": "1."}


def lines_of_page(source: str, first: int = 1) -> Iterator[ProseLine]:
    """Yield the lines of a page; `first` is the number of its first line."""
    reading = _Reading(source, first)
    for token in tokens_of(source):
        yield from reading.take(token)
    yield from reading.flush()


class _Reading:
    """What stands open while the page goes by."""

    def __init__(self, source: str, first: int) -> None:
        self._places = Places(source, first)
        self._words: list[str] = []
        self._start = -1
        self._lists: list[str] = []
        self._first = False
        self._level = 0
        self._skipped: list[str] = []
        self._raw = ""
        self._bold = 0
        self._lead: list[str] = []
        self._plain = False
        self._block = 0
        self._tables = 0
        self._row: list[str] | None = None
        self._row_line = 0
        self._cell = False

    def take(self, token: Token) -> Iterator[ProseLine]:
        """Take a tag or a text, and yield the line that it ends."""
        tag = token.tag
        name = tag.removeprefix("/")
        if name in _AROUND:
            self._around(tag, name)
        elif name in _RAW or tag == "#script":
            self._raw = name if tag == name and name != "#script" else ""
        elif self._skipped or self._raw:
            return
        elif not tag or tag == "#text":
            self._text(token)
        elif name in {"table", "tr"} or name in _CELLS:
            yield from self._table(tag, name, token)
        elif self._row is not None and self._cell:
            self._in_cell(tag, name)
        else:
            yield from self._outside(tag, name, token)

    def _around(self, tag: str, name: str) -> None:
        if tag == name:
            self._skipped.append(name)
        elif name in self._skipped:
            while self._skipped.pop() != name:
                pass

    def _text(self, token: Token) -> None:
        text = unescape(token.text) if "&" in token.text else token.text
        if self._start < 0 and text.strip():
            self._start = token.offset + len(token.text) - len(token.text.lstrip())
        self._words.append(text)
        if self._bold and not self._plain:
            self._lead.append(text)
        elif text.strip():
            self._plain = True

    def _in_cell(self, tag: str, name: str) -> None:
        if name in BLOCKS or tag == "br":
            self._words.append("\n")

    def _table(self, tag: str, name: str, token: Token) -> Iterator[ProseLine]:
        if name == "table":
            yield from self.flush()
            yield from self._end_row()
            self._tables = max(0, self._tables + (1 if tag == name else -1))
            self._block += 1
        elif name == "tr":
            yield from self._end_row()
            if tag == name and not is_hidden(token.text):
                self._row, self._row_line = [], self._places.of(token.offset)[0]
        elif self._row is not None:
            self._end_cell()
            self._cell = tag == name

    def _end_cell(self) -> None:
        if self._cell and self._row is not None:
            said = "".join(self._words).split("\n")
            self._row.append("\n".join(filter(None, (_BLANK.sub(" ", each).strip() for each in said))))
        self._words, self._start, self._cell, self._lead, self._plain = [], -1, False, [], False

    def _end_row(self) -> Iterator[ProseLine]:
        self._end_cell()
        row, self._row = self._row, None
        if row and any(row):
            yield ProseLine(" | ".join(row), self._row_line, "row", cells=tuple(row), block=self._block)

    def _outside(self, tag: str, name: str, token: Token) -> Iterator[ProseLine]:
        opens = tag == name
        if name in _BOLD:
            self._bold = max(0, self._bold + (1 if opens else -1))
        elif name in BLOCKS or name == "body":
            yield from self.flush()
            self._block += opens
            if name in _LISTS:
                self._lists = [*self._lists, name] if opens else self._lists[:-1]
            elif name == "li":
                self._first = opens
            elif _HEADING.fullmatch(name):
                self._level = int(name[1]) if opens else 0
        elif opens and name not in VOID and is_hidden(token.text):
            self._words.append(" ")

    def flush(self) -> Iterator[ProseLine]:
        """Yield the words gathered so far as a line."""
        text = _BLANK.sub(" ", "".join(self._words)).strip()
        lead = _BLANK.sub(" ", "".join(self._lead)).strip()
        line = self._places.of(max(self._start, 0))[0]
        self._words, self._start, self._lead, self._plain = [], -1, [], False
        if not text:
            return
        depth = len(self._lists)
        if self._level:
            level, self._level = self._level, 0
            yield ProseLine(text, line, "heading", level)
        elif depth and self._first:
            self._first = False
            yield ProseLine(text, line, "item", depth, lead, block=self._block, mark=_MARKS[self._lists[-1]])
        else:
            yield ProseLine(text, line, "words", depth, lead, block=self._block)
