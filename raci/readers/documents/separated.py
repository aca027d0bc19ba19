"""Tables written as delimited text inside a document, and the place of each of their cells."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final

from raci.errors import UnreadableError
from raci.readers.documents.parts import Cell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FIELD: Final = 1 << 20


def separated(
    lines: Sequence[str], first: int, delimiter: str, plain: Callable[[str], str], path: str
) -> tuple[list[list[Cell]], list[int]]:
    """Return the rows of delimited text and the line of the document each begins in; `first` is that of the text."""
    csv.field_size_limit(_FIELD)
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, skipinitialspace=True)
    rows: list[list[Cell]] = []
    starts: list[int] = []
    begun = 0
    try:
        for values in reader:
            if values:
                rows.append(_cells(values, lines, begun, first, plain))
                starts.append(first + begun)
            begun = reader.line_num
    except csv.Error as error:
        raise UnreadableError("bad-csv", f"the table breaks off: {error}", f"{path}:{first + begun}") from None
    return rows, starts


def _cells(
    values: Sequence[str], lines: Sequence[str], row: int, first: int, plain: Callable[[str], str]
) -> list[Cell]:
    """Return the cells of a row; each is looked for behind the one before it."""
    cells = []
    column = 0
    for text in values:
        value = "\n".join(line.strip() for line in text.strip().split("\n"))
        wanted = value.split("\n", 1)[0]
        line = row
        if wanted:
            while line < len(lines) and (at := lines[line].find(wanted, column if line == row else 0)) < 0:
                line += 1
            if line < len(lines):
                column, row = at, line
                cells.append(Cell(plain(value), (first + row, column + 1)))
                column += len(wanted)
                continue
        cells.append(Cell(plain(value), (first + row, column + 1)))
    return cells
