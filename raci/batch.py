"""Many files: reports in the order of the paths, one after the other or through any executor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from raci.api import check
from raci.remote import place

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Executor

    from raci.lint import Report
    from raci.settings import Settings


def check_files(
    paths: Iterable[str | os.PathLike[str]], executor: Executor | None = None, settings: Settings | None = None
) -> Iterator[Report]:
    """Yield a report for each file, in the order given; with an executor the files are read side by side.

    Workers get paths and settings, not contents, so that any executor will do.
    """
    judge = partial(check, settings=settings)
    named = [place(path) for path in paths]
    yield from map(judge, named) if executor is None else executor.map(judge, named, chunksize=8)
