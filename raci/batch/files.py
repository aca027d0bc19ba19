"""The files of a caller, judged by an executor of the caller's, by processes of our own, or one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.batch.work import Work
from raci.remote import spelled

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Executor

    from raci.lint import Report
    from raci.settings import Settings


def check_files(
    paths: Iterable[str | os.PathLike[str]],
    executor: Executor | None = None,
    settings: Settings | None = None,
    *,
    jobs: int = 1,
    matrices: bool = True,
    time_limit: float | None = None,
) -> Iterator[Report]:
    """Yield a report for each file, in the order given, whoever judges them and in whatever order they finish.

    With an executor (of threads, of processes, of a cluster: `dask.distributed.Client.get_executor()`) the files are
    read side by side: workers get paths and settings, and a bounded number of files is under way, so `paths` may be an
    iterator without end. Without one, `jobs` processes of this machine judge them (0: as many as it has processors).
    Without `matrices` the reports come slim, which is much quicker across processes. Closing the iterator cancels what
    has not begun. A file that kills the process that reads it twice becomes a finding; so does, with `jobs` other than
    1, one that takes longer than `time_limit` seconds. Raises SettingsError if the settings mean nothing.
    """
    work = (Work(spelled(path), settings, matrices) for path in paths)
    if executor is not None:
        from raci.batch.through import Through  # noqa: PLC0415 - nothing costs until used

        return Through(executor).judged(work)
    if jobs != 1:
        from raci.batch.crew import processors  # noqa: PLC0415
        from raci.batch.pool import Pool  # noqa: PLC0415

        return Pool(jobs or processors(), time_limit).judged(work)
    return (each.judged() for each in work)
