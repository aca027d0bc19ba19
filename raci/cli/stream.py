"""The files of a run as a stream of reports: listed as they come, judged some at a time, told in their order."""

from __future__ import annotations

import sys
import time
from collections import deque
from contextlib import closing
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final

from raci.cli.keeping import FEW, Keeping
from raci.cli.output import counted, tell
from raci.cli.progress import Progress
from raci.cli.splicing import spliced
from raci.remote import is_remote, spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from raci.batch import Work
    from raci.cli.files import Look
    from raci.cli.reporting import Wanted
    from raci.cli.settings_in_force import Said
    from raci.cli.told import Told
    from raci.cli.way import Way
    from raci.lint import Report
    from raci.settings import Settings

_SLOW: Final = 20
"""Files from which on somebody who watches sees how far it is."""
_COUNTING: Final = 2.0
"""Seconds in which what is left is counted when a run is stopped."""


class Stream:
    """Reports of files one by one; nothing is kept of those that were told.

    `sought` lists the files anew each time it is called, each with whether it was named itself; it is given what tells
    of files found in folders whether they are worth reading. With `whole`, reports
    bring their matrices.
    """

    def __init__(
        self, sought: Callable[[Look], Iterator[tuple[Path, bool]]], said: Said, wanted: Wanted, *, whole: bool
    ) -> None:
        self._sought = sought
        self._said = said
        self._wanted = wanted
        self._whole = whole
        self._listed = 0
        self._done = 0
        self._under_way: deque[tuple[bool, Settings]] = deque()
        self._keeping = Keeping(said)
        self.progress = Progress(0)

    def judged(self, way: Way, told: Told) -> Iterator[tuple[Report, Settings]]:
        """Yield the report of each file with its settings; files that were not named and hold no matrix are left out.

        Raises KeyboardInterrupt where the user stops it; then what is under way has ended.
        """
        self._keeping.here = not way.cluster
        files = self._files()
        first = list(islice(files, FEW + 1))
        lone = len(first) < 2  # noqa: PLR2004 - nothing lies between less than two
        self._keeping.many |= len(first) > FEW
        work = self._work(chain(first, files), whole=self._whole or lone, brief=not lone)
        reports: Any = spliced(work, lambda some: way.judged(some, self._tell))
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

    @property
    def keeps(self) -> bool:
        """Whether what is found between the files is kept from run to run."""
        return self._keeping.many and self._keeping.here and not self._whole

    def tell_of_stop(self) -> None:
        """Tell how many files were judged and how many were not, of a run that the user has stopped."""
        left, more = self._left()
        judged = counted(self._done, "file")
        tell(f"raci: stopped: {judged} judged, {f'at least {left:,}' if more else f'{left:,}'} not")

    def _left(self) -> tuple[int, bool]:
        if self._listed:
            return self._listed - self._done, False
        end, count = time.monotonic() + _COUNTING, 0
        for _ in self._sought(self._keeping.look):
            count += 1
            if time.monotonic() > end:
                return max(0, count - self._done), True
        return max(0, count - self._done), False

    def _files(self) -> Iterator[tuple[Path, bool]]:
        """Yield the files; where somebody watches, all are listed first, so that it is known how many there are."""
        if not sys.stderr.isatty():
            return self._sought(self._keeping.look)
        listed = list(self._sought(self._keeping.look))
        self._listed = len(listed)
        if self._listed >= _SLOW:
            self.progress = Progress(self._listed)
        return iter(listed)

    def _work(self, files: Iterator[tuple[Path, bool]], *, whole: bool, brief: bool) -> Iterator[Work | Report]:
        from raci.batch import Work  # noqa: PLC0415 - nothing costs until used

        for path, named in files:
            if not named and self._wanted.takes(path):
                continue
            settings = self._keeping.settings_for(path)
            self._under_way.append((named, settings))
            work = Work(spelled(path), settings, whole or bool(settings.baseline), brief, not named and is_remote(path))
            kept = self._keeping.kept(work) if settings.cache and not work.whole else None
            yield work if kept is None else kept

    def _tell(self, sentence: str) -> None:
        self.progress.clear()
        tell(f"raci: {sentence}")
