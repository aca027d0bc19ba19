"""What stands in a file beside its matrices, which merging matrices does not carry from one file to another."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Final

from raci.model import column_number
from raci.names import squeeze
from raci.packages import Package
from raci.patterns import pattern
from raci.texts.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from raci.merging.sources import Source
    from raci.model import Matrix

_ZIP: Final = b"PK\x03\x04"
_FORMULA: Final = pattern(rb"""<(?:\w+:)?c\s(?=[^>]*\br=["']([A-Z]{1,3})(\d{1,7})["'])[^>]*[^/]>\s*<(?:\w+:)?f[\s/>]""")
_COMMENT: Final = pattern(r"(?:^|\s)#\s*(\S.*)")


def lost(other: Source, base: Source, result: Source) -> list[str]:
    """Return the texts that the other side put beside its matrices, and that are not in what came of the merge."""
    new = _beside(other) - _beside(base)
    return sorted((new - Counter(text for text, _ in _texts(result))).elements()) if new else []


def _beside(source: Source) -> Counter[str]:
    """Return the texts of a file that are no part of a matrix: other columns, other sheets, words and comments."""
    words = set(chain.from_iterable(map(_words, source.matrices)))
    areas = [_Cells(matrix) for matrix in source.matrices]
    return Counter(
        text
        for text, (sheet, row, column) in _texts(source)
        if text not in words and not any(area.holds(sheet, row, column) for area in areas)
    )


def _texts(source: Source) -> Iterator[tuple[str, tuple[str | None, int, int]]]:
    """Yield every text of a file with its place; of an org-design file its comments."""
    grids = source.grids
    if not grids and source.path.stat().st_size:
        for number, line in enumerate(decode(source.path.read_bytes(), str(source.path)).splitlines(), start=1):
            if found := _COMMENT.search(line):
                yield squeeze(found[1]), (None, number, 0)
    worked_out = _formulas(source.path)
    for grid in grids:
        for row, cells in enumerate(grid.rows):
            for column, value in enumerate(cells):
                text = squeeze(str(value)) if value is not None else ""
                place = (grid.name, *grid.place(row, column))
                if text and place not in worked_out:
                    yield text, place


def _formulas(path: Path) -> set[tuple[str | None, int, int]]:
    """Return the cells of a workbook that hold a formula: what they say follows from others."""
    if path.read_bytes()[: len(_ZIP)] != _ZIP:
        return set()
    with Package(path) as package:
        return {
            (sheet, int(row), column_number(column.decode()))
            for sheet, part in package.sheets.items()
            for column, row in _FORMULA.findall(package.part(part))
        }


def _words(matrix: Matrix) -> Iterator[str]:
    yield squeeze(matrix.title)
    for role in matrix.roles:
        yield from map(squeeze, (role.name, *role.group, *role.holders, *role.aliases))
    for duty in matrix.duties:
        yield from map(squeeze, (duty.name, duty.number, *duty.section))


class _Cells:
    """The cells in which a matrix has its letters."""

    def __init__(self, matrix: Matrix) -> None:
        source = matrix.source
        self._sheet, self._across = source.sheet, source.across
        self._duties = {duty.source[source.across] for duty in matrix.duties if duty.source}
        self._others = {role.source[not source.across] for role in matrix.roles if role.source}
        self._others |= set(source.letter_columns.values())
        self._cells = set(source.cells.values())

    def holds(self, sheet: str | None, row: int, column: int) -> bool:
        """Tell whether a cell is one of them."""
        if sheet != self._sheet:
            return False
        along, beside = (column, row) if self._across else (row, column)
        return (along in self._duties and beside in self._others) or (row, column) in self._cells
