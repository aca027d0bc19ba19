"""A table of AsciiDoc: cells behind bars, one or many in a line, cut into rows by the number of columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from raci.patterns import pattern
from raci.readers.asciidoc_text.inline import ITEM, is_bold, plain
from raci.readers.documents.flow import flowed
from raci.readers.documents.parts import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_SPEC: Final = pattern(
    r"(?:(?P<times>\d{1,4})\*|(?P<across>\d{1,4})?(?:\.(?P<down>\d{1,5}))?(?P<plus>\+))?"
    r"(?:[<^>]?(?:\.[<^>])?)(?P<style>[adehlmsv])?"
)
_COLUMN: Final = pattern(r"\s*(?:(\d{1,4})\*)?")
_MOST_COLUMNS: Final = 1000


@dataclass(slots=True)
class _Open:
    """A cell that is being read."""

    line: int
    column: int
    times: int = 1
    across: int = 1
    down: int = 1
    style: str = ""
    texts: list[str] = field(default_factory=list)

    def add(self, line: int, column: int, text: str) -> None:
        """Take a piece of a line; the place is that of the first which is not blank."""
        if text.strip() and not any(map(str.strip, self.texts)):
            self.line, self.column = line, column + len(text) - len(text.lstrip())
        self.texts.append(text)
        if text.rstrip().endswith(" +"):
            self.texts[-1] = text.rstrip()[:-2]
            self.texts.append("")

    def cell(self, names: Mapping[str, str]) -> Cell:
        whole = " ".join(self.texts).strip()
        text = flowed(self.texts, ITEM, lambda text: plain(text, names))
        place = (self.line, self.column)
        return Cell(text, place, self.across, self.down, bool(text) and (self.style in ("h", "s") or is_bold(whole)))


class BarTable:
    """The lines of a table between its delimiters; `first` is the line, from 1, of the first of them."""

    def __init__(self, lines: Sequence[str], first: int, separator: str, options: Mapping[str, str]) -> None:
        self._lines = lines
        self._first = first
        self._separator = separator
        self._options = options

    def rows(self, names: Mapping[str, str]) -> list[list[Cell]]:
        """Return the cells in rows; those of a heading are bold."""
        rows = list(self._rows([each for each in self._cells if each.times], names))
        if rows and self._has_heading:
            rows[0] = [cell._replace(bold=bool(cell.text)) for cell in rows[0]]
        return rows

    @cached_property
    def _cells(self) -> list[_Open]:
        cells: list[_Open] = []
        for number, line in enumerate(self._lines, self._first):
            bars = [at for at, char in enumerate(line) if char == self._separator and line[at - 1 : at] != "\\"]
            bounds = [-1, *bars, len(line)]
            spec = None
            for place, start in enumerate(bounds[:-1]):
                piece = line[start + 1 : bounds[place + 1]]
                opened = place > 0
                if opened:
                    cells.append(_opened(number, start + 2, spec))
                spec = None
                told = piece[max(piece.rfind(" "), piece.rfind("\t")) + 1 :]
                if place < len(bars) and (found := _SPEC.fullmatch(told)) and (told != piece or not opened):
                    spec = {key: value for key, value in found.groupdict().items() if value}
                    piece = piece[: len(piece) - len(told)]
                if cells and (opened or piece.strip() or place == len(bars)):
                    cells[-1].add(number, start + 2, piece)
        return cells

    @cached_property
    def _width(self) -> int:
        """How many columns: as the attribute says, or as many as there are cells in the first line."""
        told = self._options.get("cols", "").replace(";", ",")
        if told:
            if told.strip().isdecimal():
                return 1
            counts = [_COLUMN.match(each) for each in told.split(",")]
            return max(1, min(_MOST_COLUMNS, sum(int(found[1] or 1) for found in counts if found)))
        line = next((n for n, line in enumerate(self._lines, self._first) if line.strip()), self._first)
        first = takewhile(lambda cell: cell.line == line, self._cells)
        return max(1, min(_MOST_COLUMNS, sum(cell.times * cell.across for cell in first)))

    @property
    def _has_heading(self) -> bool:
        said = self._options.get("options", "")
        if "header" in said:
            return True
        alone = len(self._lines) > 1 and bool(self._lines[0].strip()) and not self._lines[1].strip()
        return alone and "noheader" not in said and sum(cell.line == self._first for cell in self._cells) > 1

    def _rows(self, cells: Sequence[_Open], names: Mapping[str, str]) -> Iterator[list[Cell]]:
        """Yield rows, each as long as the columns that no cell from above covers."""
        changes: dict[int, int] = {}
        number = covered = 0
        row: list[Cell] = []
        filled = 0
        for each in cells:
            for _ in range(min(each.times, _MOST_COLUMNS)):
                cell = each.cell(names)
                row.append(cell)
                filled += cell.across
                if cell.down > 1:
                    changes[number + 1] = changes.get(number + 1, 0) + cell.across
                    changes[number + cell.down] = changes.get(number + cell.down, 0) - cell.across
                while row and filled + covered >= self._width:
                    yield row
                    number, row, filled = number + 1, [], 0
                    covered += changes.pop(number, 0)
        if row:
            yield row


def _opened(line: int, column: int, spec: Mapping[str, str] | None) -> _Open:
    said = spec or {}
    return _Open(
        line,
        column,
        int(said.get("times", 1)),
        max(1, int(said.get("across", 1))),
        max(1, int(said.get("down", 1))),
        said.get("style", ""),
    )
