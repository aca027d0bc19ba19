"""Where the fields of delimited text begin: the line and column of each cell, worked out when asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.model import Place

_LINE_END: Final = pattern(r"\r\n|\r|\n")
_QUOTED: Final = pattern(r'"(?:[^"]|"")*"')


class FieldPlaces(Mapping[tuple[int, int], "Place"]):
    """Cell (row and column from 0) → line and column (from 1) of its first character; quotes are stepped over."""

    def __init__(self, text: str, lines: Sequence[int], widths: Sequence[int], delimiter: str) -> None:
        self._text = text
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
        self._lines = lines
        self._widths = widths
        self._delimiter = delimiter

    def __getitem__(self, cell: tuple[int, int]) -> Place:
        row, column = cell
        if not (0 <= row < len(self._lines) and 0 <= column < self._widths[row]):
            raise KeyError(cell)
        first = self._lines[row]
        at = self._starts[first - 1]
        written = self._text[at : self._starts[first] if first < len(self._starts) else None]
        if '"' not in written:
            before = written.split(self._delimiter, column)[:column]
            return first, 1 + sum(map(len, before)) + column
        for _ in range(column):
            quoted = _QUOTED.match(self._text, at)
            at = self._text.index(self._delimiter, quoted.end() if quoted else at) + 1
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1 + self._text.startswith('"', at)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return ((row, column) for row, width in enumerate(self._widths) for column in range(width))

    def __len__(self) -> int:
        return sum(self._widths)
