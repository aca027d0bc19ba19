"""The quick look into a file that was found: by its first bytes, then as its format has it."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from raci.errors import UnreadableError
from raci.in_memory import openable
from raci.readers.prospects.texts import MOST_BYTES
from raci.readers.reader import OLE, ZIP, kind_of, readers
from raci.remote import is_remote

if TYPE_CHECKING:
    from pathlib import Path, PurePath
    from typing import IO

    from raci.readers.reader import Reader


def promising(path: Path) -> bool:
    """Tell whether a file found in a folder is worth reading: it may hold a matrix, or is too broken to tell.

    A file that says nothing, a picture under a wrong name, or a text that speaks of no parts in duties is not.
    """
    try:
        data = _beginning(path)
    except (OSError, UnreadableError):
        return True  # its reader says why
    return worth_reading(path, data, openable(path))


def worth_reading(path: PurePath, data: bytes, archive: Path | IO[bytes]) -> bool:
    """Tell so of content under a name; where it is a zip archive, that is opened as a whole."""
    if data.startswith(ZIP):
        from raci.readers.prospects.packages import package_may_hold  # noqa: PLC0415 - brings zipfile

        return package_may_hold(archive)
    if data.startswith(OLE):
        return True
    if kind_of(data):
        return False
    return any(reader.may_hold(data) for reader in _readers_of(path.suffix.lower()))


@cache
def _readers_of(suffix: str) -> tuple[Reader, ...]:
    return tuple(reader for reader in readers() if suffix in reader.suffixes)


def _beginning(path: Path) -> bytes:
    """Return as much of a file as is looked at; a buffer for the most there may be would cost more than the file."""
    if is_remote(path):
        with path.open() as far:
            return far.read(MOST_BYTES)
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - thousands of files are opened
        return file.read(min(os.fstat(file.fileno()).st_size, MOST_BYTES)) or b""
