"""What a baseline holds: for each known finding what it is about, and for each file what its roles are called."""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from raci.records import field, record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from raci.lint.subject import Subject


class Entry(NamedTuple):
    """A known finding: the files it stands in (one; two if it is between them), what it is about, its fingerprint."""

    paths: tuple[str, ...]
    subject: Subject
    fingerprint: str


@record
class FileThen:
    """What a file was when its findings became known: its sections, and the other names of the roles they are about."""

    sections: frozenset[tuple[str, ...]] = frozenset()
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@record
class Baseline:
    """The findings that are known, and the files that were judged when they were written down.

    `files` are by their paths, which are relative to the folder of the baseline and written with `/`.
    """

    entries: tuple[Entry, ...] = ()
    files: Mapping[str, FileThen] = field(default_factory=dict)


def path_in(folder: Path, path: str) -> str:
    """Return the path of a file as a baseline in this folder writes it: relative, with `/`, on every system."""
    try:
        relative = os.path.relpath(path, folder)
    except ValueError:  # on another drive
        relative = path
    return as_written(relative)


def as_written(path: str) -> str:
    """Return a path as baselines are compared by: `/` between folders, no `./`, accents composed."""
    plain = path.encode("utf-8", "replace").decode().replace("\\", "/").removeprefix("./")
    return unicodedata.normalize("NFC", plain)
