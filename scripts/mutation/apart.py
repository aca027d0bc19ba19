"""Run tests on mutants, each in a process of its own; the program's files stay as they are."""

from __future__ import annotations

import ctypes
import gc
import json
import os
import resource
import select
import signal
import sys
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple

from mutation.swapping import Functions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pytest

    from mutation.mutants import Mutant
    from mutation.swapping import Changed

STILLBORN: Final = 90
"""The status of a mutant that cannot even be imported: it is not counted."""
TIMED_OUT: Final = 91
"""The status of one that was stopped, since it took too long."""
UNSEEN: Final = 92
"""The status where not one test was left to be run."""
AGAIN: Final = 93
"""The status of one whose function is not there to be exchanged: it has to be imported."""

_MEMORY: Final = 4 << 30
_DIE_WITH_PARENT: Final = 1
_EXAMPLES: Final = 25
_SETTINGS: Final = "_hypothesis_internal_use_settings"
_WORDS: Final = ("-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning")
_LIBRARIES: Final = (
    "charset_normalizer", "hypothesis", "hypothesis.strategies", "markdown_it", "networkx", "openpyxl", "pydantic",
    "pytest", "python_calamine", "rapidfuzz.fuzz", "rapidfuzz.process", "rich.console", "xlsxwriter", "yaml",
)  # fmt: skip
_FLOORS: Final = (
    "raci.allowances", "raci.model", "raci.names", "raci.notations", "raci.settings", "raci.titles", "raci.levels",
)  # fmt: skip
"""Packages below those that are mutated."""


class Trial(NamedTuple):
    """A mutant, the tests that see it, the seconds they may take, and the functions it changes if no more than that."""

    mutant: Mutant
    tests: Sequence[str]
    seconds: float
    changed: list[Changed] | None


def warm(packages: Sequence[str]) -> None:
    """Import what no mutant of these packages changes, once for all processes that follow."""
    for name in (*_LIBRARIES, *_FLOORS):
        __import__(name)
    for package in packages:
        if f"raci.{package}" in sys.modules:
            raise SystemExit(f"what is imported first rests on raci.{package}: it cannot be mutated in this way")


def measured(root: Path, words: Sequence[str], log: Path, times: Path) -> int:
    """Run pytest with these words in a process of its own, write the seconds of each test, and return the status."""

    def work() -> int:
        clock = _Clock()
        status = _pytest((*_WORDS, *words), _Calm(), clock)
        times.write_text(json.dumps(clock.seconds), "utf-8")
        return status

    return _forked(root, log, None, work)


def tried_together(root: Path, trials: Sequence[Trial], words: Sequence[str], home: Path) -> list[int]:
    """Return the status of each mutant that changes functions only: the program and its tests are loaded once."""
    told = home / "statuses.json"
    told.unlink(missing_ok=True)
    rounds = _Rounds(root, trials, home)
    _forked(root, home / "together.log", None, lambda: _pytest((*_WORDS, *words), _Calm(), rounds))
    if not told.is_file():
        raise SystemExit(f"the tests cannot be collected: see {home / 'together.log'}")
    return list(json.loads(told.read_text("utf-8")))


def tried_alone(root: Path, trial: Trial, log: Path) -> int:
    """Return the status of any mutant: it takes the place of its module when that is imported."""
    return _forked(root, log, trial.seconds, lambda: _imported(root, trial))


def _pytest(words: Sequence[str], *plugins: object) -> int:
    import pytest  # noqa: PLC0415 - there already

    return int(pytest.main(list(words), plugins=plugins))


def _forked(root: Path, log: Path, seconds: float | None, work: Callable[[], int]) -> int:
    child = os.fork()
    if not child:
        status = 1
        try:
            _settle_in(root, log)
            status = work()
        except BaseException:  # noqa: BLE001 - the log says which
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)
    status = _awaited(child, seconds)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    return status


def _awaited(child: int, seconds: float | None) -> int:
    """Return the status of a child, or stop it when its time is over."""
    handle = os.pidfd_open(child)
    try:
        ended, _, _ = select.select([handle], [], [], seconds)
    finally:
        os.close(handle)
    if not ended:
        os.killpg(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) if ended else TIMED_OUT


def _settle_in(root: Path, log: Path) -> None:
    os.setsid()
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    os.chdir(root)
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    os.dup2(out, 1)
    os.dup2(out, 2)
    os.close(out)
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
    if str(root) not in sys.path:
        sys.path.insert(0, str(root))


def _imported(root: Path, trial: Trial) -> int:
    import pytest  # noqa: PLC0415 - there already

    sys.dont_write_bytecode = True
    _put_in_place(root, trial.mutant)
    files = dict.fromkeys(test.partition("::")[0] for test in trial.tests)
    status = _pytest((*_WORDS, "-x", "--tb=line", *files), _Calm(), _Only(trial.tests))
    return {int(pytest.ExitCode.OK): 0, int(pytest.ExitCode.NO_TESTS_COLLECTED): UNSEEN}.get(status, 1)


def _put_in_place(root: Path, mutant: Mutant) -> None:
    """Have the text of a mutant compiled in place of its module's, and leave if the module cannot be imported."""
    from importlib.machinery import SourceFileLoader  # noqa: PLC0415 - only here

    path = str((root / mutant.path).resolve())
    ordinary = SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, fullname: str) -> object:
        if self.path != path:
            return ordinary(self, fullname)
        return compile(mutant.text, path, "exec", dont_inherit=True)

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign, assignment]
    try:
        __import__(mutant.module)
    except BaseException:  # noqa: BLE001 - whatever a mutant does
        os._exit(STILLBORN)


class _Rounds:
    """In place of one run of the tests, one for each mutant: of the tests that see it, until one fails."""

    def __init__(self, root: Path, trials: Sequence[Trial], home: Path) -> None:
        self._root, self._trials, self._home = root, trials, home
        self._in_child = False

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try the mutants."""
        for trial in self._trials:
            __import__(trial.mutant.module)
        functions = Functions(self._root / "raci")
        items = {each.nodeid: each for each in session.items}
        gc.collect()
        gc.freeze()
        statuses = []
        for trial in self._trials:
            chosen = [items[test] for test in trial.tests if test in items]
            log = self._home / "mutant.log"

            def work(trial: Trial = trial, chosen: list[pytest.Item] = chosen) -> int:
                return self._tried(trial, chosen, functions)

            statuses.append(_forked(self._root, log, trial.seconds, work) if chosen else UNSEEN)
            (self._home / "progress").write_text(f"{len(statuses)} of {len(self._trials)}: {statuses}\n", "utf-8")
        (self._home / "statuses.json").write_text(json.dumps(statuses), "utf-8")
        return True

    def _tried(self, trial: Trial, items: Sequence[pytest.Item], functions: Functions) -> int:
        self._in_child = True
        if not functions.exchange(trial.changed or []):
            return AGAIN
        for item, following in zip(items, (*items[1:], None), strict=True):
            item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
        return 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Leave with the first test that fails."""
        if self._in_child and report.failed:
            os._exit(1)


class _Calm:
    """The laws: the same few examples each time, and no search for the smallest one that fails."""

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Take hold after the house's own profile was loaded."""
        from hypothesis import Phase, settings  # noqa: PLC0415 - there already

        settings.register_profile(
            "mutants", deadline=None, derandomize=True, database=None, phases=(Phase.explicit, Phase.generate)
        )
        settings.load_profile("mutants")

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Give every law the same few examples, whatever it asks for itself."""
        from hypothesis import settings  # noqa: PLC0415 - as above

        for each in items:
            law = getattr(each, "obj", None)
            if own := getattr(law, _SETTINGS, None):
                setattr(law, _SETTINGS, settings(own, max_examples=min(own.max_examples, _EXAMPLES)))


class _Only:
    """Of what is collected, the tests that see the mutant, in their order."""

    def __init__(self, tests: Sequence[str]) -> None:
        self._place = {test: place for place, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out the others."""
        kept = [each for each in items if each.nodeid in self._place]
        items[:] = sorted(kept, key=lambda each: self._place[each.nodeid])


class _Clock:
    """The seconds of each test, from set-up to the end."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add the seconds of a phase."""
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration
