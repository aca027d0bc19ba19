"""Which files are judged with `--changed BASE`: those that have changed since, and those whose surroundings have."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from raci.cli.files import candidates
from raci.cli.settings_in_force import settings_for
from raci.git import WorkTree
from raci.settings import find_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.cli.settings_in_force import Said

_OWN: Final = "raci.toml"
_PROJECT: Final = "pyproject.toml"
_MOST_BYTES: Final = 50 << 20
_DEEPEST: Final = 8


def changed_files(paths: Sequence[Path], said: Said, base: str) -> Iterator[tuple[Path, bool]]:
    """Yield the files, and whether each was named itself, that have changed since HEAD and a revision parted.

    A file counts as changed, too, if its settings file has changed, or the file of its organization, or one that
    this names in turn. Raises RaciError, with what to do now, where git cannot tell.
    """
    trees: dict[Path, _Changes] = {}
    for path in paths:
        tree = WorkTree.around(path if path.is_dir() else path.parent)
        changes = trees.get(tree.root)
        if changes is None:
            since = tree.fork(base)
            changes = trees[tree.root] = _Changes(tree, since, tree.changed(since), said)
        if changes.names:
            from raci.readers.prospects import promising  # noqa: PLC0415 - needs the readers

            for file, named in candidates([path], said):
                if changes.touch(file) and (named or promising(file)):
                    yield file, named


class _Changes:
    """What has changed in a work tree, and what depends on it."""

    def __init__(self, tree: WorkTree, since: str, names: frozenset[str], said: Said) -> None:
        self.names = names
        self._tree = tree
        self._since = since
        self._said = said
        self._settings: dict[Path, bool] = {}
        self._organizations: dict[Path, bool] = {}

    def touch(self, path: Path) -> bool:
        """Tell whether a file, its settings or its organization has changed."""
        return self._has_changed(path) or self._set_anew(path) or self._reorganized(path)

    def _has_changed(self, path: Path) -> bool:
        """Tell whether git says so of the file, or of a nested repository it stands in."""
        name = self._tree.relative(path)
        if name in self.names:
            return True
        parts = name.split("/")
        return any("/".join(parts[:depth]) in self._nested for depth in range(1, len(parts)))

    @cached_property
    def _nested(self) -> frozenset[str]:
        return frozenset(name.rstrip("/") for name in self.names if (self._tree.root / name).is_dir())

    def _set_anew(self, path: Path) -> bool:
        folder = Path(os.path.abspath(path)).parent  # noqa: PTH100 - a link counts where it stands
        if folder not in self._settings:
            self._settings[folder] = any(map(self._says_otherwise, self._settings_of(folder)))
        return self._settings[folder]

    def _settings_of(self, folder: Path) -> Iterator[Path]:
        """Yield the settings files that are changed and hold for a folder, or did so."""
        if not any(name.rpartition("/")[2] in {_OWN, _PROJECT} for name in self.names):
            return
        found = find_settings(folder)
        for above in (folder, *folder.parents):
            for name in (_OWN, _PROJECT):
                file = above / name
                if self._tree.relative(file) in self.names and (file == found or not file.exists() or name == _PROJECT):
                    yield file
            if above == self._tree.root or (found and above == found.parent):
                return

    def _says_otherwise(self, file: Path) -> bool:
        """Tell whether a settings file says something else of raci than before."""
        if file.name == _OWN:
            return True
        was = self._tree.was(self._since, self._tree.relative(file))
        now = file.read_bytes() if file.is_file() else None
        return bool(_table(was) != _table(now))

    def _reorganized(self, path: Path) -> bool:
        named = settings_for(path, self._said).organization
        if named and self._organization_changed(Path(named), _DEEPEST):
            return True
        return any(self._organization_changed(each, _DEEPEST) for each in _organizations_of(path))

    def _organization_changed(self, path: Path, depth: int) -> bool:
        """Tell whether the file of an organization has changed, or one of those behind it."""
        path = Path(os.path.normpath(os.path.abspath(path)))  # noqa: PTH100 - as above
        if path not in self._organizations:
            self._organizations[path] = self._has_changed(path)
            behind = _organizations_of(path) if depth and not self._organizations[path] else ()
            self._organizations[path] |= any(self._organization_changed(each, depth - 1) for each in behind)
        return self._organizations[path]


def _organizations_of(path: Path) -> list[Path]:
    """Return the files that a YAML or JSON file names as its organization, by a glance."""
    from raci.readers.design.glance import SUFFIXES, organizations_named  # noqa: PLC0415 - needs the readers

    try:
        if path.suffix.lower() not in SUFFIXES or path.stat().st_size > _MOST_BYTES:
            return []
        return [path.parent / named for named in organizations_named(path.read_bytes())]
    except OSError:
        return []


def _table(data: bytes | None) -> Any:  # noqa: ANN401 - whatever stands there
    """Return what a pyproject.toml says of raci; where it is broken, the whole of it."""
    import tomllib  # noqa: PLC0415 - only where a pyproject.toml has changed

    try:
        return tomllib.loads((data or b"").decode("utf-8-sig")).get("tool", {}).get("raci")
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, AttributeError):
        return data
