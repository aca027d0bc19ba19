"""The files that the words of a command name: each of them, and in folders those that may hold a matrix."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from raci.cli.files_below import files_below
from raci.cli.settings_in_force import is_excluded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from raci.cli.settings_in_force import Said


def files(paths: Sequence[Path], said: Said) -> Iterator[tuple[Path, bool]]:
    """Yield the files, and whether each was named itself; files found in folders may hold no matrix after all."""
    from raci.readers.prospects import promising  # noqa: PLC0415 - needs the readers

    for path, named in candidates(paths, said):
        if named or promising(path):
            yield path, named


def candidates(paths: Sequence[Path], said: Said) -> Iterator[tuple[Path, bool]]:
    """Yield the files that are named, and those in folders that are neither hidden, ignored by git nor excluded.

    They have the suffix of a format that is read; nobody has looked into them yet.
    """
    for path in paths:
        if path.is_dir():
            yield from ((found, False) for found in _inside(path, said))
        else:
            yield path, True


def _inside(folder: Path, said: Said) -> Iterator[Path]:
    from raci.readers.reader import suffixes  # noqa: PLC0415 - needs the readers

    known = tuple(suffixes())
    here = str(folder)
    wanted = (name for name in files_below(folder) if name.lower().endswith(known))
    for name in sorted(wanted, key=_parts):
        if os.path.isfile(f"{here}/{name}"):  # noqa: PTH113 - thousands of files are asked about
            found = folder / name
            if not is_excluded(found, said):
                yield found


def _parts(name: str) -> list[str]:
    return name.split("/")
