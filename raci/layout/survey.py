"""A first look at a grid: each cell's class as one character, so that rows become strings that are cheap to search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.layout.codes import USUAL, CodeBook
from raci.layout.grid import Area
from raci.layout.kinds import CODE, EMPTY, LEGEND, SHORT, WORD, Classes, shown
from raci.names import squeeze
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from raci.layout.grid import Grid, Styles, Value


_PLAIN: Final = pattern(r"[n.]*t[nt.]?\.*c[c.-]*|[n.]*tt?\.*").fullmatch
"""A row that names something and then holds codes, or nothing: no heading, no legend, no list."""
_MOST_COVERED: Final = 2_000_000


class Survey:
    """A grid with the class of every cell.

    `kinds[row]` is a string with one character per column. Cells covered by a merged area whose first cell is a code
    are codes too. Reading costs one dictionary look-up per cell.
    """

    def __init__(self, grid: Grid, letters: Iterable[str] = USUAL, own: Iterable[str] = ()) -> None:
        self.grid = grid
        self.book = CodeBook(letters, own)
        self.rows: list[Sequence[Value]] = list(grid.rows)
        self.width = max(map(len, self.rows), default=0)
        self._ragged = any(len(row) != self.width for row in self.rows)
        if self._ragged:
            self.rows = [
                row if len(row) == self.width else [*row, *[""] * (self.width - len(row))] for row in self.rows
            ]
        self._squeezed: dict[Value, str] = {}
        self._styles_asked = False
        self._styles: Styles | None = None
        self.merges = tuple(self._clipped(grid.merges))
        classes = self._classes = Classes(self.book)
        self.covered: dict[tuple[int, int], Area] = {}
        self._spread(classes)
        get = classes.__getitem__
        self.kinds: list[str] = ["".join(map(get, row)) for row in self.rows]
        above = ["", *self.kinds]
        self.odd: list[int] = [
            row for row, kinds in enumerate(self.kinds) if not _PLAIN(kinds) or CODE not in above[row]
        ]
        self._columns: list[str] | None = None
        self._own: list[str] | None = None

    @property
    def columns(self) -> list[str]:
        """The classes of each column from top to bottom, as a string."""
        if self._columns is None:
            flat = "".join(self.kinds)
            self._columns = [flat[column :: self.width] for column in range(self.width)]
        return self._columns

    def values(self, kinds: str) -> Iterator[str]:
        """Yield each distinct text of these classes once, in no order that matters."""
        for value, kind in self._classes.items():
            if kind in kinds and isinstance(value, str):
                yield value

    def cells_with(self, wanted: frozenset[object]) -> Iterator[tuple[int, int]]:
        """Yield the cells that hold one of these values."""
        for row, cells in enumerate(self.rows):
            if not wanted.isdisjoint(cells):
                for column, value in enumerate(cells):
                    if value in wanted:
                        yield row, column

    def _clipped(self, merges: Iterable[Area]) -> Iterable[Area]:
        room = _MOST_COVERED
        for area in merges:
            clipped = Area(area.top, area.left, min(area.bottom, len(self.rows) - 1), min(area.right, self.width - 1))
            if clipped.top > clipped.bottom or clipped.left > clipped.right:
                continue
            room -= (clipped.bottom - clipped.top + 1) * (clipped.right - clipped.left + 1)
            if room < 0:
                return
            yield clipped

    def _spread(self, classes: Classes) -> None:
        """Write a merged code into every cell it covers, and remember which cells are covered."""
        for area in self.merges:
            value = self.rows[area.top][area.left]
            is_code = classes[value] in (CODE, WORD, SHORT)
            for row in range(area.top, area.bottom + 1):
                for column in range(area.left, area.right + 1):
                    self.covered[row, column] = area
                if is_code:
                    changed = list(self.rows[row])
                    changed[area.left : area.right + 1] = [value] * (area.right - area.left + 1)
                    self.rows[row] = changed

    def text(self, row: int, column: int) -> str:
        """Return a cell's text, white space collapsed."""
        if not (0 <= row < len(self.rows) and 0 <= column < self.width):
            return ""
        value = self.rows[row][column]
        known = self._squeezed.get(value) if type(value) is str else None
        return self.said(value) if known is None else known

    def said(self, value: Value) -> str:
        """Return a value as text, white space collapsed; texts and numbers recur, and each is asked for many times."""
        kind = type(value)
        if kind is not str and kind is not float:  # True and 1.0 are one key
            return shown(value)
        known = self._squeezed.get(value)
        if known is None:
            known = self._squeezed[value] = squeeze(value) if isinstance(value, str) else shown(value)
        return known

    def heading(self, row: int, column: int) -> str:
        """Return the text that heads a column in this row: its own, or that of the merged area over it."""
        if row < 0:
            return ""
        own = self.text(row, column)
        area = self.covered.get((row, column))
        return own if own or area is None else self.text(area.top, area.left)

    def kind(self, row: int, column: int) -> str:
        """Return the class of a cell, EMPTY outside the grid."""
        return self.kinds[row][column] if 0 <= row < len(self.kinds) and 0 <= column < self.width else EMPTY

    @property
    def own_kinds(self) -> list[str]:
        """The classes of each row, EMPTY where a merged area covers a cell."""
        if not self.covered:
            return self.kinds
        if self._own is None:
            self._own = list(self.kinds)
            hidden: dict[int, set[int]] = {}
            for (row, column), area in self.covered.items():
                if (area.top, area.left) != (row, column):
                    hidden.setdefault(row, set()).add(column)
            for row, columns in hidden.items():
                kinds = self.kinds[row]
                self._own[row] = "".join(EMPTY if at in columns else kind for at, kind in enumerate(kinds))
        return self._own

    def own_kind(self, row: int, column: int) -> str:
        """Return the class of a cell, EMPTY where a merged area covers it and outside the grid."""
        kinds = self.own_kinds
        return kinds[row][column] if 0 <= row < len(kinds) and 0 <= column < self.width else EMPTY

    def mask(self, cells: Iterable[tuple[int, int]]) -> None:
        """Take cells out of what may be a matrix."""
        by_row: dict[int, set[int]] = {}
        for row, column in cells:
            area = self.covered.get((row, column)) or Area(row, column, row, column)
            for covered in range(area.top, area.bottom + 1):
                by_row.setdefault(covered, set()).update(range(area.left, area.right + 1))
        for row, columns in by_row.items():
            kinds = list(self.kinds[row])
            for column in columns:
                if column < self.width:
                    kinds[column] = LEGEND
            self.kinds[row] = "".join(kinds)
        self._columns = self._own = None

    def filled(self, row: int) -> list[int]:
        """Return the columns of a row that hold anything (legend cells do not count)."""
        return [column for column, kind in enumerate(self.kinds[row]) if kind not in ".L"]

    def styles(self) -> Styles | None:
        """Return what the workbook says of looks, asked once; None where the format has none."""
        if not self._styles_asked:
            self._styles_asked = True
            self._styles = self.grid.styles() if self.grid.styles else None
        return self._styles

    def has_indents(self) -> bool:
        """Tell whether any cell of the workbook is indented by its alignment."""
        styles = self.styles()
        return styles is not None and styles.indented

    def number(self, row: int, column: int) -> str:
        """Return a number cell as its format shows it: 1.10 is not 1.1."""
        value = self.rows[row][column]
        if isinstance(value, float):
            styles = self.styles()
            if styles is not None:
                return styles.shown(row, column, value)
        return self.text(row, column)
