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
class Baseline:
    """The findings that are known, and the files that were judged when they were written down.

    `files` maps the path of a file, relative to the folder of the baseline and with `/`, to the other names of the
    roles its findings are about.
    """

    entries: tuple[Entry, ...] = ()
    files: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)


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
