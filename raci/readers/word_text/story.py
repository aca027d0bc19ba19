"""The text of a Word document, taken from its XML as it streams by: nothing is built, however deep it nests."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

from raci.readers.word_text.parts import BODY_TEXT
from raci.readers.word_text.table import OpenCell, OpenTable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raci.readers.documents.parts import Table

_WORDS: Final = "wordprocessingml/"
_LEFT_OUT: Final = frozenset(
    "moveFrom del Fallback pPrChange rPrChange tblPrChange trPrChange tcPrChange sectPrChange tblGridChange".split()  # noqa: SIM905
)
"""What was deleted or moved away, how things looked before, and what is there twice for old programs."""
_OFF: Final = frozenset({"0", "false", "off", "none"})
_PIECES: Final = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_SYMBOLS: Final = {"FC": "\N{CHECK MARK}", "FE": "\N{BALLOT BOX WITH CHECK}", "FB": "\N{BALLOT X}", "A8": "", "6F": ""}
"""Wingdings: ticks, crosses, empty boxes."""
_MOST_ACROSS: Final = 16_384


class DoctypeError(Exception):
    """The XML declares a document type; no program that writes such documents does."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph that is being read."""

    pieces: list[str] = field(default_factory=list)
    bold: bool = True
    level: int | None = None
    item: int | None = None
    """How deep an item of a list it is, from 0; None where it is none."""
    lead: list[str] = field(default_factory=list)
    """What is bold at its beginning."""

    def add(self, text: str, *, bold: bool) -> None:
        """Take characters of a run."""
        self.pieces.append(text)
        self.bold = self.bold and (bold or not text.strip())
        if self.bold:
            self.lead.append(text)


class Receiver(Protocol):
    """What a story tells a document to; a page of grids is one."""

    def heading(self, level: int, text: str) -> None:
        """Take a heading, of a level from 1."""
        ...

    def words(self, text: str) -> None:
        """Take a paragraph that stands in no table."""
        ...

    def open_table(self) -> Table:
        """Return a table that begins here, to be filled as it is read."""
        ...


class Story:
    """What an XML parser tells its events to; tables and words go to a page."""

    def __init__(self, page: Receiver, levels: Mapping[str, int]) -> None:
        self._page = page
        self._levels = levels
        self._tables: list[OpenTable] = []
        self._paragraphs: list[Paragraph] = []
        self._skipped = 0
        self._in_run = self._in_text = self._bold = False

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        """Refuse a document type: entities hide behind it."""
        raise DoctypeError

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        name = tag.rpartition("}")[2]
        if self._skipped or name in _LEFT_OUT:
            self._skipped += 1
        elif _WORDS in tag:
            self._open(name, attributes)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if self._skipped:
            self._skipped -= 1
        elif _WORDS in tag:
            self._close(tag.rpartition("}")[2])

    def data(self, text: str) -> None:
        """Take characters; only those of runs are text."""
        if self._in_text and not self._skipped and self._paragraphs:
            self._paragraphs[-1].add(text, bold=self._bold)

    def close(self) -> None:
        """Take the end of the document."""

    def _open(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "t":
            self._in_text = True
        elif name == "r":
            self._in_run, self._bold = True, False
        elif name == "p":
            self._paragraphs.append(Paragraph())
        elif name == "tbl":
            self._tables.append(OpenTable(self._page.open_table()))
        elif self._in_run:
            self._in_a_run(name, attributes)
        elif self._tables and name in ("tr", "tc", "gridSpan", "gridBefore", "vMerge", "hMerge"):
            self._in_a_table(self._tables[-1], name, _value(attributes))
        elif self._paragraphs and name in ("pStyle", "outlineLvl"):
            self._give_level(name, _value(attributes))

    def _close(self, name: str) -> None:
        if name == "t":
            self._in_text = False
        elif name == "r":
            self._in_run = False
        elif name == "p" and self._paragraphs:
            self._end_paragraph(self._paragraphs.pop())
        elif name == "tbl" and self._tables:
            opened = self._tables.pop()
            opened.table.rows = opened.cells()

    def _in_a_run(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "b":
            self._bold = _value(attributes) not in _OFF
        elif name in _PIECES:
            self._piece(_PIECES[name])
        elif name == "sym":
            code = next((value for key, value in attributes.items() if key.endswith("}char")), "")
            self._piece(_SYMBOLS.get(code.upper()[-2:], "\N{REPLACEMENT CHARACTER}"))

    def _piece(self, text: str) -> None:
        if self._paragraphs:
            self._paragraphs[-1].add(text, bold=self._bold)

    def _in_a_table(self, table: OpenTable, name: str, value: str) -> None:
        if name == "tr":
            table.rows.append([])
        elif name == "tc" and table.rows:
            table.rows[-1].append(OpenCell())
        elif name == "gridBefore":
            table.skip(_number(value))
        elif name == "gridSpan":
            table.cell.across = min(max(1, _number(value)), _MOST_ACROSS)
        elif name == "vMerge":
            table.cell.goes_on = value != "restart"
        elif name == "hMerge":
            table.cell.leans = value != "restart"

    def _give_level(self, name: str, value: str) -> None:
        if name == "pStyle":
            self._paragraphs[-1].level = self._levels.get(value)
        else:
            level = _number(value)
            self._paragraphs[-1].level = level + 1 if level < BODY_TEXT else None

    def _end_paragraph(self, paragraph: Paragraph) -> None:
        text = "".join(paragraph.pieces).strip()
        if self._tables:
            cell = self._tables[-1].cell
            cell.lines.append(text)
            cell.bold = cell.bold and (not text or paragraph.bold or paragraph.level is not None)
        else:
            self._outside_tables(text, paragraph)

    def _outside_tables(self, text: str, paragraph: Paragraph) -> None:
        if text and paragraph.level is not None:
            self._page.heading(paragraph.level + 1, text)
        else:
            self._page.words(text)


def _value(attributes: Mapping[str, str]) -> str:
    return next((value for key, value in attributes.items() if key.endswith("}val")), "")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0  # noqa: PLR2004 - no such table
