"""One process that judges files, as the one who started it sees it."""

from __future__ import annotations

import signal
import time
from collections import deque
from typing import TYPE_CHECKING, Any

from raci.batch.crew import READY, serve
from raci.records import field, mutable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext

    from raci.batch.work import Work
    from raci.errors import RaciError
    from raci.lint import Report
    from raci.settings import Settings


@mutable
class Given:
    """A file that is given out: its place in the order, and how many processes have died of it."""

    number: int
    work: Work
    deaths: int = 0


@mutable
class Process:
    """A process and our end of the pipe to it; it judges the first of the files it has, `since` then."""

    process: Any
    pipe: Connection
    has: deque[Given] = field(default_factory=deque)
    settings: Settings | None = None
    since: float = 0.0
    ready: bool = False

    @classmethod
    def start(cls, context: BaseContext, pipes: Sequence[Connection]) -> Process:
        """Start a process; `pipes` are our ends of those to the others."""
        ours, theirs = context.Pipe()
        others = (*pipes, ours) if context.get_start_method() == "fork" else ()
        process = context.Process(target=serve, args=(theirs, others), name="raci", daemon=True)  # type: ignore[attr-defined]
        try:
            process.start()
        except BaseException:
            ours.close()
            raise
        finally:
            theirs.close()
        return cls(process, ours)

    def takes(self, given: Given, depth: int) -> bool:
        """Tell whether it may get a file; other settings go only to a process that listens, for they may be large."""
        return not self.has or (len(self.has) < depth and self._knows(given.work.settings))

    def give(self, given: Given) -> None:
        """Give it a file; that it may have died is heard later."""
        if not self.has:
            self.since = time.monotonic()
        work, settings = given.work, () if self._knows(given.work.settings) else (given.work.settings,)
        self.settings = work.settings
        self.has.append(given)
        try:
            self.pipe.send((given.number, work.path, work.whole, work.brief, work.found, settings))
        except OSError:
            return

    def heard(self) -> tuple[Given, Report | RaciError, float] | None:
        """Return a file with its report and the seconds it took, None if it only says that it has started.

        Raises EOFError or OSError if it has died.
        """
        number, report = self.pipe.recv()
        now = time.monotonic()
        took, self.since = now - self.since, now
        if number == READY:
            self.ready = True
            return None
        return self.has.popleft(), report, took

    def took(self, now: float) -> float:
        """Return the seconds for which it has been at a file."""
        return now - self.since if self.ready and self.has else 0.0

    def dismiss(self) -> None:
        """Let it go when it has nothing more to do."""
        self.pipe.close()
        self.process.join(1)

    def end(self, patience: float = 0) -> str:
        """End it, if it has not ended by itself after so many seconds, and return how it ended."""
        self.pipe.close()
        self.process.join(patience)
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join()
        return _told(self.process.exitcode)

    def _knows(self, settings: Settings | None) -> bool:
        known = self.settings
        return settings is known or (
            settings is not None and known is not None and settings == known and settings.places == known.places
        )


def _told(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return f"signal {signal.Signals(-code).name}"
        except ValueError:
            return f"signal {-code}"
    return f"exit status {code}"
