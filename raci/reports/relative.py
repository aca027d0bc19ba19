"""The path of a file as people elsewhere know it: from the folder in which raci was called, with slashes."""

from __future__ import annotations

import os
from pathlib import PurePath


def relative(path: str, folder: str) -> str:
    """Return a path from a folder on, with slashes; as it is where it does not lie within."""
    pure = PurePath(path)
    if folder and pure.is_absolute() and pure.is_relative_to(folder):
        return pure.relative_to(folder).as_posix()
    return path.replace(os.sep, "/")
