"""Simple tables: columns under groups of equal signs, a new row wherever the first column is not blank."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.patterns import pattern
from raci.readers.rst_text.drawing import Drawing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from raci.readers.documents.parts import Cell

BORDER: Final = pattern(r" *=+(?: +=+)+ *$")
_RULE: Final = pattern(r"=[= ]*$")
_SPANS: Final = pattern(r"-[- ]*$")
_GROUP: Final = pattern(r"[=-]+")
_BORDERS_WITH_HEADING: Final = 3


class _Column(NamedTuple):
    """A column: where it begins, where the next one begins, and how many columns of the table it covers."""

    left: int
    right: int | None
    across: int = 1


def end_of(lines: Sequence[str], first: int) -> int:
    """Return the line, from 0, of the last border of the simple table that begins in a line; -1 if it has none."""
    borders = 1
    for at in range(first + 1, len(lines)):
        if BORDER.match(lines[at]):
            borders += 1
            if borders == _BORDERS_WITH_HEADING or at + 1 == len(lines) or not lines[at + 1].strip():
                return at
    return -1


def cells_of(lines: Sequence[str], first: int, names: Mapping[str, str]) -> tuple[list[list[Cell]], list[int]]:
    """Return the rows of a simple table and the line of the document each begins in."""
    drawing = Drawing(lines, first, names)
    columns = _columns(drawing.lines[0])
    rows: list[list[Cell]] = []
    held: list[int] = []

    def end_row(columns: Sequence[_Column]) -> None:
        if any(drawing.lines[row].strip() for row in held):
            rows.append([drawing.cell(held, *column) for column in columns])
        held.clear()

    for row, line in enumerate(drawing.lines):
        if _RULE.match(line):
            end_row(columns)
        elif _SPANS.match(line) and held:
            end_row(_spanning(line, columns))
        else:
            if line[: columns[0].right].strip():
                end_row(columns)
            held.append(row)
    end_row(columns)
    return rows, [row[0].place[0] for row in rows]


def _columns(border: str) -> list[_Column]:
    starts = [group.start() for group in _GROUP.finditer(border)]
    return [_Column(left, right) for left, right in zip(starts, [*starts[1:], None], strict=True)]


def _spanning(line: str, columns: Sequence[_Column]) -> list[_Column]:
    """Return the columns as a line of dashes joins them; those of the table if it fits none of their starts."""
    starts = [group.start() for group in _GROUP.finditer(line)]
    places = {column.left: place for place, column in enumerate(columns)}
    if starts[0] != columns[0].left or not all(start in places for start in starts):
        return list(columns)
    bounds = [*(places[start] for start in starts), len(columns)]
    return [_Column(columns[begin].left, columns[end - 1].right, end - begin) for begin, end in pairwise(bounds)]
