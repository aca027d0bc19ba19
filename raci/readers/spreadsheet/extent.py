"""How far the cells of a sheet reach; the fast reader allocates a dense rectangle up to the farthest one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.limits import limit, passed
from raci.model import cell_name, column_letters, column_number
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TALLEST: Final = 1 << 20
WIDEST: Final = 1 << 14

_SPARSE: Final = 0.01
_SMALL: Final = 1 << 17
"""Bytes of a sheet up to which the places of its cells are looked at one by one."""
_NEAR: Final = 1 << 16
"""Rows times columns of a sheet that are no trouble, however few of its cells hold something."""
_PLACE: Final = pattern(rb'<c r="([A-Z]+)(\d+)"')
_LAST_ROW: Final = pattern(rb'<row [^>]*?\br="(\d{1,7})"')
_PREFIXED: Final = pattern(rb"<\w+:(?:c|row)[\s/>]")
_UNUSUAL: Final = pattern(rb'<c(?! r="[A-Z]{1,9}\d{1,9}")[\s/>]')
_FILLED: Final = pattern(rb'<c r="([A-Z]+)(\d+)"[^>]*+(?<!/)>(?!</c>)')
_TAG: Final = pattern(rb"<(?:\w+:)?(row|c)(?=[\s/>])([^>]*+)>(</)?")
_ROW: Final = pattern(rb"""\br\s*=\s*["'](\d+)""")
_CELL: Final = pattern(rb"""\br\s*=\s*["']([A-Za-z]+)(\d+)""")
_LONG: Final = 15
"""Digits or letters of a place that are looked at; with so many it is far beyond any sheet."""


class Filled(NamedTuple):
    """A block of cells that hold something: the row and column, from 1, of its last cell, and how many it has."""

    row: int
    column: int
    cells: int = 1


def check_sheet(data: bytes, path: str, sheet: str) -> None:
    """Raise UnreadableError if a sheet's XML has a stray cell far away, which would make it too large to hold."""
    near = _is_small(data) if len(data) < _SMALL else _is_near(data)
    if not near:
        check_extent(filled(data), path, sheet)


def _is_small(data: bytes) -> bool:
    """Tell, by all places in a short sheet's XML, whether its cells surely stand within the bounds."""
    if _PREFIXED.search(data) or _UNUSUAL.search(data):
        return False
    columns, rows = (set(said) for said in zip(*_PLACE.findall(data), strict=True)) if b"<c " in data else ((), ())
    area = max(map(int, rows), default=0) * max(map(column_number, map(bytes.decode, columns)), default=0)
    return area <= min(_NEAR, _surely())


def _is_near(data: bytes) -> bool:
    """Tell, by one quick search, whether all cells of a sheet's XML surely stand within the bounds."""
    body = max(0, data.find(b"<sheetData"))
    if data.find(b":", body) >= 0 and (b":c" in data or b":row" in data) and _PREFIXED.search(data):
        return False
    last = _LAST_ROW.match(data, max(0, data.rfind(b"<row ")))
    rows = max(1, int(last[1])) if last else 1
    if rows > TALLEST:
        return False
    columns = column_letters(max(1, min(WIDEST, _surely() // rows)))
    within = f'(?:{_up_to(columns, "A", "Z")})(?:{_up_to(str(rows), "0", "9")})"'
    return re.search(rf'<c(?! r="{within})[\s/>]'.encode(), data) is None


def _surely() -> int:
    """Return how many rows times columns a sheet may have, however few of its cells hold something."""
    return min(limit("cells"), limit("sparse-cells"))


def _up_to(word: str, first: str, last: str) -> str:
    """Return a pattern of all words up to this one, the shorter ones first, of letters from first to last."""
    size = len(word)
    found = [f"[{first}-{last}]{{1,{size - 1}}}"] if size > 1 else []
    for place, letter in enumerate(word):
        if letter > first:
            rest = f"[{first}-{last}]{{{size - place - 1}}}"
            found.append(f"{word[:place]}[{first}-{chr(ord(letter) - 1)}]{rest}")
    return "|".join([*found, word])


def filled(data: bytes) -> Iterator[Filled]:
    """Yield the cells of a sheet's XML that hold something; those that only have a format do not count."""
    if _PREFIXED.search(data) or _UNUSUAL.search(data):
        yield from _walked(data)
        return
    for found in _FILLED.finditer(data):
        yield Filled(int(found[2]), column_number(found[1].decode()))


def _walked(data: bytes) -> Iterator[Filled]:
    """Yield the filled cells where rows and cells need not say which they are: they count on from the one before."""
    row = column = 0
    for kind, attributes, ended in _TAG.findall(data):
        if kind == b"row":
            said = _ROW.search(attributes)
            row, column = int(said[1][:_LONG]) if said else row + 1, 0
            continue
        place = _CELL.search(attributes)
        column = column_number(place[1][:_LONG].decode()) if place else column + 1
        if not ended and not attributes.endswith(b"/"):
            yield Filled(int(place[2][:_LONG]) if place else row, column)


def check_extent(blocks: Iterable[Filled], path: str, sheet: str = "") -> None:
    """Raise UnreadableError if the rectangle around the filled cells is too large to hold; name the farthest cell."""
    rows = columns = cells = 0
    far = Filled(0, 0)
    for block in blocks:
        rows, columns, cells = max(rows, block.row), max(columns, block.column), cells + block.cells
        if block.row * block.column > far.row * far.column:
            far = block
    area, dense = rows * columns, cells >= _SPARSE * rows * columns
    if area <= limit("cells" if dense else "sparse-cells") and rows <= TALLEST and columns <= WIDEST:
        return
    place = f"{path}:{sheet}" if sheet else path
    if dense:
        raise passed("cells", f"the sheet has {rows:,} rows by {columns:,} columns; raci reads up to MOST cells", place)
    name = cell_name(far.row, far.column)
    message = (
        f"the cell {name} stands far from everything else and makes the sheet {rows:,} rows by {columns:,} columns"
    )
    instead = "delete it, or the empty rows and columns before it"
    raise passed("sparse-cells", message, f"{place}!{name}" if sheet else place, instead=instead, code="far-cell")
