"""Reports that are there already, in their places among those that are being worked out."""

from __future__ import annotations

from collections import deque
from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from raci.lint import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from raci.batch import Work

_MOST: Final = 100
"""Reports in a row that are there already: after so many, those who work the others out are let go."""


def spliced(work: Iterable[Work | Report], judged: Callable[[Iterator[Work]], Iterator[Report]]) -> Iterator[Report]:
    """Yield a report for each piece of work, in order: as it is, or as it is `judged` among those around it."""
    coming = iter(work)
    for each in coming:
        if isinstance(each, Report):
            yield each
            continue
        ready: deque[Report | None] = deque()
        reports: Any = judged(_without_ready(chain([each], coming), ready))
        with closing(reports):
            for report in reports:
                yield from _before_next(ready)
                ready.popleft()
                yield report
        yield from _before_next(ready)


def _without_ready(coming: Iterator[Work | Report], ready: deque[Report | None]) -> Iterator[Work]:
    """Yield the work among what is coming; reports are put aside, with None in the place of each piece of work."""
    row = 0
    for each in coming:
        if not isinstance(each, Report):
            row = 0
            ready.append(None)
            yield each
            continue
        ready.append(each)
        row += 1
        if row >= _MOST:
            return


def _before_next(ready: deque[Report | None]) -> Iterator[Report]:
    while ready and ready[0] is not None:
        yield ready.popleft()  # type: ignore[misc]  # it was looked at
