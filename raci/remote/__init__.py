"""Files that are elsewhere: a place is a local path, or the address of what fsspec reaches (s3://, sftp://, zip://)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeGuard, cast

from raci.errors import UnreadableError

if TYPE_CHECKING:
    import os

    from raci.remote.remote_path import RemotePath

_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+(?:://|::[A-Za-z])")
"""One letter before the colon is a drive of Windows."""
_HERE: Final = "file://"


def is_address(text: str) -> bool:
    """Tell whether a text is an address such as `s3://bucket/plans`, and no local path."""
    return "://" in text and _ADDRESS.match(text) is not None


def place(text: str | os.PathLike[str]) -> Path:
    """Return the place a text names: a path, or for an address what is read as a path is, and cannot be written.

    Nothing is asked of the network yet. Raises UnreadableError for an address that cannot be followed.
    """
    if isinstance(text, Path):
        return text
    if not isinstance(text, str):
        if is_remote(text):
            return cast("Path", text)
        text = text.__fspath__()
    if not is_address(text):
        return Path(text)
    if text[:7].lower() == _HERE:
        return Path(text[7:])
    from raci.remote.remote_path import remote_path  # noqa: PLC0415 - most runs are local

    return cast("Path", remote_path(text))


def here(text: str | os.PathLike[str]) -> Path:
    """Return the path a text names; raise UnreadableError for an address, where files are changed or git is asked."""
    found = place(text)
    if is_remote(found):
        raise UnreadableError("remote", "this takes files on this machine; copy it here first", str(found))
    return found


def spelled(path: str | os.PathLike[str]) -> str:
    """Return what names a place in another process: for an address, all that is needed to get there. Never show it."""
    return path.real if is_remote(path) else str(path)


def is_remote(path: object) -> TypeGuard[RemotePath]:
    """Tell whether a place is elsewhere."""
    return getattr(path, "is_remote", False) is True
