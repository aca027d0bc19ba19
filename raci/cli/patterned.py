"""Files that fit a pattern such as `teams/**/*.xlsx`, and those below a folder that is elsewhere."""

from __future__ import annotations

import os
from itertools import takewhile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from raci.cli.settings_in_force import exclusion
from raci.errors import UnreadableError
from raci.remote import is_remote, place
from raci.settings import matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.cli.settings_in_force import Said
    from raci.remote.remote_path import RemotePath

_WILD: Final = frozenset("*?[")
_HIDDEN: Final = (".", "~$")
_DEEPEST: Final = 100
_ANY_DEPTH: Final = "**"


def fitting(pattern: Path, said: Said) -> Iterator[tuple[Path, bool]]:
    """Yield the files that fit a pattern, by name, and that they were found; the pattern itself if none does.

    As in folders, hidden files, those of formats that are not read, and excluded ones are left out; what git ignores
    is not.
    """
    start, wanted = _parted(pattern)
    is_excluded, none = exclusion(said), True
    for file in _files(start, "/".join(wanted), wanted):
        none = False
        if _is_read(file) and not is_excluded(file):
            yield file, False
    if none:
        yield pattern, True


def below(folder: RemotePath, said: Said) -> Iterator[Path]:
    """Yield the files below a folder that is elsewhere, by name; hidden and excluded ones are left out."""
    is_excluded = exclusion(said)
    for file in _files(place(folder), _ANY_DEPTH, (_ANY_DEPTH,)):
        if _is_read(file) and not is_excluded(file):
            yield file


def _parted(pattern: Path) -> tuple[Path, tuple[str, ...]]:
    """Return the folder that a pattern begins in, and the parts that are wild or follow a wild one."""
    wanted: list[str] = []
    folder = pattern
    while not _WILD.isdisjoint(str(folder)) and folder.name:
        wanted.append(folder.name)
        folder = folder.parent
    return folder, tuple(reversed(wanted))


def _is_read(path: Path) -> bool:
    from raci.readers.reader import suffixes  # noqa: PLC0415 - needs the readers

    return path.suffix.lower() in suffixes()


def _files(start: Path, pattern: str, wanted: Sequence[str]) -> Iterator[Path]:
    """Yield the files below a folder that fit a pattern relative to it; only folders that may hold some are listed."""
    open_folders = [_children(start)]
    names: list[str] = []
    while open_folders:
        found = next(open_folders[-1], None)
        if found is None:
            open_folders.pop()
            del names[-1:]
            continue
        child, is_folder = found
        here = [*names, child.name]
        if child.name.startswith(_HIDDEN) and not _asks_for_hidden(wanted, len(names)):
            continue
        if not is_folder:
            if matches(f"/{pattern}", PurePosixPath("/", *here)):
                yield child
        elif len(here) < _DEEPEST and _leads_on(here, wanted):
            open_folders.append(_children(child))
            names = here


def _asks_for_hidden(wanted: Sequence[str], depth: int) -> bool:
    return depth < len(wanted) and wanted[depth].startswith(_HIDDEN)


def _leads_on(here: Sequence[str], wanted: Sequence[str]) -> bool:
    """Tell whether a folder may hold what is wanted."""
    fixed = tuple(takewhile(lambda part: _ANY_DEPTH not in part, wanted))
    if len(here) >= len(wanted) == len(fixed):
        return False
    size = min(len(here), len(fixed))
    return not size or matches("/" + "/".join(fixed[:size]), PurePosixPath("/", *here[:size]))


def _children(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Yield what is in a folder, by name, and whether it is a folder; raise UnreadableError if that cannot be told."""
    try:
        if is_remote(folder):
            for far in folder.children():
                yield place(far), far.is_dir()
            return
        with os.scandir(folder) as entries:
            known = sorted((each.name, each.is_dir(follow_symlinks=False)) for each in entries)
    except FileNotFoundError:
        return
    except PermissionError:
        raise UnreadableError("permission", "no right to list this folder", str(folder)) from None
    except OSError as error:
        raise UnreadableError("io", f"it cannot be listed: {error.strerror or error}", str(folder)) from None
    yield from ((folder / name, is_folder) for name, is_folder in known)
