"""An OLE compound file (.xls, or an encrypted workbook): its streams, and whether its chains of sectors end at all.

The fast reader follows a chain that runs in a circle until the memory is full. The layout is that of [MS-CFB].
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from raci.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEADER: Final = struct.Struct("<30xHH10x4xI4xIIIII109I")
_ENTRY: Final = struct.Struct("<64sHB49xIQ")
_END: Final = 0xFFFFFFFA
"""Numbers from here on are no sectors but marks: free, end of chain, part of the table."""
_STREAM: Final = 2
_ROOT: Final = 5
_SHIFTS: Final = (9, 12)
_PATIENCE: Final = 4


class CompoundFile:
    """The streams of a compound file; raises UnreadableError if its tables are broken or run in circles."""

    def __init__(self, data: bytes, path: str) -> None:
        self._data = data
        self._path = path
        if len(data) < _HEADER.size:
            raise self._damaged("it is cut off")
        shift, mini_shift, directory, cutoff, mini_table, _, more, _, *sectors = _HEADER.unpack_from(data)
        if shift not in _SHIFTS or mini_shift >= shift:
            raise self._damaged("its header makes no sense")
        self._size, self._mini_size, self._cutoff = 1 << shift, 1 << mini_shift, cutoff
        self._steps = _PATIENCE * (len(data) // self._mini_size + 1)
        self._table = self._numbers(self._sectors_of_table(sectors, more))
        self._mini_table = self._numbers(self._chain(mini_table, self._table))
        self._entries = dict(self._directory(directory))
        for start, size, kind in self._entries.values():
            self._chain(start, self._table if kind == _ROOT or size >= cutoff else self._mini_table)

    @property
    def names(self) -> frozenset[str]:
        """The names of the streams."""
        return frozenset(name for name, (_, _, kind) in self._entries.items() if kind == _STREAM)

    def stream(self, name: str) -> bytes:
        """Return the bytes of a stream."""
        start, size, _ = self._entries[name]
        if size >= self._cutoff:
            return self._read(start)[:size]
        whole, length = self._mini_stream(), self._mini_size
        return b"".join(whole[n * length : (n + 1) * length] for n in self._chain(start, self._mini_table))[:size]

    def _mini_stream(self) -> bytes:
        return next((self._read(start) for start, _, kind in self._entries.values() if kind == _ROOT), b"")

    def _read(self, start: int) -> bytes:
        return b"".join(map(self._sector, self._chain(start, self._table)))

    def _sector(self, number: int) -> bytes:
        return self._data[(number + 1) * self._size : (number + 2) * self._size]

    def _numbers(self, sectors: Sequence[int]) -> tuple[int, ...]:
        data = b"".join(map(self._sector, sectors))
        return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])

    def _sectors_of_table(self, sectors: list[int], more: int) -> list[int]:
        """Return the sectors that hold the table: those the header names, and those of the chain it begins."""
        while more < _END:
            self._step()
            numbers = self._numbers([more])
            if not numbers:
                break
            sectors += numbers[:-1]
            more = numbers[-1]
        return [number for number in sectors if number < _END]

    def _chain(self, start: int, table: Sequence[int]) -> list[int]:
        found = []
        while start < len(table):
            self._step()
            found.append(start)
            start = table[start]
        return found

    def _step(self) -> None:
        self._steps -= 1
        if self._steps < 0:
            raise self._damaged("its sectors run in a circle")

    def _directory(self, start: int) -> Iterator[tuple[str, tuple[int, int, int]]]:
        data = self._read(start)
        for place in range(0, len(data) - _ENTRY.size + 1, _ENTRY.size):
            name, length, kind, first, size = _ENTRY.unpack_from(data, place)
            if kind in (_STREAM, _ROOT):
                yield name[: max(0, length - 2)].decode("utf-16-le", "replace"), (first, size & 0xFFFFFFFF, kind)

    def _damaged(self, what: str) -> UnreadableError:
        return UnreadableError("damaged", f"the file is damaged: {what}", self._path)
