"""The files below a folder: those git tracks or would take, and all but the hidden ones where there is no git."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.cli.output import tell
from raci.errors import RaciError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.git import WorkTree

_HIDDEN: Final = (".", "~$")
_FOREIGN: Final = frozenset({"node_modules", "__pycache__"})
"""Folders that tools fill, and nobody edits; those that begin with a dot are hidden anyway."""
_ENVIRONMENT: Final = "pyvenv.cfg"


def files_below(folder: Path) -> Iterator[str]:
    """Yield the files below a folder, relative to it, in no order that matters; hidden ones are left out.

    A link is yielded where what it leads to is not found itself: outside of the folder, but within the work tree.
    """
    from raci.git import WorkTree  # noqa: PLC0415 - only for folders

    try:
        tree = WorkTree.around(folder)
        found = list(_known(tree, folder))
    except RaciError as error:
        if error.code == "unsafe-repository":
            tell(f"raci: {error.lines[0]}; until then files that git ignores are checked, too")
        found = []
    else:
        if found or not tree.ignores(folder):
            yield from found
            return
    yield from _walked(folder)


def _known(tree: WorkTree, folder: Path) -> Iterator[str]:
    for name, kind in tree.known(folder):
        if any(part.startswith(_HIDDEN) for part in name.split("/")):
            continue
        if kind == "repository":
            yield from (f"{name}/{inner}" for inner in files_below(folder / name) if (folder / name).is_dir())
        elif (kind == "file" and name) or not (folder / name).is_symlink() or _leads_out(folder, name, tree.root):
            yield name


def _walked(folder: Path) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        if _ENVIRONMENT in names:
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(_HIDDEN) and name not in _FOREIGN]
        for name in names:
            path = Path(here, name).relative_to(folder).as_posix()
            if not name.startswith(_HIDDEN) and (not (folder / path).is_symlink() or _leads_out(folder, path, None)):
                yield path


def _leads_out(folder: Path, name: str, root: Path | None) -> bool:
    """Tell whether a link leads out of a folder, but, where a root is given, not out of that."""
    target = os.path.realpath(folder / name)
    within = os.path.realpath(folder)
    outermost = os.path.realpath(root) if root else os.sep
    return not _is_below(target, within) and _is_below(target, outermost)


def _is_below(path: str, folder: str) -> bool:
    return os.path.commonpath([path, folder]) == folder
