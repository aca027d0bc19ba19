"""The contents of files that are elsewhere, in memory: of the last ones only, however many are held."""

from __future__ import annotations

import io
from collections import deque
from typing import TYPE_CHECKING, Final
from weakref import ref

if TYPE_CHECKING:
    from raci.remote.remote_path import RemotePath

MOST_KEPT: Final = 32 << 20
"""Bytes of contents that are kept beside those of the file that is read."""
_BEGINNING: Final = 4 << 20

_fetched: Final[deque[ref[RemotePath]]] = deque()


def kept(path: RemotePath) -> None:
    """Take note that a file was fetched; the contents of those before it are let go where they are too much."""
    _fetched.append(ref(path))
    held = [each for each in (known() for known in _fetched) if each is not None and each.data is not None]
    size = sum(len(each.data or b"") for each in held[:-1])
    for each in held[:-1]:
        if size <= MOST_KEPT:
            break
        size -= len(each.data or b"")
        each.data = None
    while _fetched and ((oldest := _fetched[0]()) is None or oldest.data is None):
        _fetched.popleft()


class Unfetched(io.RawIOBase):
    """A large file of which only the beginning is fetched, until more of it is wanted."""

    def __init__(self, path: RemotePath) -> None:
        self._path = path
        self._at = 0

    def readable(self) -> bool:
        """Tell that it is read."""
        return True

    def seekable(self) -> bool:
        """Tell that any part of it may be read."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at}.get(whence, self._path.stat().st_size)
        self._at = max(0, start + offset)
        return self._at

    def tell(self) -> int:
        """Return the place."""
        return self._at

    def read(self, size: int = -1) -> bytes:
        """Return the bytes from the place on."""
        end = self._at + size
        if self._path.data is None and size >= 0 and end <= _BEGINNING:
            data = self._path.beginning(self._at, end)
        else:
            data = self._path.read_bytes()[self._at : None if size < 0 else end]
        self._at += len(data)
        return data
