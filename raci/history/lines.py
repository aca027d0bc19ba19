"""A line of history of one file: its versions from the newest to the oldest, and whence each state of it comes."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from raci.compare import aligned
from raci.errors import RaciError
from raci.git.commits import commits_of, differing
from raci.git.revisions import DEEPER
from raci.history.facts import Origin
from raci.history.tracing import Trace, counterpart
from raci.readers.reader import suffixes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from raci.git import Git
    from raci.git.commits import Commit
    from raci.history.snapshots import Snapshots
    from raci.model import Matrix
    from raci.settings import Settings

Value: TypeAlias = "Callable[[Trace], Any]"
"""What is followed: something that a version says, to be compared with what another says."""

_DEEPEST = 50


class State(NamedTuple):
    """What held from a commit on, until that of the state before it in the list (the newest is the first).

    `commit` is None for what is not committed. `trace` stands at the version of the commit.
    """

    value: Any
    commit: Commit | None
    trace: Trace | None


class Line:
    """Where a file is followed: the repository, and the versions that could not be read, as they were met."""

    def __init__(self, git: Git, snapshots: Snapshots, settings: Settings) -> None:
        self.git = git
        self._settings = settings
        self.unread: dict[str, str] = {}
        self._snapshots = snapshots

    def versions(self, trace: Trace, path: str, head: str, without: str | None = None) -> Iterator[tuple[Commit, bool]]:
        """Yield the commits that changed a file, the newest first, and whether the matrix was there; step to each.

        A version that cannot be read is passed over, as if its commit had not been.
        """
        found = commits_of(self.git, path, head, without)
        for commit in found:
            try:
                held = (
                    self._snapshots.matrices(commit.id, commit.path, commit.blob, self._settings) if commit.blob else ()
                )
            except RaciError as error:
                self.unread.setdefault(commit.id, error.message)
                continue
            older = counterpart(trace.matrix, held)
            if older is not None:
                trace.step(older)
            yield commit, older is not None
        if found and found[-1].added and found[-1].parents:
            before = self._taken_out(found[-1], trace.matrix)
            if before:
                yield from self.versions(trace, before, found[-1].parents[0], without)

    def _taken_out(self, commit: Commit, matrix: Matrix) -> str | None:
        """Return the file that a commit took out, and the matrix of which it brought in again under another name.

        Git sees a move by the bytes, which tell little where a workbook was changed meanwhile.
        """
        parent = commit.parents[0]
        for each in differing(self.git, parent, commit.id):
            if each.old and not each.new and PurePath(each.before).suffix.lower() in suffixes():
                try:
                    held = self._snapshots.matrices(parent, each.before, each.old, self._settings)
                except RaciError:
                    continue
                other = counterpart(matrix, held)
                if other and 2 * len(aligned(other, matrix).duties) >= max(len(other.duties), len(matrix.duties)):
                    return each.before
        return None

    def states(
        self, trace: Trace, values: Mapping[str, Value], path: str, head: str, *, latest: bool = False
    ) -> dict[str, list[State]]:
        """Return the states of each value, the latest first, as they held on the line of history that leads to a head.

        Where only the latest of each is wanted, nothing is read beyond its beginning.

        The last state of a value that was always the same began with the first commit of the file.
        """
        found: dict[str, list[State]] = {name: [State(value(trace), None, None)] for name, value in values.items()}
        for commit, there in self.versions(trace, path, head):
            if latest and all(len(states) > 1 for states in found.values()):
                break
            kept = trace.fork() if len(commit.parents) > 1 else None
            for name, value in values.items():
                said = value(trace) if there else None
                last = found[name][-1]
                if said == last.value:
                    found[name][-1] = State(said, commit, kept)
                else:
                    found[name].append(State(said, commit, kept))
        return found

    def origin(self, state: State, value: Value) -> Origin:
        """Return where a state comes from: the commit of a branch, if a merge brought it in."""
        if state.commit is None:
            return Origin()
        made = self._made(state.commit, state.trace, value, state.value)
        merge = state.commit.id if made is not state.commit else ""
        return Origin(state.commit.date, made.id, made.author, made.subject, merge, made.path)

    def _made(self, commit: Commit, trace: Trace | None, value: Value, said: object, depth: int = _DEEPEST) -> Commit:
        """Return the commit on a branch that made a value what a merge took over; the merge, if none did."""
        if trace is None or not depth:
            return commit
        for parent in commit.parents[1:]:
            last: tuple[Commit, Trace | None] | None = None
            own = trace.fork()
            for each, there in self.versions(own, commit.path, parent, commit.parents[0]):
                if (value(own) if there else None) != said:
                    break
                last = each, own.fork() if len(each.parents) > 1 else None
            if last:
                return self._made(*last, value, said, depth - 1)
        return commit


def told(line: Line, names: Iterable[str], *, shallow: bool) -> tuple[str, ...]:
    """Return what is to be told of a walk through history: what could not be read, and where it was cut off."""
    said = []
    if line.unread:
        first, why = next(iter(line.unread.items()))
        count = len(line.unread)
        said.append(
            f"{count} version{'s' if count > 1 else ''} of {', '.join(names)} could not be read and "
            f"{'are' if count > 1 else 'is'} passed over; {first[:10]}: {why}"
        )
    if shallow:
        said.append(f"this shallow clone does not hold the whole history; {DEEPER}")
    return tuple(said)
