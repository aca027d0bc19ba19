"""Whether the files named for reports can be written: asked before files are judged for minutes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from raci.errors import RaciError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def check_targets(
    files: Sequence[tuple[str, Path]], judged: Sequence[Path], folders: Sequence[tuple[str, Path]] = ()
) -> None:
    """Raise SettingsError, with all that is wrong at once, if a report could not be written to its file.

    No two may go to one file, and none to a file in `judged`, which the call reads or writes itself. Of `folders` the
    last part is made where it is not there.
    """
    problems = [*_objections(files, judged), *_objections_to_folders(folders, judged)]
    if len(problems) == 1:
        raise SettingsError("report-target", problems[0])
    if problems:
        raise SettingsError("report-target", f"{len(problems)} reports cannot be written", problems=tuple(problems))


def _objections(files: Sequence[tuple[str, Path]], judged: Sequence[Path]) -> Iterator[str]:
    inputs = {os.path.realpath(path) for path in judged}
    seen: dict[str, str] = {}
    for name, path in files:
        said = f"--report {name}={path}"
        place = os.path.realpath(path)
        if place in seen:
            yield f"{said} and {seen[place]} go to the same file; name another one"
        elif place in inputs and not path.is_dir():
            yield f"{said} would overwrite what the same call reads or writes; name another file"
        elif objection := _objection(name, path):
            yield f"{said}: {objection}"
        seen.setdefault(place, said)


def _objections_to_folders(folders: Sequence[tuple[str, Path]], judged: Sequence[Path]) -> Iterator[str]:
    inputs = {os.path.realpath(path) for path in judged}
    seen: dict[str, str] = {}
    for name, path in folders:
        said, place = f"--report {name}={path}", os.path.realpath(path)
        if place in seen:
            yield f"{said} and {seen[place]} go to the same folder; name another one"
        elif place in inputs:
            yield f"{said} is what the same call judges; name another folder"
        elif path.is_dir():
            if not os.access(path, os.W_OK | os.X_OK):
                yield f"{said}: the folder {path} may not be written to; name another place"
        elif path.exists():
            yield f"{said}: {path} is a file; name a folder"
        elif objection := _objection(name, path):
            yield f"{said}: {objection}"
        seen.setdefault(place, said)


def check_output(path: Path, read: Sequence[Path]) -> None:
    """Raise RaciError if what `-o` names cannot be written, or is one of the files that the call reads."""
    place = os.path.realpath(path)
    if any(os.path.realpath(each) == place for each in read if not each.is_dir()):
        raise RaciError("misuse", "it is read by the same call, and would be overwritten; name another file", str(path))
    objection = _objection("", path)
    if objection:
        raise RaciError("misuse", objection, f"-o {path}")


def _objection(name: str, path: Path) -> str:
    """Return what speaks against writing to a file; empty if nothing does."""
    folder = path.parent
    try:
        if path.is_dir():
            return f"{path} is a folder; name a file in it, such as {f'{name}=' if name else ''}{path / 'raci'}"
        if path.exists() and not path.is_file():
            return ""  # a pipe or a device is written to as it is
        if not folder.exists():
            return f"there is no folder {folder}; make it first, or name another place"
        if not folder.is_dir():
            return f"{folder} is no folder; name another place"
        if not os.access(folder, os.W_OK | os.X_OK):
            return f"the folder {folder} may not be written to; name another place"
    except (OSError, ValueError) as error:
        return f"this cannot be a file ({getattr(error, 'strerror', None) or error}); name another one"
    return ""
