"""What a text is made of: headings, facts, lists, paragraphs and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from raci.records import field, mutable, record

if TYPE_CHECKING:
    from raci.prose import ProseLine


@record
class Heading:
    """A heading; the deeper it is, the larger its depth. `loose` is one that only its words make a heading."""

    text: str
    line: int
    depth: int
    loose: bool = False
    title: bool = False


@record
class Fact:
    """A label and what it says: "Reports to: Head of Sales"."""

    label: str
    text: str
    line: int


@mutable
class Item:
    """A list item, and those nested under it."""

    line: ProseLine
    children: list[Item] = field(default_factory=list)
    more: list[ProseLine] = field(default_factory=list)


@record
class Items:
    """A list."""

    items: tuple[Item, ...]


@record
class Words:
    """A paragraph; `next_is_list` tells that a list follows it."""

    line: ProseLine
    next_is_list: bool = False


@record
class Table:
    """Rows of cells, with the line of each."""

    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]


Element: TypeAlias = Heading | Fact | Items | Words | Table
