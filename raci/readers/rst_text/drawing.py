"""A table drawn with characters: its lines, and the cells that are cut out of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import east_asian_width

from raci.readers.documents.flow import flowed
from raci.readers.documents.parts import Cell
from raci.readers.rst_text.inline import ITEM, is_bold, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_FILLER: Final = "\0"
"""Stands behind each character that is two columns wide, so that columns can be counted."""


class Drawing:
    """The lines of a drawn table, from its first to its last border, and where they stand in the document."""

    def __init__(self, lines: Sequence[str], first: int, names: Mapping[str, str]) -> None:
        self.first = first
        """The line of the document, from 1, of the table's first line."""
        self._names = names
        self._indent = len(lines[0]) - len(lines[0].lstrip())
        self.lines = [widened(line)[self._indent :].rstrip() for line in lines]
        self.width = max(map(len, self.lines))

    def cell(self, rows: Iterable[int], left: int, right: int | None, across: int = 1, down: int = 1) -> Cell:
        """Return the cell between two columns of these lines."""
        pieces = [(row, self.lines[row][left:right]) for row in rows]
        texts = [piece.replace(_FILLER, "") for _, piece in pieces]
        row, piece = next(((row, piece) for row, piece in pieces if piece.strip()), pieces[0] if pieces else (0, ""))
        blank = len(piece) - len(piece.lstrip()) if piece.strip() else 0
        before = self.lines[row][: left + blank]
        place = (self.first + row, self._indent + len(before) - before.count(_FILLER) + 1)
        bold = is_bold(" ".join(texts).strip())
        return Cell(flowed(texts, ITEM, lambda text: plain(text, self._names)), place, across, down, bold)


def widened(line: str) -> str:
    """Return a line with a filler behind each character that is two columns wide."""
    if line.isascii():
        return line
    return "".join(char + _FILLER if east_asian_width(char) in "WF" else char for char in line)
