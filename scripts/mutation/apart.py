"""Run tests in a process of their own that has the libraries already, and the program not yet."""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import sys
import traceback
from contextlib import suppress
from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pytest

    from mutation.mutants import Mutant

STILLBORN: Final = 90
"""The status of a mutant that cannot even be imported: it is not counted."""
TIMED_OUT: Final = 91
"""The status of one that was stopped, since it took too long."""
UNSEEN: Final = 92
"""The status where not one test was left to be run."""

_MEMORY: Final = 4 << 30
_LIBRARIES: Final = (
    "calendar", "charset_normalizer", "hypothesis", "hypothesis.strategies", "markdown_it", "networkx", "openpyxl",
    "pydantic", "pytest", "python_calamine", "rapidfuzz.fuzz", "rapidfuzz.process", "rich.console", "xlsxwriter", "yaml",
)  # fmt: skip
_FLOORS: Final = ("raci.allowances", "raci.model", "raci.names", "raci.notations", "raci.settings", "raci.titles", "raci.levels")
"""Packages below those that are mutated."""


def warm(packages: Sequence[str]) -> None:
    """Import what no mutant of these packages changes, once for all processes that follow."""
    for name in (*_LIBRARIES, *_FLOORS):
        __import__(name)
    for package in packages:
        if f"raci.{package}" in sys.modules:
            raise SystemExit(f"one of {', '.join(_FLOORS)} rests on raci.{package}: take it out of what is imported first")


def apart(root: Path, words: Sequence[str], log: Path, *, times: Path) -> int:
    """Run pytest with these words in a process of its own, write the seconds of each test, and return the status."""
    return _forked(root, log, None, lambda: _measured(words, times))


def tried(root: Path, mutant: Mutant, tests: Sequence[str], log: Path, seconds: float) -> int:
    """Run tests on a mutant until one fails, and return the status: 0 if it survives.

    The program's files stay as they are: the mutant takes the place of its module when that is imported.
    """
    return _forked(root, log, seconds, lambda: _survived(root, mutant, tests))


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
    os.chdir(root)
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(out, 1)
    os.dup2(out, 2)
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
    sys.path.insert(0, str(root))


def _measured(words: Sequence[str], times: Path) -> int:
    import pytest  # noqa: PLC0415 - there already

    clock = _Clock()
    status = pytest.main([*_WORDS, *words], plugins=[_Calm(), clock])
    times.write_text(json.dumps(clock.seconds), "utf-8")
    return int(status)


_EXAMPLES: Final = 25
_SETTINGS: Final = "_hypothesis_internal_use_settings"
_WORDS: Final = ("-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning")


def _survived(root: Path, mutant: Mutant, tests: Sequence[str]) -> int:
    import pytest  # noqa: PLC0415 - as above

    sys.dont_write_bytecode = True
    _put_in_place(root, mutant)
    ran = False
    for files in _in_steps(tests):
        status = pytest.main([*_WORDS, "-x", "--tb=line", *files], plugins=[_Calm(), _Only(tests)])
        if status not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
            return 1
        ran = ran or status is pytest.ExitCode.OK
    return 0 if ran else UNSEEN


def _in_steps(tests: Sequence[str]) -> list[list[str]]:
    """Return the files of tests in order, few at first: most mutants do not live to see the second step."""
    files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
    size = {place: 0 if place < 2 else 1 if place < 8 else 2 for place in range(len(files))}
    return [[files[place] for place in group] for _, group in groupby(range(len(files)), key=size.__getitem__)]


def _put_in_place(root: Path, mutant: Mutant) -> None:
    """Have the text of a mutant compiled in place of its module's, and leave if the module cannot be imported."""
    from importlib.machinery import SourceFileLoader  # noqa: PLC0415 - as above

    path = str((root / mutant.path).resolve())
    name = ".".join(mutant.path.with_suffix("").parts).removesuffix(".__init__")
    ordinary = SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, fullname: str) -> object:
        if self.path != path:
            return ordinary(self, fullname)
        return compile(mutant.text, path, "exec", dont_inherit=True)

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign, assignment]
    try:
        __import__(name)
    except BaseException:  # noqa: BLE001 - whatever a mutant does
        os._exit(STILLBORN)


class _Calm:
    """The laws: the same examples each time, and no search for the smallest one that fails."""

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Take hold after the house's own profile was loaded."""
        from hypothesis import Phase, settings  # noqa: PLC0415 - as above

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
