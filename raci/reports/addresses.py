"""Where a file stands as other programs name it: from the root of its repository on, and as a URI."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final
from urllib.parse import quote

_NOWHERE: Final = "matrix"
"""What stands for the file of a matrix that was read from none."""


class Addresses:
    """The paths of one run, made relative to the root of the repository that its folder belongs to.

    Where it belongs to none, that folder itself is the root.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder or str(Path.cwd())
        self.root = _root(self._folder)
        self._known: dict[str, str] = {}

    def path(self, path: str) -> str:
        """Return a path from the root on, with `/` and without `./`; `../` leads to what stands elsewhere."""
        if path not in self._known:
            self._known[path] = self._relative(path)
        return self._known[path]

    def uri(self, path: str) -> str:
        """Return the path as a URI (RFC 3986): relative to the root, absolute for what stands elsewhere."""
        relative = self.path(path)
        if relative.startswith("../"):
            return file_uri(os.path.normpath(Path(self.root, relative)))
        return quote(_octets(relative), safe="/")

    def _relative(self, path: str) -> str:
        if not path:
            return _NOWHERE
        whole = os.path.normpath(Path(self._folder, path))
        found = _from(self.root, whole)
        if found.startswith("../"):
            with suppress(OSError, ValueError):  # either may have been named over a link
                real = _from(os.path.realpath(self.root), os.path.realpath(whole))
                found = found if real.startswith("../") else real
        return found


def file_uri(path: str) -> str:
    """Return the URI of an absolute path, with the scheme `file`."""
    steps = path.replace(os.sep, "/")
    return f"file://{'' if steps.startswith('/') else '/'}{quote(_octets(steps), safe='/:')}"


def _from(root: str, whole: str) -> str:
    try:
        return os.path.relpath(whole, root).replace(os.sep, "/")
    except ValueError:  # another drive
        return f"../{whole.replace(os.sep, '/')}"


def _root(folder: str) -> str:
    for each in (Path(folder), *Path(folder).parents):
        if (each / ".git").exists():
            return str(each)
    return folder


def _octets(path: str) -> bytes:
    """Return the bytes the system knows a file by, even where they are no text."""
    try:
        return os.fsencode(path)
    except UnicodeEncodeError:
        return path.encode("utf-8", "surrogatepass")
