"""The parts of a document: tables, and the words around them, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from raci.layout.grid import Flaw
    from raci.model import Place


class Cell(NamedTuple):
    """A cell as it stands in the text: plain words, the place of the first, and how far it spans."""

    text: str
    place: Place
    rows: int = 1
    columns: int = 1
    bold: bool = False


@dataclass(slots=True)
class Table:
    """Rows of cells, not yet spread over the cells they span; the caption is the innermost heading."""

    rows: list[list[Cell]]
    lines: list[int]
    caption: str = ""
    flaws: list[Flaw] = field(default_factory=list)


class Words(NamedTuple):
    """A line or paragraph outside tables; `level` is 1 to 6 for headings."""

    text: str
    place: Place
    level: int = 0


Part: TypeAlias = Table | Words
