"""Who was accountable when (`raci log`), and which commit made it so (`raci blame`)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from raci.api import read_all
from raci.git import WorkTree
from raci.git.revisions import commit_named, is_shallow
from raci.history.facts import Blame, Blamed, DutyLog, Log, Tenure
from raci.history.lines import Line, told
from raci.history.snapshots import Snapshots
from raci.history.tracing import Trace
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from raci.history.lines import State, Value
    from raci.model import Duty, Matrix
    from raci.settings import Settings

_PATH = " › "


class _Followed(NamedTuple):
    """A duty as it is now, with what is followed: the accountable roles, or the letters of one role."""

    duty: Duty
    value: Value
    role: str = ""


def log_of(found: Sequence[tuple[Matrix, Duty]], asked: str, settings: Settings, said: Sequence[str] = ()) -> Log:
    """Return the times of duties, which stand in files of work trees.

    Raises RaciError, with what to do now, where git knows nothing of a file.
    """
    logs: list[DutyLog] = []
    notes: dict[str, None] = dict.fromkeys(said)
    for matrix, duty in found:
        walk = _Walk(Path(matrix.source.path), settings)
        with walk.snapshots:
            value = _accountable(duty.key)
            states = walk.states(matrix, {"": value})[""]
            logs.append(DutyLog(duty.name, duty.section, str(matrix.locate(duty)), tuple(walk.tenures(states, value))))
            notes |= dict.fromkeys(walk.told())
    return Log(asked, tuple(notes), tuple(logs))


def blame_of(path: Path, settings: Settings, *, everything: bool = False) -> Blame:
    """Return, for each duty of a file, who is accountable and since when; with `everything`, for each of its letters.

    Raises RaciError, with what to do now, where the file cannot be read or git knows nothing of it.
    """
    matrices = read_all(path, settings)
    walk = _Walk(path, settings)
    lines: list[Blamed] = []
    with walk.snapshots:
        for matrix in matrices:
            followed = {str(place): each for place, each in enumerate(_followed(matrix, everything=everything))}
            states = walk.states(matrix, {name: each.value for name, each in followed.items()}, latest=True)
            lines += (walk.blamed(matrix, each, states[name][0]) for name, each in followed.items())
        return Blame(str(path), walk.told(), tuple(lines))


class _Walk:
    """A walk through the history of one file."""

    def __init__(self, path: Path, settings: Settings) -> None:
        self._tree = WorkTree.around(path.parent)
        self._head = commit_named(self._tree.git, "HEAD")
        self._name = self._tree.relative(path)
        self.snapshots = Snapshots(self._tree.git)
        self._line = Line(self._tree.git, self.snapshots, replace(settings, organization=None))

    def states(self, matrix: Matrix, values: dict[str, Value], *, latest: bool = False) -> dict[str, list[State]]:
        """Return the states of what is followed, the latest first; perhaps only that one and the one before."""
        return self._line.states(Trace(matrix), values, self._name, self._head, latest=latest)

    def tenures(self, states: Sequence[State], value: Value) -> Iterator[Tenure]:
        """Yield the times that states make, but the time before a duty was there."""
        if states[-1].value is None:
            states = states[:-1]
        until = ""
        for state in states:
            origin = self._line.origin(state, value)
            yield Tenure(state.value, origin, until)
            until = origin.since

    def blamed(self, matrix: Matrix, each: _Followed, state: State) -> Blamed:
        """Return what is told of a duty, or of a letter."""
        duty = each.duty
        origin = self._line.origin(state, each.value)
        roles, letters = ((each.role,), "/".join(state.value)) if each.role else (state.value or (), "")
        return Blamed(duty.name, duty.section, str(matrix.locate(duty)), roles, letters, origin)

    def told(self) -> tuple[str, ...]:
        """Return what is to be told of the walk."""
        return told(self._line, [self._name], shallow=is_shallow(self._tree.git))


def _followed(matrix: Matrix, *, everything: bool) -> Iterator[_Followed]:
    trace = Trace(matrix)
    for duty, row in zip(matrix.duties, matrix.rows, strict=True):
        if not everything:
            yield _Followed(duty, _accountable(duty.key))
        for role in matrix.roles if everything else ():
            if role.key in row:
                name = trace.name(role.key)
                yield _Followed(duty, _letters(duty.key, name), name)


def _accountable(duty: str) -> Callable[[Trace], Any]:
    return lambda trace: trace.accountable(duty)


def _letters(duty: str, role: str) -> Callable[[Trace], Any]:
    return lambda trace: trace.letters(duty, role)
