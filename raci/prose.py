"""A text as lines that know what they are: what a document says outside and inside its tables, in its order."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal, TypeAlias

from raci.records import field, record

LineKind: TypeAlias = Literal["title", "heading", "item", "words", "row"]


@record
class ProseLine:
    """A heading, list item, paragraph or table row, without its marks.

    `line` counts from 1; a document without lines counts its paragraphs. `depth` is the level of a heading from 1, how
    deep an item is nested from 1, and how deep the item is that a paragraph goes on with (0: none). `lead` is what is
    bold at its beginning. `cells` are those of a row. Lines with one `block` belong together: a paragraph, a table.
    `starts` says for a paragraph of several lines where in `text` the later ones begin: (offset, line). `loose` is True
    where the document has no marks, so that a heading is known by its words alone; `mark` is the bullet or number.
    """

    text: str
    line: int
    kind: LineKind = "words"
    depth: int = 0
    lead: str = ""
    cells: tuple[str, ...] = ()
    block: int = 0
    starts: tuple[tuple[int, int], ...] = ()
    loose: bool = False
    mark: str = ""

    def line_at(self, offset: int) -> int:
        """Return the line in which a character of the text stands."""
        place = bisect_right(self.starts, (offset, 1 << 40)) - 1
        return self.starts[place][1] if place >= 0 else self.line


@record
class Prose:
    """The lines of one document; `numbered` where they are paragraphs, counted, as in a Word document."""

    path: str
    lines: tuple[ProseLine, ...] = field(default=())
    numbered: bool = False
