"""Many files: reports in the order of the paths, one after the other or through any executor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from raci.api import check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Executor

    from raci.lint import Report
    from raci.settings import Settings


def reports(paths: Sequence[str], executor: Executor | None, settings: Settings) -> Iterator[Report]:
    """Yield the report of each path in order; workers get paths and settings, not contents."""
    judge = partial(_report, settings=settings)
    yield from map(judge, paths) if executor is None else executor.map(judge, paths, chunksize=8)


def _report(path: str, settings: Settings) -> Report:
    return check(path, settings)
