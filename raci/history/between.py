"""The files with matrices that differ between two states of a repository, each with what it held in both."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from raci.api import check, check_together, read_all
from raci.compare import aligned
from raci.errors import NoMatrixError, RaciError
from raci.git.commits import differing
from raci.git.revisions import commit_named, common_commit
from raci.history.snapshots import Snapshots
from raci.history.tracing import counterpart
from raci.lint import Report
from raci.readers.prospects import promising, worth_reading
from raci.readers.reader import suffixes
from raci.records import record, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from raci.git import Git
    from raci.git.commits import Differing
    from raci.model import Matrix
    from raci.settings import Settings

_HIDDEN: Final = (".", "~$")
_FOREIGN: Final = frozenset({"not-org-design", "unknown-sheet", "no-matrix"})


@record
class Beside:
    """A file before and after: its path, and the report of its matrices in each; without any it was not there.

    `unread` says why a side could not be read; then nothing can be said of what changed.
    """

    old: Report
    new: Report
    unread: tuple[str, ...] = ()


@record
class Range:
    """Two commits by their ids; `new` is None for the work tree as it is."""

    old: str
    new: str | None


def range_of(words: str, git: Git) -> Range:
    """Return what `BASE`, `BASE..HEAD` or `BASE...HEAD` means.

    BASE alone is what has changed up to the work tree since HEAD parted from it; three dots leave out what is not
    committed; two dots hold the one against the other. Raises RaciError, with what to do now, where there is no such
    revision, or the two have nothing in common.
    """
    base, dots, head = words.partition("...") if "..." in words else words.partition("..")
    base, head = base or ("HEAD" if dots else base), head or "HEAD"
    old = commit_named(git, base) if dots == ".." else common_commit(git, base, head)
    return Range(old, commit_named(git, head) if dots else None)


def beside(
    git: Git, between: Range, settings: Callable[[Path], Settings], wanted: Callable[[str], bool]
) -> Iterator[Beside]:
    """Yield the files that hold a matrix on either side and differ, if they are wanted by their names.

    A file that was moved is one; git sees that by the bytes, or its matrix is the same for the most part. Raises
    RaciError where the repository is bare and the work tree is asked for.
    """
    with Snapshots(git) as snapshots:
        sides = _Sides(git, between, snapshots, settings)
        gone: list[Beside] = []
        come: list[Beside] = []
        for each in sorted(differing(git, between.old, between.new), key=lambda each: each.after or each.before):
            if not any(path and may_hold(path) and wanted(path) for path in (each.before, each.after)):
                continue
            found = sides.read(each)
            if found is None:
                continue
            if found.unread or (found.old.matrices and found.new.matrices):
                yield found
            else:
                (gone if found.old.matrices else come).append(found)
        yield from _moved(gone, come)


def may_hold(path: str) -> bool:
    """Tell by the name of a file whether it may hold a matrix: it has a suffix that is read, and is not hidden."""
    hidden = any(part.startswith(_HIDDEN) for part in path.split("/"))
    return not hidden and PurePath(path).suffix.lower() in suffixes()


class _Sides:
    """Reads both sides of a file."""

    def __init__(self, git: Git, between: Range, snapshots: Snapshots, settings: Callable[[Path], Settings]) -> None:
        self._git = git
        self._between = between
        self._snapshots = snapshots
        self._settings = settings

    def read(self, each: Differing) -> Beside | None:
        """Return a file with the reports of both sides, None where neither side has a matrix."""
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
        before, after = each.before or each.after, each.after or each.before
        return Beside(self._report(before, old), self._report(after, new), tuple(unread))

    def _then(self, path: str, commit: str, blob: str, unread: list[str]) -> tuple[Matrix, ...]:
        try:
            data = self._snapshots.content(blob, path)
            if worth_reading(PurePath(path), data, BytesIO(data)):
                return self._snapshots.matrices(commit, path, blob, self._settings_of(path))
        except RaciError as error:
            _tell(error, f"{path} in {commit[:10]}", unread)
        return ()

    def _now(self, path: str, unread: list[str]) -> tuple[Matrix, ...]:
        file = self._git.folder / path
        try:
            found = read_all(file, self._settings_of(path)) if promising(file) else ()
        except RaciError as error:
            _tell(error, path, unread)
            return ()
        return tuple(replace(each, source=replace(each.source, path=path)) for each in found)

    def _report(self, path: str, matrices: tuple[Matrix, ...]) -> Report:
        settings = self._settings_of(path)
        alone = (finding for matrix in matrices for finding in check(matrix, settings))
        together = check_together(matrices, settings) if len(matrices) > 1 else ()
        return Report(path, tuple(dict.fromkeys((*alone, *together))), matrices=matrices)

    def _settings_of(self, path: str) -> Settings:
        return self._settings(self._git.folder / path)


def _tell(error: RaciError, place: str, unread: list[str]) -> None:
    if not (isinstance(error, NoMatrixError) or error.code in _FOREIGN):
        unread.append(f"{place}: {error.message}")


def _moved(gone: list[Beside], come: list[Beside]) -> Iterator[Beside]:
    """Yield what went and what came; what went here and came there, for the most part the same, as one."""
    for new in come:
        old = next((each for each in gone if _is_same(each.old.matrices, new.new.matrices)), None)
        if old is None:
            yield new
        else:
            gone.remove(old)
            yield Beside(old.old, new.new)
    yield from gone


def _is_same(old: tuple[Matrix, ...], new: tuple[Matrix, ...]) -> bool:
    """Tell whether most of the duties of a matrix are in another, and as many of its roles."""
    other = counterpart(old[0], new)
    if other is None:
        return False
    same = aligned(old[0], other)
    pairs = ((same.duties, old[0].duties, other.duties), (same.roles, old[0].roles, other.roles))
    return all(2 * len(common) >= max(len(one), len(another), 1) for common, one, another in pairs)
