"""Files that Git LFS keeps: git itself has a pointer in their place, and their content may be in a store beside it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.errors import UnreadableError
from raci.patterns import pattern

if TYPE_CHECKING:
    from raci.git import Git

_POINTER: Final = pattern(rb"version https://git-lfs\.github\.com/spec/v1\n(?:.+\n)*?oid sha256:([0-9a-f]{64})\n")
_LONGEST: Final = 1024


def kept_elsewhere(data: bytes, git: Git, path: str) -> bytes:
    """Return the content a pointer of Git LFS stands for, other content as it is.

    Raises UnreadableError, with what to do, where the store does not have it.
    """
    found = _POINTER.match(data) if len(data) <= _LONGEST else None
    if found is None:
        return data
    name = found[1].decode()
    store = Path(git.folder, os.fsdecode(git.say("rev-parse", "--git-common-dir").rstrip(b"\n")), "lfs", "objects")
    try:
        return (store / name[:2] / name[2:4] / name).read_bytes()
    except OSError:
        message = "Git LFS keeps it, and has not fetched it as it was then; git lfs fetch --all brings it"
        raise UnreadableError("large-file", message, path) from None
