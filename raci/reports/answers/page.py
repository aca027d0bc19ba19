"""What a page is made of, whatever it is written as: titles, labelled facts, sentences and tables."""

from __future__ import annotations

from typing import TypeAlias

from raci.records import record


@record
class Title:
    """What a part of the page is about."""

    words: str


@record
class Facts:
    """Labels and what is known under each; what is not known is left out."""

    pairs: tuple[tuple[str, str], ...]

    @property
    def known(self) -> list[tuple[str, str]]:
        """The pairs that say something."""
        return [(label, value) for label, value in self.pairs if value]


@record
class Sentence:
    """One sentence."""

    words: str


@record
class Table:
    """Rows under heads, as many cells in each; tables of a page with the same heads are written alike."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    heading: str = ""


Block: TypeAlias = Title | Facts | Sentence | Table
Page: TypeAlias = tuple[Block, ...]


def tidied(page: Page) -> Page:
    """Return a page without facts of which none is known, and without columns of which no table has anything."""
    filled: dict[tuple[str, ...], set[int]] = {}
    for block in page:
        if isinstance(block, Table):
            said = filled.setdefault(block.heads, set())
            said |= {place for row in block.rows for place, cell in enumerate(row) if cell}
    said_something = (block for block in page if not isinstance(block, Facts) or block.known)
    return tuple(_kept(block, filled[block.heads]) if isinstance(block, Table) else block for block in said_something)


def _kept(table: Table, places: set[int]) -> Table:
    def kept(row: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(cell for place, cell in enumerate(row) if place in places)

    return Table(kept(table.heads), tuple(map(kept, table.rows)), table.heading)
