"""The files of a run as a stream of reports: listed as they come, judged some at a time, told in their order."""

from __future__ import annotations

import sys
import time
from collections import deque
from contextlib import closing
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final

from raci.cli.output import counted, tell
from raci.cli.progress import Progress
from raci.cli.settings_in_force import settings_for
from raci.records import replace
from raci.remote import is_remote, spelled
from raci.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from raci.batch import Work
    from raci.cli.reporting import Wanted
    from raci.cli.settings_in_force import Said
    from raci.cli.told import Told
    from raci.cli.way import Way
    from raci.lint import Report

_SLOW: Final = 20
"""Files from which on somebody who watches sees how far it is."""
_FEW: Final = 20
"""Files up to which it does not pay to keep results, unless that is asked for."""
_COUNTING: Final = 2.0
"""Seconds in which what is left is counted when a run is stopped."""


class Stream:
    """Reports of files one by one; nothing is kept of those that were told.

    `sought` lists the files anew each time it is called, each with whether it was named itself. With `whole`, reports
    bring their matrices.
    """

    def __init__(
        self, sought: Callable[[], Iterator[tuple[Path, bool]]], said: Said, wanted: Wanted | None, *, whole: bool
    ) -> None:
        self._sought = sought
        self._said = said
        self._wanted = wanted
        self._whole = whole
        self._listed = 0
        self._done = 0
        self._under_way: deque[tuple[bool, Settings]] = deque()
        self._last: tuple[Settings | None, bool, Settings] = (None, False, Settings())
        self.keeps = False
        self.progress = Progress(0)

    def judged(self, way: Way, told: Told) -> Iterator[tuple[Report, Settings]]:
        """Yield the report of each file with its settings; files that were not named and hold no matrix are left out.

        Raises KeyboardInterrupt where the user stops it; then what is under way has ended.
        """
        files = self._files()
        first = list(islice(files, _FEW + 1))
        lone = len(first) < 2  # noqa: PLR2004 - nothing lies between less than two
        self.keeps = len(first) > _FEW and not way.cluster
        reports: Any = way.judged(
            self._work(chain(first, files), whole=self._whole or lone, brief=not lone), self._tell
        )
        try:
            with closing(reports):
                for found in reports:
                    named, settings = self._under_way.popleft()
                    self._done += 1
                    self.progress.advance()
                    report = told.new_of(found)
                    if not report.foreign or named:
                        yield report, settings
        finally:
            self.progress.clear()

    def tell_of_stop(self) -> None:
        """Tell how many files were judged and how many were not, of a run that the user has stopped."""
        left, more = self._left()
        judged = counted(self._done, "file")
        tell(f"raci: stopped: {judged} judged, {f'at least {left:,}' if more else f'{left:,}'} not")

    def _left(self) -> tuple[int, bool]:
        if self._listed:
            return self._listed - self._done, False
        end, count = time.monotonic() + _COUNTING, 0
        for _ in self._sought():
            count += 1
            if time.monotonic() > end:
                return max(0, count - self._done), True
        return max(0, count - self._done), False

    def _files(self) -> Iterator[tuple[Path, bool]]:
        """Yield the files; where somebody watches, all are listed first, so that it is known how many there are."""
        if not sys.stderr.isatty():
            return self._sought()
        listed = list(self._sought())
        self._listed = len(listed)
        if self._listed >= _SLOW:
            self.progress = Progress(self._listed)
        return iter(listed)

    def _work(self, files: Iterator[tuple[Path, bool]], *, whole: bool, brief: bool) -> Iterator[Work]:
        from raci.batch import Work  # noqa: PLC0415 - nothing costs until used

        for path, named in files:
            if self._wanted and not named and self._wanted.takes(path):
                continue
            settings = self._keeping(settings_for(path, self._said), path)
            self._under_way.append((named, settings))
            yield Work(spelled(path), settings, whole or bool(settings.baseline), brief)

    def _keeping(self, settings: Settings, path: Path) -> Settings:
        """Return settings that say whether the result of a file is kept; of one that is elsewhere, only if asked to."""
        keeps = self.keeps and not is_remote(path) if settings.cache is None else settings.cache
        if keeps == settings.cache:
            return settings
        if self._last[:2] != (settings, keeps):
            self._last = (settings, keeps, replace(settings, cache=keeps))
        return self._last[2]

    def _tell(self, sentence: str) -> None:
        self.progress.clear()
        tell(f"raci: {sentence}")
