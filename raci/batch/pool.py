"""Processes of this machine that judge files; each is known by the file it has, so that it can be ended or replaced."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING, Final

from raci.batch.crew import GUARD, MOST, context, warm
from raci.batch.process import Given, Process
from raci.errors import RaciError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from raci.batch.work import Work
    from raci.lint import Report

_AHEAD: Final = 32
"""Files for each process that may be under way, or judged and not yet told because an earlier one is not."""
_WAITING: Final = 4
"""Files that a process has at once, so that it never idles while others are told of."""
_QUICK: Final = 0.05
"""Seconds for a file; where files take longer, none waits behind another."""
_DEATHS: Final = 2
"""Processes that a file may take with it."""


class Pool:
    """A number of processes; `limit` is how many seconds one file may take, None for any."""

    def __init__(self, jobs: int, limit: float | None = None) -> None:
        self._jobs = max(1, min(jobs, MOST))
        self._limit = limit
        self._context = context()
        self._processes: list[Process] = []
        self._again: deque[Given] = deque()
        self._done: dict[int, Report | RaciError] = {}
        self._pace = _QUICK
        self._stillborn = 0

    def judged(self, work: Iterable[Work]) -> Generator[Report, None, None]:
        """Yield the reports in the order of the work; the processes end with the iterator.

        Raises RaciError where the settings mean nothing, or no process starts.
        """
        coming = (Given(number, each) for number, each in enumerate(work))
        following = next(coming, None)
        told = 0
        if following and self._context.get_start_method() == "fork":
            warm()  # once here, and not in each process
        try:
            while following or self._again or self._done or any(each.has for each in self._processes):
                while self._again and self._give(self._again[0]):
                    self._again.popleft()
                while following and following.number - told < _AHEAD * self._jobs and self._give(following):
                    following = next(coming, None)
                self._listen(wait=told not in self._done)
                if told in self._done:
                    report = self._done.pop(told)
                    if isinstance(report, RaciError):
                        raise report
                    yield report
                    told += 1
            for each in self._processes:
                each.dismiss()
        finally:
            for each in self._processes:
                each.end()

    def _give(self, given: Given) -> bool:
        """Give a file to a process that has room for it, and tell whether there was one."""
        depth = _WAITING if self._pace < _QUICK else 1
        idle = next((each for each in self._processes if not each.has), None)
        if idle is None and len(self._processes) < self._jobs:
            idle = self._started()
        free = [each for each in self._processes if each.takes(given, depth)] if idle is None else [idle]
        if not free:
            return False
        min(free, key=lambda each: len(each.has)).give(given)
        return True

    def _started(self) -> Process | None:
        """Return a new process, None where the machine gives no more; raise RaciError where it gives none."""
        try:
            made = Process.start(self._context, [each.pipe for each in self._processes])
        except BrokenPipeError:
            raise  # what was printed is written out before a process starts, and nobody reads it any more
        except OSError as error:
            if not self._processes:
                sentence = f"no process could be started ({error.strerror or error}); try --jobs 1"
                raise RaciError("no-process", sentence) from None
            self._jobs = len(self._processes)
            return None
        self._processes.append(made)
        return made

    def _listen(self, *, wait: bool) -> None:
        """Take what the processes have to say; wait for the first word where nothing is to be done meanwhile."""
        from multiprocessing.connection import wait as heard  # noqa: PLC0415 - the main line imports this module

        pipes: dict[object, Process] = {each.pipe: each for each in self._processes}
        for pipe in heard([each.pipe for each in self._processes], self._patience() if wait else 0):
            self._hear(pipes[pipe])
        if self._limit is not None:
            now = time.monotonic()
            for each in [each for each in self._processes if each.took(now) > self._limit]:
                what = f"it took longer than {self._limit:g} seconds and was ended"
                self._end_of(each, f"{what}; the limit `time` is {self._limit:g} seconds: raise it under [limits]")

    def _patience(self) -> float | None:
        if self._limit is None:
            return None
        now = time.monotonic()
        return max(0.0, self._limit - max((each.took(now) for each in self._processes), default=0.0)) + 0.01

    def _hear(self, process: Process) -> None:
        try:
            answer = process.heard()
        except (EOFError, OSError):
            self._died(process)
            return
        if answer is not None:
            given, report, took = answer
            self._done[given.number] = report
            self._pace += 0.2 * (took - self._pace)

    def _died(self, process: Process) -> None:
        """Judge again what a process had that died; what has killed two is told, and not judged a third time."""
        how = process.end(1)
        if not process.ready:
            self._stillborn += 1
            if self._stillborn > self._jobs:
                raise RaciError("no-process", f"the processes that judge files do not start ({how}); {GUARD}")
        elif process.has:
            process.has[0].deaths += 1
            if process.has[0].deaths >= _DEATHS:
                sentence = (
                    f"it ended the process that read it twice ({how}), perhaps for want of memory; it was not judged"
                )
                self._end_of(process, sentence)
                return
        self._leave(process)

    def _end_of(self, process: Process, sentence: str) -> None:
        """End a process, and tell what became of the file it was at."""
        process.end()
        given = process.has.popleft()
        self._done[given.number] = given.work.failed(sentence)
        self._leave(process)

    def _leave(self, process: Process) -> None:
        self._processes.remove(process)
        self._again.extendleft(reversed(process.has))
