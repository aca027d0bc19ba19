"""Grid tables: cells boxed in plus, minus and bar, which may cover several rows and columns."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.limits import KEEP, limit, passed
from raci.patterns import pattern
from raci.readers.rst_text.drawing import Drawing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from raci.readers.documents.parts import Cell

BORDER: Final = pattern(r" *\+(?:[-=]+\+)+ *$")
_PIECE: Final = pattern(r"\+[-=]|[-=]\+")


class _Box(NamedTuple):
    """A cell: its borders as lines and columns of the drawing."""

    top: int
    left: int
    bottom: int
    right: int


def end_of(lines: Sequence[str], first: int) -> int:
    """Return the line, from 0, of the last border of the grid table that begins in a line; -1 if it has none."""
    last = -1
    for at in range(first + 1, len(lines)):
        if not lines[at].lstrip().startswith(("+", "|")):
            break
        if BORDER.match(lines[at]):
            last = at
    return last


def cells_of(
    lines: Sequence[str], first: int, names: Mapping[str, str], path: str
) -> tuple[list[list[Cell]], list[int]]:
    """Return the rows of a grid table and the line of the document each begins in."""
    drawing = Drawing(lines, first, names)
    if len({len(line) for line in drawing.lines}) > 1:
        return _by_bars(drawing)
    boxes = _boxes(drawing, path)
    tops = sorted({box.top for box in boxes})
    lefts = sorted({box.left for box in boxes})
    ends = ({top: n for n, top in enumerate([*tops, len(lines) - 1])}, {x: n for n, x in enumerate(lefts)})
    ends[1][drawing.width - 1] = len(lefts)
    rows: list[list[Cell]] = [[] for _ in tops]
    for box in sorted(boxes):
        down = ends[0].get(box.bottom, 0) - ends[0][box.top]
        across = ends[1].get(box.right, 0) - ends[1][box.left]
        cell = drawing.cell(range(box.top + 1, box.bottom), box.left + 1, box.right, across, down)
        rows[ends[0][box.top]].append(cell)
    return rows, [first + top + 1 for top in tops]


def _boxes(drawing: Drawing, path: str) -> list[_Box]:
    """Return the boxes; a piece of border that parts no two of them is text, and opens none."""
    lines = drawing.lines
    levels = [row for row, line in enumerate(lines) if _PIECE.search(line)]
    bars = sorted({at for row in levels for at, char in enumerate(lines[row]) if char == "+"})
    if len(lines) * len(bars) > limit("table-cells"):
        raise passed("table-cells", "a table has more than MOST cells", f"{path}:{drawing.first}", instead=KEEP)
    floors = [[not lines[row][left + 1 : right].strip("-=+") for left, right in pairwise(bars)] for row in levels]
    walls = [[all(lines[row][at] in "|+" for row in range(*band)) for at in bars] for band in pairwise(levels)]
    return [
        _Box(levels[top], bars[left], levels[bottom], bars[right])
        for top, left, bottom, right in _spread(floors, walls)
    ]


def _spread(floors: Sequence[Sequence[bool]], walls: Sequence[Sequence[bool]]) -> Iterator[_Box]:
    """Yield each box as it grows from its upper left corner to the nearest wall and the nearest floor."""
    width = len(floors[0])
    taken: set[tuple[int, int]] = set()
    for top in range(len(walls)):
        for left in range(width):
            if (top, left) in taken:
                continue
            right = left + 1
            while right < width and not walls[top][right] and (top, right) not in taken:
                right += 1
            bottom = top + 1
            while bottom < len(walls) and not all(floors[bottom][left:right]):
                bottom += 1
            taken.update((row, column) for row in range(top, bottom) for column in range(left, right))
            yield _Box(top, left, bottom, right)


def _by_bars(drawing: Drawing) -> tuple[list[list[Cell]], list[int]]:
    """Return the rows of a table whose lines do not end in one column: they are cut at each bar."""
    rows: list[list[Cell]] = []
    starts: list[int] = []
    begun = True
    for row, line in enumerate(drawing.lines):
        if BORDER.match(line):
            begun = True
            continue
        bars = [at for at, char in enumerate(line) if char == "|"]
        cells = [drawing.cell([row], left + 1, right) for left, right in pairwise([*bars, len(line) + 1]) if right]
        if begun:
            rows.append([])
            starts.append(drawing.first + row)
            begun = False
        rows[-1] = _joined(rows[-1], cells[: len(bars) - 1] if line.endswith("|") else cells)
    return rows, starts


def _joined(above: list[Cell], below: list[Cell]) -> list[Cell]:
    """Return the cells of a row that goes on in another line."""
    both = [up._replace(text=f"{up.text} {down.text}".strip()) for up, down in zip(above, below, strict=False)]
    return both + above[len(both) :] + below[len(both) :]
