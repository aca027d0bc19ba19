"""Comparing all matrices of a repository between two states of it: what `raci diff --git` does."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from raci.cli.differences import tell_compared
from raci.cli.output import tell
from raci.cli.settings_in_force import exclusion, settings_for
from raci.errors import RaciError
from raci.git import Git, WorkTree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.cli.options.comparing import TellingOptions
    from raci.cli.settings_in_force import Said
    from raci.reports.differences import Compared

_UNREAD = 2


def say_repository_differences(revisions: str, path: Path | None, said: Said, telling: TellingOptions) -> int:
    """Say what changed in the matrices of a repository, and return the exit status: 2 if one could not be read.

    With a path only that file, or the files of that folder, are compared. Raises RaciError, with what to do now, where
    git cannot tell.
    """
    unread: list[str] = []
    found = list(_compared(revisions, path or Path(), said, unread))
    for sentence in unread:
        tell(f"raci: {sentence}")
    if not found and telling.report_format != "json":
        tell(f"raci: no matrix differs: {revisions}")
        return _UNREAD if unread else 0
    status = tell_compared(found, telling)
    return _UNREAD if unread else status


def _compared(revisions: str, path: Path, said: Said, unread: list[str]) -> Iterator[Compared]:
    from raci.comparing import compared  # noqa: PLC0415 - nothing costs until used
    from raci.history.between import beside, range_of  # noqa: PLC0415

    git, below = _repository(path)
    is_excluded = exclusion(said)

    def wanted(name: str) -> bool:
        inside = below in {".", name} or name.startswith(f"{below}/")
        return inside and not is_excluded(git.folder / name)

    for each in beside(git, range_of(revisions, git), lambda file: settings_for(file, said), wanted):
        unread += each.unread
        if not each.unread:
            found = compared(each.old, each.new)
            if not found.same or found.old != found.new:
                yield found


def _repository(path: Path) -> tuple[Git, str]:
    """Return git at the top of a repository, which may be bare, and what is to be compared, from there."""
    folder = path
    while not folder.is_dir():  # what is named may be gone
        folder = folder.parent
    try:
        tree = WorkTree.around(folder)
    except RaciError as error:
        if error.code != "bare-repository":
            raise
        return Git(folder), "."
    return tree.git, tree.relative(Path(os.path.abspath(path)))  # noqa: PTH100 - a link counts where it stands
