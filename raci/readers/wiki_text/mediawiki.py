"""Wiki markup of MediaWiki: tables between braces and bars, a row behind each dash."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Final

from raci.patterns import pattern
from raci.readers.documents.parts import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.readers.documents.page import Page
    from raci.readers.documents.parts import Table

_HEADING: Final = pattern(r"(={1,6})([^=].*?)\1\s*$")
_ITEM: Final = pattern(r"[*#:;]{1,6}\s*(?=\S)")
_COMMENT: Final = pattern(r"<!--[^<]*-->|<ref[^<>]*/>|<ref[^<>]*>[^<]*</ref>")
_BREAK: Final = pattern(r"<br\s*/?>")
_TAG: Final = pattern(r"</?[a-z][^<>]*>")
_LINK: Final = pattern(r"\[\[(?:[^\[\]|]*\|)*([^\[\]|]*)\]\]|\[(?:https?:)?//[^\s\[\]]{1,500}\s([^\[\]]*)\]")
_TEMPLATE: Final = pattern(r"\{\{(?:[^{}|]*\|)*([^{}|]*)\}\}")
_QUOTES: Final = pattern(r"'{2,5}")
_ATTRIBUTES: Final = pattern(r"(?:[^|\[{=]*=[^|\[{]*)?\|(?!\|)")
_SPAN: Final = pattern(r"(col|row)span\s*=\s*[\"']?(\d{1,5})")
_BARS: Final = pattern(r"\|\|")
_BARS_OR_BANGS: Final = pattern(r"\|\||!!")


def plain(text: str) -> str:
    """Return the text without emphasis, links, templates and tags."""
    text = _BREAK.sub("\n", _COMMENT.sub("", text))
    text = _LINK.sub(lambda found: found[1] if found[1] is not None else found[2], text)
    text = _TEMPLATE.sub(r"\1", text)
    text = unescape(_TAG.sub("", _QUOTES.sub("", text)))
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))


@dataclass(slots=True)
class _Open:
    """A cell that is being read."""

    line: int
    column: int
    heading: bool
    attributes: str
    lines: list[str] = field(default_factory=list)

    def cell(self) -> Cell:
        spans = {kind: int(count) for kind, count in _SPAN.findall(self.attributes)}
        whole = "\n".join(self.lines)
        text = plain(whole)
        bold = bool(text) and (self.heading or (whole.strip().startswith("'''") and whole.strip().endswith("'''")))
        return Cell(text, (self.line, self.column), spans.get("col", 1), spans.get("row", 1), bold)


@dataclass(slots=True)
class _Table:
    """A table that is being read."""

    table: Table
    rows: list[list[_Open]] = field(default_factory=list)

    def take(self, line: str, number: int) -> None:
        """Take a line of the table."""
        text = line.lstrip()
        if text.startswith("|-"):
            self.rows.append([])
        elif text.startswith(("|", "!")) and not text.startswith("|+"):
            self._open(line, number, heading=text[0] == "!")
        elif self.rows and self.rows[-1]:
            self.rows[-1][-1].lines.append(line)

    def _open(self, line: str, number: int, *, heading: bool) -> None:
        if not self.rows:
            self.rows.append([])
        start = len(line) - len(line.lstrip()) + 1
        marks = [(found.start(), found.end()) for found in (_BARS_OR_BANGS if heading else _BARS).finditer(line, start)]
        starts = [start, *(end for _, end in marks)]
        for first, last in zip(starts, [*(begin for begin, _ in marks), len(line)], strict=True):
            piece = line[first:last]
            said = _ATTRIBUTES.match(piece)
            begin = first + (said.end() if said else 0)
            text = line[begin:last]
            column = begin + len(text) - len(text.lstrip()) + 1
            self.rows[-1].append(_Open(number, column, heading, said[0] if said else "", [text]))

    def fill(self) -> None:
        """Give the rows to the table of the page."""
        rows = [row for row in self.rows if row]
        self.table.rows = [[cell.cell() for cell in row] for row in rows]
        self.table.lines = [row[0].line for row in rows]


def read_mediawiki(lines: Sequence[str], page: Page) -> None:
    """Give the tables and words of a text to a page."""
    open_tables: list[_Table] = []
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        if text.lstrip(":").lstrip().startswith("{|"):
            open_tables.append(_Table(page.open_table()))
        elif open_tables and text.startswith("|}"):
            open_tables.pop().fill()
        elif open_tables:
            if text.startswith("|+"):
                page.words(plain(_ATTRIBUTES.sub("", text[2:], 1)), number, line.index("|+") + 3)
            open_tables[-1].take(line, number)
        else:
            _words(line, number, page)
    while open_tables:
        open_tables.pop().fill()


def _words(line: str, number: int, page: Page) -> None:
    if heading := _HEADING.match(line):
        text = heading[2]
        page.heading(len(heading[1]), plain(text), number, heading.start(2) + len(text) - len(text.lstrip()) + 1)
        return
    item = _ITEM.match(line)
    start = item.end() if item else len(line) - len(line.lstrip())
    page.words(plain(line[start:]), number, start + 1)
