"""The matrices of files as they were: read from git's store as if they stood in a folder, each content once."""

from __future__ import annotations

import os
import posixpath
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, Self

from raci.api import understand
from raci.errors import RaciError, UnreadableError
from raci.git import Blobs
from raci.history.large_files import kept_elsewhere
from raci.readers.design.glance import SUFFIXES, organizations_named
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import TracebackType

    from raci.git import Git
    from raci.model import Matrix
    from raci.settings import Settings

_DEEPEST: Final = 8
_NOWHERE: Final = frozenset({"", ".", ".."})


class Snapshots:
    """Reads files as they were in commits; to be used in a `with`.

    The organization that an org-design file names is taken from the same commit. What a file says is kept by the ids
    of the contents it was read from.
    """

    def __init__(self, git: Git) -> None:
        self._git = git
        self._blobs = Blobs(git)
        self._folder = TemporaryDirectory(prefix="raci-")
        self._known: dict[object, tuple[Matrix, ...] | RaciError] = {}

    def matrices(self, commit: str, path: str, blob: str, settings: Settings) -> tuple[Matrix, ...]:
        """Return the matrices of a file as it was in a commit, if any; raise RaciError if it cannot be read.

        The file of the organization that the settings name is that of the commit, too.
        """
        data = self.content(blob, path)
        wider = self._wider(commit, settings)
        around = wider | dict(self._beside(commit, path, data, _DEEPEST))
        key = (blob, PurePosixPath(path).suffix, tuple(sorted(around.items())), settings.layout)
        if key not in self._known:
            try:
                self._known[key] = self._read(
                    path, data, around, replace(settings, organization=next(iter(wider), None))
                )
            except RaciError as error:
                self._known[key] = error
        found = self._known[key]
        if isinstance(found, RaciError):
            raise found
        return tuple(replace(each, source=replace(each.source, path=path)) for each in found)

    def content(self, blob: str, path: str) -> bytes:
        """Return what a file held, by the id of that; raise RaciError, with what to do, where it is not here."""
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

    def _wider(self, commit: str, settings: Settings) -> dict[str, bytes]:
        """Return the organization that settings name, as it was in a commit; none if it stood outside."""
        if not settings.organization:
            return {}
        where = Path(os.path.relpath(settings.organization, self._git.folder)).as_posix()
        content = self._blobs.at(commit, where) if _is_inside(where) else None
        return {} if content is None else {where: content}

    def _read(self, path: str, data: bytes, around: Mapping[str, bytes], settings: Settings) -> tuple[Matrix, ...]:
        """Return what a file says that stands among others; those are written once, and so read once."""
        folder = Path(self._folder.name, sha256(repr(sorted(around.items())).encode()).hexdigest()[:32])
        if not folder.exists():
            for name, content in around.items():
                _write(folder, name, content)
        file = _write(folder, path, data)
        wider = str(folder / settings.organization) if settings.organization else None
        try:
            found = understand(file, replace(settings, organization=wider))
        except RaciError as error:
            here = f"{folder}{os.sep}"
            raise RaciError(error.code, error.message.replace(here, ""), error.place.replace(here, "")) from None
        finally:
            if path not in around:
                file.unlink()
        return tuple(reading.matrix for reading in found.readings)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._blobs.close()
        self._folder.cleanup()


def _write(folder: Path, name: str, data: bytes) -> Path:
    if not _is_inside(name):
        raise UnreadableError("bad-path", "its name leads out of the repository", name)
    file = folder / name
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    except OSError as error:
        raise UnreadableError("io", f"it cannot be unpacked: {error.strerror or error}", name) from None
    return file


def _is_inside(path: str) -> bool:
    """Tell whether a path of a repository leads into it; a tree made up by hand may hold anything."""
    return "\0" not in path and _NOWHERE.isdisjoint(path.split("/"))
