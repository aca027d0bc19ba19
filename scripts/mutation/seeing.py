"""Which tests see a line: the tests are run once under coverage, each as a context of its own."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from typing import TYPE_CHECKING, Final, Self

from mutation.apart import measured

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SECONDS: Final = 30.0
"""The tests of one mutant take no longer than this together, the nearest first: the others are left out."""

_GAIN: Final = 0.2
"""What the tests of the package itself take counts only by this much."""

UNTIMED: Final = "not speed and not in_time and not long_time and not libreoffice"
"""Tests that hold the program to a time have no say, since coverage makes it slow; nor has LibreOffice."""

_COVERAGE: Final = """[run]
branch = false
source = raci/lint,raci/compare,raci/layout
data_file = {data}
"""


class Seen:
    """The tests that run each line, and the seconds that each of them takes."""

    def __init__(self, data: Path, seconds: dict[str, float]) -> None:
        self._data = data
        self._seconds = seconds
        self._lines: dict[str, dict[str, frozenset[int]]] = {}

    @classmethod
    def at(cls, root: Path, home: Path, tests: Sequence[str]) -> Self:
        """Run the tests, or take what was kept of the last run where neither they nor the program have changed."""
        from coverage.version import __version__  # noqa: PLC0415 - what scripts/mutate --help can do without

        mark = _mark(root, (__version__, *tests))
        data, times, kept = home / "seen.sqlite", home / "seconds.json", home / "mark"
        if not kept.is_file() or kept.read_text("utf-8") != mark:
            kept.unlink(missing_ok=True)
            data.unlink(missing_ok=True)
            settings = home / "coverage.ini"
            settings.write_text(_COVERAGE.format(data=data), "utf-8")
            words = ("--cov", f"--cov-config={settings}", "--cov-context=test", "--cov-report=", "-k", UNTIMED, *tests)
            if status := measured(root, words, home / "tests.log", times):
                raise SystemExit(f"the tests fail without a mutant (status {status}): see {home / 'tests.log'}")
            kept.write_text(mark, "utf-8")
        return cls(data, json.loads(times.read_text("utf-8")))

    def tests_of(self, path: Path, lines: tuple[int, int], near: str) -> list[str]:
        """Return the tests that run one of the lines of a module, the quickest first; those of the folder `near` gain.

        Of a line that runs only when the module is imported they are those that run anything in the module.
        """
        of_line = self._contexts(path)
        tests = {test for test, seen in of_line.items() if not seen.isdisjoint(range(lines[0], lines[1] + 1))}

        def rank(test: str) -> tuple[float, str]:
            return self._seconds.get(test, 0.0) * (_GAIN if test.startswith(near) else 1), test

        return list(self._within(sorted(tests or of_line, key=rank)))

    def seconds_of(self, tests: Sequence[str]) -> float:
        """Return how long tests take together."""
        return sum(self._seconds.get(each, 0.0) for each in tests)

    def _within(self, tests: Sequence[str]) -> Iterator[str]:
        spent = 0.0
        for test in tests:
            spent += self._seconds.get(test, 0.0)
            if spent > SECONDS:
                return
            yield test

    def _contexts(self, path: Path) -> dict[str, frozenset[int]]:
        from coverage.numbits import numbits_to_nums  # noqa: PLC0415 - as above

        name = str(path.resolve())
        if name not in self._lines:
            asked = (
                "select context.context, line_bits.numbits from line_bits join file on file.id = line_bits.file_id"
                " join context on context.id = line_bits.context_id where file.path = ?"
            )
            lines: dict[str, set[int]] = {}
            with sqlite3.connect(self._data) as tables:
                for context, bits in tables.execute(asked, (name,)):
                    if context:
                        lines.setdefault(context.rpartition("|")[0], set()).update(numbits_to_nums(bits))
            self._lines[name] = {test: frozenset(each) for test, each in lines.items()}
        return self._lines[name]


def _mark(root: Path, words: Sequence[str]) -> str:
    """Return what is another as soon as the program, the tests or what is asked of them is another."""
    digest = hashlib.sha256(repr(words).encode())
    for path in sorted(each for folder in ("raci", "tests") for each in (root / folder).rglob("*") if each.is_file()):
        if "__pycache__" not in path.parts:
            digest.update(str(path.relative_to(root)).encode() + path.read_bytes())
    return digest.hexdigest()
