"""Pairs of texts in order, however many: beyond a few megabytes they lie in a temporary file, and not in memory."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from raci.errors import RaciError

if TYPE_CHECKING:
    import sqlite3
    from array import array
    from collections.abc import Iterator

_ROOM: Final = 4 << 20
_MANY: Final = 1_000
_CACHE: Final = -2_000
"""Pages that SQLite holds in memory: so many KiB, as it counts them."""


class Ordered:
    """Pairs of octets, to be gone over in their order and asked for by their number in it.

    `room` is how many octets stay in memory. The temporary file has no name and is gone with this, or with the process.
    Raises RaciError where there is no room for it.
    """

    def __init__(self, room: int = _ROOM) -> None:
        self._room = room
        self._held: list[tuple[bytes, bytes]] = []
        self._size = 0
        self._count = 0
        self._file: sqlite3.Connection | None = None
        self._rows: array[int] | None = None
        self._sorted = True

    def __len__(self) -> int:
        return self._count

    def add(self, key: bytes, value: bytes) -> None:
        """Take up a pair."""
        self._held.append((key, value))
        self._count += 1
        self._size += len(key) + len(value)
        self._sorted, self._rows = False, None
        if self._size > self._room or (self._file and len(self._held) >= _MANY):
            self._spill()

    def __iter__(self) -> Iterator[tuple[bytes, bytes]]:
        """Yield the pairs, by their keys and then by their values."""
        if self._file is None:
            self._sort()
            yield from self._held
            return
        self._spill()
        with _room_left():
            yield from self._file.execute("SELECT key, value FROM pair ORDER BY key, value")

    def __getitem__(self, number: int) -> tuple[bytes, bytes]:
        """Return the pair that has so many before it."""
        if self._file is None:
            self._sort()
            return self._held[number]
        found: tuple[bytes, bytes] = self._file.execute(
            "SELECT key, value FROM pair WHERE rowid = ?", (self._row_numbers()[number],)
        ).fetchone()
        return found

    def _sort(self) -> None:
        if not self._sorted:
            self._held.sort()
            self._sorted = True

    def _spill(self) -> None:
        if self._file is None:
            self._file = _temporary_file()
        with _room_left():
            self._file.executemany("INSERT INTO pair VALUES (?, ?)", self._held)
        self._held.clear()
        self._size = 0

    def _row_numbers(self) -> array[int]:
        if self._rows is None:
            from array import array  # noqa: PLC0415 - few runs are so long

            assert self._file is not None  # noqa: S101 - asked for only where there is one
            self._spill()
            with _room_left():
                rows = self._file.execute("SELECT rowid FROM pair ORDER BY key, value")
                self._rows = array("q", (row for (row,) in rows))
        return self._rows


def _temporary_file() -> sqlite3.Connection:
    import sqlite3  # noqa: PLC0415 - few runs are so long

    with _room_left():
        file = sqlite3.connect("", isolation_level=None)
        file.executescript(
            f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=FILE; PRAGMA cache_size={_CACHE};"
            "CREATE TABLE pair (key BLOB, value BLOB);"
        )
        return file


@contextmanager
def _room_left() -> Iterator[None]:
    import sqlite3  # noqa: PLC0415 - as above

    try:
        yield
    except sqlite3.Error as error:
        message = (
            f"the run needs a temporary file, and it cannot be written ({error}); let TMPDIR name a folder with room"
        )
        raise RaciError("temporary", message) from None
