"""Which cells the records of binary workbooks name: .xls ([MS-XLS]) and the sheets of .xlsb ([MS-XLSB])."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from raci.readers.spreadsheet.extent import Filled

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD: Final = struct.Struct("<HH")
_PLACE: Final = struct.Struct("<HH")
_CELLS: Final = frozenset({0x0006, 0x0203, 0x0204, 0x0205, 0x00D6, 0x00FD, 0x027E})
"""FORMULA, NUMBER, LABEL, BOOLERR, RSTRING, LABELSST, RK"""
_RUN: Final = 0x00BD
"""MULRK: several numbers side by side."""
_NUMBER_IN_RUN: Final = 6
_EXTENT: Final = 0x0200
"""DIMENSIONS: the rows and columns that are used, for which the fast reader makes room."""
_BOUNDS: Final = {14: struct.Struct("<IIHH"), 10: struct.Struct("<HHHH")}

BEGIN_SHEET: Final = b"\x81\x01"
"""BrtBeginSheet, with which a sheet part of an .xlsb workbook begins."""
_ROW_HEADER: Final = 0
_FILLED_CELLS: Final = range(2, 12)
"""BrtCellRk to BrtFmlaError; BrtCellBlank is 1."""


def cells_of_xls(stream: bytes) -> Iterator[Filled]:
    """Yield the filled cells of all sheets of a `Workbook` stream, and the corner of what is said to be used.

    Raise ValueError if a sheet is said to end before it begins, which the fast reader does not survive.
    """
    place, end = 0, len(stream) - _HEAD.size
    while place <= end:
        kind, size = _HEAD.unpack_from(stream, place)
        place += _HEAD.size
        if (kind in _CELLS or kind == _RUN) and place + _PLACE.size <= len(stream):
            row, column = _PLACE.unpack_from(stream, place)
            more = max(0, (size - _NUMBER_IN_RUN) // _NUMBER_IN_RUN - 1) if kind == _RUN else 0
            yield Filled(row + 1, column + more + 1, more + 1)
        elif kind == _EXTENT and size in _BOUNDS and place + size <= len(stream):
            yield _corner(*_BOUNDS[size].unpack_from(stream, place))
        place += size


def _corner(top: int, bottom: int, _left: int, right: int) -> Filled:
    if top > bottom > 0:
        raise ValueError("a sheet ends before it begins")
    return Filled(bottom, right, 0)


def cells_of_xlsb(part: bytes) -> Iterator[Filled]:
    """Yield the filled cells of a sheet part of an .xlsb workbook."""
    place, row = 0, 0
    while place < len(part):
        kind, place = _varying(part, place, 2)
        size, place = _varying(part, place, 4)
        if size >= 4 and place + 4 <= len(part):  # noqa: PLR2004 - one number
            number = int.from_bytes(part[place : place + 4], "little")
            if kind == _ROW_HEADER:
                row = number
            elif kind in _FILLED_CELLS:
                yield Filled(row + 1, number + 1)
        place += size


def _varying(data: bytes, place: int, longest: int) -> tuple[int, int]:
    """Return a number of seven bits a byte, as long as the eighth is set, and the place after it."""
    number = 0
    for shift in range(0, 7 * longest, 7):
        if place >= len(data):
            break
        byte = data[place]
        place += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:  # noqa: PLR2004 - the eighth bit
            break
    return number, place
