"""The files with matrices that differ between two states of a repository, each with what it held in both."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from raci.api import read_all
from raci.compare import aligned
from raci.errors import NoMatrixError, RaciError
from raci.git import Git, WorkTree
from raci.git.commits import differing
from raci.git.work_tree import common_commit, unknown_revision
from raci.history.snapshots import Snapshots
from raci.history.tracing import counterpart
from raci.readers.prospects import promising, worth_reading
from raci.readers.reader import suffixes
from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from raci.git.commits import Differing
    from raci.model import Matrix
    from raci.settings import Settings

_HIDDEN: Final = (".", "~$")
_FOREIGN: Final = frozenset({"not-org-design", "unknown-sheet", "no-matrix"})


@record
class Beside:
    """A file before and after: its path, empty where it was not there, and its matrices in each.

    `unread` says why one of the sides could not be read; then it has no matrices.
    """

    before: str
    after: str
    old: tuple[Matrix, ...]
    new: tuple[Matrix, ...]
    unread: tuple[str, ...] = ()


@record
class Range:
    """Two commits by their ids; `new` is None for the work tree as it is."""

    old: str
    new: str | None


def range_of(words: str, git: Git) -> Range:
    """Return what `BASE`, `BASE..HEAD` or `BASE...HEAD` means.

    BASE alone is held against the work tree, three dots begin where the two parted. Raises RaciError, with what to do
    now, where there is no such revision.
    """
    base, dots, head = words.partition("...") if "..." in words else words.partition("..")
    old = _commit(base or "HEAD", git)
    if not dots:
        return Range(old, None)
    new = _commit(head or "HEAD", git)
    return Range(common_commit(git, old, new, (base or "HEAD", head or "HEAD")) if len(dots) > len("..") else old, new)


def _commit(revision: str, git: Git) -> str:
    found = git.commit(revision)
    if found is None:
        raise unknown_revision(revision, git, str(git.folder))
    return found


def beside(git: Git, between: Range, settings: Callable[[Path], Settings], folder: str = "") -> Iterator[Beside]:
    """Yield the files that hold a matrix on either side and differ, those of a folder of the repository.

    A file that was moved is one; git sees that by the bytes, or its matrix is the same for the most part. Raises
    RaciError where the repository is bare and the work tree is asked for.
    """
    with Snapshots(git) as snapshots:
        gone: list[Beside] = []
        come: list[Beside] = []
        for each in sorted(_listed(git, between), key=lambda each: each.after or each.before):
            if not (_is_wanted(each.before, folder) or _is_wanted(each.after, folder)):
                continue
            found = _Sides(git, between, snapshots, settings).read(each)
            if found is None:
                continue
            if found.before and found.after:
                yield found
            else:
                (gone if found.before else come).append(found)
        yield from _moved(gone, come)


def _listed(git: Git, between: Range) -> Iterator[Differing]:
    yield from differing(git, between.old, between.new)


def _is_wanted(path: str, folder: str) -> bool:
    hidden = any(part.startswith(_HIDDEN) for part in path.split("/"))
    inside = not folder or path.startswith(f"{folder}/")
    return bool(path) and inside and not hidden and PurePath(path).suffix.lower() in suffixes()


class _Sides:
    """Reads both sides of a file."""

    def __init__(self, git: Git, between: Range, snapshots: Snapshots, settings: Callable[[Path], Settings]) -> None:
        self._git = git
        self._between = between
        self._snapshots = snapshots
        self._settings = settings

    def read(self, each: Differing) -> Beside | None:
        """Return a file with the matrices of both sides, None where neither side has one."""
        unread: list[str] = []
        old = self._then(each.before, self._between.old, each.old, unread) if each.before else ()
        if not each.after:
            new: tuple[Matrix, ...] = ()
        elif self._between.new is None:
            new = self._now(each.after, unread)
        else:
            new = self._then(each.after, self._between.new, each.new, unread)
        if not (old or new or unread):
            return None
        return Beside(each.before, each.after, old, new, tuple(unread))

    def _then(self, path: str, commit: str, blob: str, unread: list[str]) -> tuple[Matrix, ...]:
        try:
            data = self._snapshots.content(blob, path)
            if worth_reading(PurePath(path), data, BytesIO(data)):
                return self._snapshots.matrices(commit, path, blob, self._settings(Path(self._git.folder, path)))
        except RaciError as error:
            _tell(error, f"{path} ({commit[:10]})", unread)
        return ()

    def _now(self, path: str, unread: list[str]) -> tuple[Matrix, ...]:
        file = Path(os.path.relpath(self._git.folder / path))
        try:
            return read_all(file, self._settings(file)) if promising(file) else ()
        except RaciError as error:
            _tell(error, path, unread)
        return ()


def _tell(error: RaciError, place: str, unread: list[str]) -> None:
    if not (isinstance(error, NoMatrixError) or error.code in _FOREIGN):
        unread.append(f"{place}: {error.message}")


def _moved(gone: list[Beside], come: list[Beside]) -> Iterator[Beside]:
    """Yield what went and what came; what went here and came there, for the most part the same, as one."""
    for new in come:
        old = next((each for each in gone if each.old and new.new and _is_same(each.old, new.new)), None)
        if old is None:
            yield new
        else:
            gone.remove(old)
            yield Beside(old.before, new.after, old.old, new.new, (*old.unread, *new.unread))
    yield from gone


def _is_same(old: tuple[Matrix, ...], new: tuple[Matrix, ...]) -> bool:
    other = counterpart(old[0], new)
    if other is None:
        return False
    return 2 * len(aligned(old[0], other).duties) >= max(len(old[0].duties), len(other.duties), 1)


def repository(folder: Path) -> Git:
    """Return git at the top of a work tree, or in a bare repository."""
    try:
        return WorkTree.around(folder).git
    except RaciError as error:
        if error.code != "bare-repository":
            raise
        return Git(folder)
