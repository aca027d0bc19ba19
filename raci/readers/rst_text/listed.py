"""List tables: a list item for each row, and in it one for each cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.patterns import pattern
from raci.readers.documents.flow import flowed
from raci.readers.documents.parts import Cell
from raci.readers.rst_text.inline import ITEM, is_bold, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ROW: Final = pattern(r"( *)([-*+•]) +([-*+•])(?:\s+|$)")
_CELL: Final = pattern(r"( *)([-*+•])(?:\s+|$)")
_SPAN: Final = pattern(r":([rc])span:`(\d{1,4})`\s*")


class _Open:
    """A cell that is being read."""

    def __init__(self, line: str, number: int, start: int) -> None:
        self.lines = [line[start:]]
        self.place = (number, start + 1)

    def cell(self, names: Mapping[str, str]) -> Cell:
        spans = {"r": 0, "c": 0}
        for kind, count in _SPAN.findall(self.lines[0]):
            spans[kind] = int(count)
        self.lines[0] = _SPAN.sub("", self.lines[0])
        text = flowed(self.lines, ITEM, lambda text: plain(text, names))
        bold = is_bold(" ".join(self.lines).strip())
        return Cell(text, self.place, spans["c"] + 1, spans["r"] + 1, bold)


def cells_of(lines: Sequence[str], first: int, names: Mapping[str, str]) -> tuple[list[list[Cell]], list[int]]:
    """Return the rows of a list table and the line each begins in; `first` is the line, from 1, of its first one.

    An item that stands as far left as the rows, but has the mark of a cell, is taken for a cell: people misplace them.
    """
    rows: list[list[_Open]] = []
    starts: list[int] = []
    row_mark = cell_mark = ""
    outer = inner = 0
    for number, line in enumerate(lines, start=first):
        opened = _ROW.match(line)
        if opened and (not rows or (len(opened[1]), opened[2], opened[3]) == (outer, row_mark, cell_mark)):
            outer, row_mark, cell_mark, inner = len(opened[1]), opened[2], opened[3], opened.start(3)
            rows.append([_Open(line, number, opened.end())])
            starts.append(number)
            continue
        item = _CELL.match(line)
        if rows and item and item[2] == cell_mark and len(item[1]) in (outer, inner):
            rows[-1].append(_Open(line, number, item.end()))
        elif rows:
            rows[-1][-1].lines.append(line)
    return [[cell.cell(names) for cell in row] for row in rows], starts
