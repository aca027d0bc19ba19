"""The files that the words of a command name: each of them, and in folders those that may hold a matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.cli.settings_in_force import settings_for
from raci.settings import matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from raci.cli.settings_in_force import Said


def files(paths: Sequence[Path], said: Said, *, skip_others: bool = False) -> Iterator[tuple[Path, bool]]:
    """Yield the files, and whether each was named itself; files found in folders may hold no matrix.

    With `skip_others`, files that are named count as if they were found: the settings may exclude them.
    """
    for path in paths:
        if path.is_dir():
            yield from ((found, False) for found in _inside(path, said))
        elif not skip_others:
            yield path, True
        elif not _excluded(path, said):
            yield path, False


def _inside(folder: Path, said: Said) -> Iterator[Path]:
    """Yield the files of a folder that may hold a matrix and are neither hidden nor excluded by the settings."""
    from raci.readers.reader import suffixes  # noqa: PLC0415 - needs the readers

    known = suffixes()
    for found in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "~$")) for part in found.relative_to(folder).parts)
        if found.is_file() and not hidden and found.suffix.lower() in known and not _excluded(found, said):
            yield found


def _excluded(path: Path, said: Said) -> bool:
    return any(matches(pattern, path) for pattern in settings_for(path, said).exclude)
