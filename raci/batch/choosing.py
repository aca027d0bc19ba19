"""Who judges the files of a run: this process alone, or several where that pays."""

from __future__ import annotations

import os
import sys
import time
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raci.batch.work import Work
    from raci.lint import Report

_WORTH: Final = 0.1 if sys.platform == "linux" else 0.6
"""Seconds of work that pay for starting processes: twice what it takes to fork some, or to start them afresh."""
_LARGE: Final = 1 << 20
"""Bytes of a file that nobody waits for while it could be judged beside others."""
_USUAL_LIMIT: Final = 600.0
"""Seconds that one file may take in a process of its own where nothing else is said."""


def judged(work: Iterable[Work], jobs: int | None = None, limit: float | None = None) -> Iterator[Report]:
    """Yield the reports of files in their order; `jobs` is how many are judged at once, None as many as pay.

    A file may take `limit` seconds (0 for any number, None for ten minutes), which only a process of its own can be
    held to: with one job and no limit there is none. Raises SettingsError if the settings mean nothing.
    """
    if jobs is None:
        return _as_pays(iter(work), limit)
    if jobs == 1 and not limit:
        return (each.judged() for each in work)
    return _by_processes(work, jobs, limit)


def _by_processes(work: Iterable[Work], jobs: int, limit: float | None) -> Iterator[Report]:
    from raci.batch.pool import Pool  # noqa: PLC0415 - nothing costs until used

    return Pool(jobs, (_USUAL_LIMIT if limit is None else limit) or None).judged(work)


def _as_pays(coming: Iterator[Work], limit: float | None) -> Iterator[Report]:
    """Judge small files here until it is seen that there is work enough for several processes."""
    began = time.monotonic()
    for done, each in enumerate(coming):
        large = _is_large(each)
        if limit or large or time.monotonic() - began > _WORTH:
            further = list(islice(coming, max(1, 0 if large else done)))
            pays = len(further) >= max(1, 0 if large else done)
            if (pays or limit) and (jobs := _processors()) > (0 if limit else 1):
                yield from _by_processes(chain([each], further, coming), jobs, limit)
                return
            yield each.judged()
            for one in chain(further, coming):
                yield one.judged()
            return
        yield each.judged()


def _is_large(work: Work) -> bool:
    try:
        return os.stat(work.path).st_size > _LARGE  # noqa: PTH116 - thousands are asked about
    except (OSError, ValueError):
        return False


def _processors() -> int:
    from raci.batch.crew import processors  # noqa: PLC0415 - brings multiprocessing

    return processors()
