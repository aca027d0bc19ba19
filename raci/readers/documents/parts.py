"""The parts of a document: tables, and the words around them, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from raci.layout.grid import Flaw
    from raci.model import Place

NOWHERE: Final = (0, 0)
"""The place of what stands in a document without lines."""


class Cell(NamedTuple):
    """A cell as it stands in the text: plain words, the place of the first, how many columns and rows it spans."""

    text: str
    place: Place = NOWHERE
    across: int = 1
    down: int = 1
    bold: bool = False


@dataclass(slots=True)
class Table:
    """Rows of cells, not yet spread over those they span, and the line of each; the caption is the last heading."""

    rows: list[list[Cell]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    caption: str = ""
    flaws: list[Flaw] = field(default_factory=list)


class Words(NamedTuple):
    """A line or paragraph outside tables; `level` is from 1 for headings."""

    text: str
    place: Place = NOWHERE
    level: int = 0


Part: TypeAlias = Table | Words
