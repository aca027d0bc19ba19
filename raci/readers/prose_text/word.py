"""Word documents as prose: headings, list items and paragraphs, counted, and the rows of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.prose import ProseLine
from raci.readers.documents.parts import Table
from raci.readers.docx import told_as_it_streams
from raci.readers.prose_text.wrapping import lead_of
from raci.readers.word_text.story import Story

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from raci.readers.word_text.story import Paragraph

_LIST: Final = ("list", "aufzhlung", "aufzählung", "puces", "liste")


def lines_of_word(path: Path) -> Iterator[ProseLine]:
    """Yield the paragraphs of a Word document; raise UnreadableError for what is damaged or hostile."""
    page = _Page()
    told_as_it_streams(path, lambda levels: _Telling(page, levels))
    yield from page.lines()


class _Page:
    """What the document holds, in its order."""

    def __init__(self) -> None:
        self.parts: list[ProseLine | tuple[int, Table]] = []
        self._count = 0

    def take(self, text: str, kind: str, depth: int, lead: str) -> None:
        """Take a paragraph."""
        self._count += 1
        made = ProseLine(text, self._count, "heading", depth) if kind == "heading" else None
        if kind == "item":
            made = ProseLine(text, self._count, "item", depth, lead, block=self._count, mark="-")
        self.parts.append(made or ProseLine(text, self._count, "words", 0, lead, block=self._count, loose=True))

    def heading(self, level: int, text: str) -> None:
        """Take a heading, of a level from 1."""
        self.take(text, "heading", level, "")

    def words(self, text: str) -> None:
        """Take a paragraph that stands in no table."""
        self.take(text, "words", 0, "")

    def open_table(self) -> Table:
        """Return a table that begins here, to be filled as it is read."""
        self._count += 1
        table = Table()
        self.parts.append((self._count, table))
        return table

    def lines(self) -> Iterator[ProseLine]:
        """Yield the lines; a table's rows have the number of the table."""
        for part in self.parts:
            if isinstance(part, ProseLine):
                yield part
                continue
            number, table = part
            for row in table.rows:
                cells = tuple(cell.text for cell in row)
                if any(cells):
                    yield ProseLine(" | ".join(cells), number, "row", cells=cells, block=number)


class _Telling(Story):
    """The story of a document, told with its lists and what is bold."""

    def __init__(self, page: _Page, levels: Mapping[str, int]) -> None:
        super().__init__(page, levels)
        self._told = page

    def _open(self, name: str, attributes: Mapping[str, str]) -> None:
        super()._open(name, attributes)
        if not self._paragraphs:
            return
        value = next((each for key, each in attributes.items() if key.endswith("}val")), "")
        if name == "pStyle" and value.lower().startswith(_LIST) and self._paragraphs[-1].item is None:
            self._paragraphs[-1].item = int(value[-1]) - 1 if value[-1:] in {"2", "3", "4"} else 0
        elif name == "ilvl":
            self._paragraphs[-1].item = int(value) if value.isdecimal() and len(value) < 3 else 0  # noqa: PLR2004
        elif name == "numPr" and self._paragraphs[-1].item is None:
            self._paragraphs[-1].item = 0

    def _outside_tables(self, text: str, paragraph: Paragraph) -> None:
        if not text:
            return
        if paragraph.level is not None:
            self._told.take(text, "heading", paragraph.level + 1, "")
        else:
            lead = "".join(paragraph.lead).strip()
            kind = "words" if paragraph.item is None else "item"
            self._told.take(text, kind, (paragraph.item or 0) + 1, lead or lead_of(text))
