"""The matrices of files as they were: read from git's store as if they stood in a folder, each content once."""

from __future__ import annotations

import posixpath
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, Self

from raci.api import understand
from raci.errors import RaciError, UnreadableError
from raci.git import Blobs
from raci.history.large_files import kept_elsewhere
from raci.readers.design.glance import SUFFIXES, organizations_named
from raci.records import replace
from raci.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from raci.git import Git
    from raci.model import Matrix

_DEEPEST: Final = 8
_NOWHERE: Final = frozenset({"", ".", ".."})


class Snapshots:
    """Reads files as they were in commits; to be used in a `with`.

    The organization that an org-design file names is taken from the same commit. What a file says is kept by the ids
    of the contents it was read from.
    """

    def __init__(self, git: Git, settings: Settings | None = None) -> None:
        self._git = git
        self._settings = settings or Settings()
        self._blobs = Blobs(git)
        self._folder = TemporaryDirectory(prefix="raci-")
        self._known: dict[object, tuple[Matrix, ...] | RaciError] = {}

    def matrices(self, commit: str, path: str, blob: str) -> tuple[Matrix, ...]:
        """Return the matrices of a file as it was in a commit, if any; raise RaciError if it cannot be read."""
        data = self._content(blob, path)
        beside = dict(self._beside(commit, path, data, _DEEPEST))
        key = (blob, PurePosixPath(path).suffix, tuple(beside.items()))
        if key not in self._known:
            try:
                self._known[key] = self._read(path, {**beside, path: data})
            except RaciError as error:
                self._known[key] = error
        found = self._known[key]
        if isinstance(found, RaciError):
            raise found
        return tuple(replace(each, source=replace(each.source, path=path)) for each in found)

    def _content(self, blob: str, path: str) -> bytes:
        data = self._blobs.read(blob)
        if data is None:
            raise UnreadableError("not-here", "git does not have its content, or it is very large", path)
        return kept_elsewhere(data, self._git, path)

    def _beside(self, commit: str, path: str, data: bytes, depth: int) -> Iterator[tuple[str, bytes]]:
        """Yield the files that a file names as its organization, and those they name, as they were in the commit."""
        if PurePosixPath(path).suffix.lower() not in SUFFIXES or not depth:
            return
        for named in organizations_named(data):
            where = posixpath.normpath(posixpath.join(posixpath.dirname(path), named))
            content = self._blobs.at(commit, where) if _is_inside(where) else None
            if content is not None:
                yield where, content
                yield from self._beside(commit, where, content, depth - 1)

    def _read(self, path: str, files: dict[str, bytes]) -> tuple[Matrix, ...]:
        with TemporaryDirectory(dir=self._folder.name) as folder:
            for name, data in files.items():
                if not _is_inside(name):
                    raise UnreadableError("bad-path", "it has a name that leads out of the repository", path)
                target = Path(folder, name)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
            try:
                found = understand(Path(folder, path), self._settings)
            except RaciError as error:
                place = error.place.replace(f"{folder}/", "")
                raise RaciError(error.code, error.message.replace(f"{folder}/", ""), place) from None
            return tuple(reading.matrix for reading in found.readings)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._blobs.close()
        self._folder.cleanup()


def _is_inside(path: str) -> bool:
    """Tell whether a path of a repository leads into it; a tree made up by hand may hold anything."""
    return "\0" not in path and _NOWHERE.isdisjoint(path.split("/"))
