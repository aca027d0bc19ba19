"""The processes of this machine that judge files: how many, how they start, and what each of them does."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from raci.batch.work import Work
from raci.errors import RaciError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext

READY: Final = -1
"""What a process sends in place of a number when it has started."""
GUARD: Final = "a program that uses several must begin with `if __name__ == '__main__':`, or use one job"
_SAMPLE: Final = (("Duty", "Clerk", "Head Buyer"), ("Send the bid", "A", "R"), ("Check the bid", "R", "A/C"))
MOST: Final = 60
"""Processes at once; Windows can wait for 63 things."""


def processors() -> int:
    """Return how many processors this process may use."""
    may_use = getattr(os, "sched_getaffinity", None)  # macOS and Windows do not tell
    return min(len(may_use(0)) if may_use else os.cpu_count() or 1, MOST)


def context() -> BaseContext:
    """Return how processes start: forked where that is safe, else as the program has chosen, else afresh.

    A fork costs milliseconds, a fresh start as much as `import raci`; a fork is safe on Linux in a program without
    threads. Raises RaciError in a process that starts afresh and has not read its main module yet: it would start
    others, and they again.
    """
    if getattr(multiprocessing.current_process(), "_inheriting", False):
        raise RaciError("no-process", f"a process that has just started cannot start others; {GUARD}")
    chosen: str | None = multiprocessing.get_start_method(allow_none=True)
    if chosen in {None, "fork"}:  # Python itself may have chosen a fork meanwhile
        chosen = "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"
    return multiprocessing.get_context(chosen)


def warm() -> None:
    """Do once what the first file would wait for: import, and read what rules and readers know by heart."""
    with suppress(Exception):  # what is wrong is told of a file
        from raci.api import check, summary_of  # noqa: PLC0415 - nothing costs until used
        from raci.layout.grid import Grid  # noqa: PLC0415
        from raci.layout.interpret import interpret  # noqa: PLC0415
        from raci.readers.spreadsheet import admission  # noqa: F401, PLC0415
        from raci.readers.workbook import read_workbook  # noqa: F401, PLC0415
        from raci.reports.slimming import slim  # noqa: PLC0415
        from raci.settings import LayoutSettings  # noqa: PLC0415

        found = interpret((Grid(_SAMPLE, name="RACI"),), LayoutSettings())
        report = check(found.readings[0].matrix)
        slim(report, summary_of(report.matrices))
        import python_calamine  # noqa: F401, PLC0415


def serve(pipe: Connection, others: Sequence[Connection]) -> None:
    """Judge the files that come through a pipe until it ends; `others` are ends that a fork has brought along.

    Settings come with the first file they are for; an empty tuple stands for those of the file before.
    """
    for each in others:
        each.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who starts processes ends them
    gc.set_threshold(200_000, 50, 100)
    warm()
    settings = None
    try:
        pipe.send((READY, None))
        while True:
            number, path, whole, brief, found, said = pipe.recv()
            settings = said[0] if said else settings
            _answer(pipe, number, Work(path, settings, whole, brief, found))
    except (EOFError, OSError):
        return  # nobody listens any more


def _answer(pipe: Connection, number: int, work: Work) -> None:
    answer: Any
    try:
        answer = work.judged()
    except RaciError as error:
        answer = error
    try:
        pipe.send((number, answer))
    except (EOFError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - what a plug-in found may not be picklable
        pipe.send((number, work.failed(f"what was found cannot leave its process: {type(error).__name__}: {error}")))
