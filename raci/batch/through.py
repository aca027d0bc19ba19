"""Files judged by an executor of the caller's: a bounded number under way, told in their order, cancelled cleanly."""

from __future__ import annotations

from collections import deque
from concurrent.futures import CancelledError, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, TypeAlias

from raci.batch.lot import Lot, judge_lot
from raci.errors import RaciError
from raci.records import mutable
from raci.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Executor

    from raci.batch.work import Work
    from raci.lint import Report

_WORKERS: Final = 16
"""Workers that an executor is taken to have that does not tell."""
_AHEAD: Final = 4
"""Lots under way for each worker."""
_LOT: Final = 8
"""Files in a lot, once each worker has had one."""
_KILLED: Final = "KilledWorker"
"""What dask calls it when too many workers have died of a task."""

_Found: TypeAlias = "tuple[str, list[Report | RaciError]]"


@mutable
class _UnderWay:
    """Files that an executor has."""

    future: Future[_Found]
    work: list[Work]


class Through:
    """An executor, and how many workers it has; `folder` is where relative paths start if workers stand elsewhere."""

    def __init__(self, executor: Executor, workers: int | None = None, folder: str = "") -> None:
        self._executor = executor
        self._workers = max(1, workers or getattr(executor, "_max_workers", None) or _WORKERS)
        self._folder = folder
        self._under_way: deque[_UnderWay] = deque()
        self._lots = 0

    def judged(self, work: Iterable[Work]) -> Iterator[Report]:
        """Yield the reports in the order of the work.

        Work that kills its worker is judged again alone; what kills a second one is told, and not judged again. Where
        the executor is broken by that, processes of our own judge all the rest. Raises RaciError where the settings
        mean nothing, or the workers are of no use.
        """
        coming = iter(work)
        try:
            while self._fill(coming):
                first = self._under_way[0]
                try:
                    found = _result(first.future)
                except BrokenProcessPool:
                    yield from self._by_processes(coming)
                    return
                except _LotFailedError:
                    yield from self._one_by_one()
                    continue
                self._under_way.popleft()
                yield from map(_raised, found)
        finally:
            for each in self._under_way:
                each.future.cancel()

    def _fill(self, coming: Iterator[Work]) -> bool:
        """Give the executor as much as it may have, and tell whether it has anything."""
        while len(self._under_way) < _AHEAD * self._workers:
            lot = list(islice(coming, 1 if self._lots < self._workers else _LOT))
            if not lot:
                break
            self._under_way.append(_UnderWay(self._submitted(lot), lot))
            self._lots += 1
        return bool(self._under_way)

    def _submitted(self, lot: list[Work]) -> Future[_Found]:
        try:
            return self._executor.submit(judge_lot, Lot.of(lot, self._folder))
        except BrokenProcessPool as error:
            broken: Future[_Found] = Future()
            broken.set_exception(error)
            return broken

    def _one_by_one(self) -> Iterator[Report]:
        """Judge each file alone of the lots that have failed: first all others end, so that none dies in company."""
        wait([each.future for each in self._under_way])
        while self._under_way:
            each = self._under_way.popleft()
            try:
                found = _result(each.future)
            except _LotFailedError:
                for work in each.work:
                    try:
                        alone = _result(self._submitted([work]))
                    except _LotFailedError as error:
                        yield work.failed(error.sentence)
                    else:
                        yield from map(_raised, alone)
            else:
                yield from map(_raised, found)

    def _by_processes(self, coming: Iterator[Work]) -> Iterator[Report]:
        """Judge the rest by processes of our own, which know what each of them is at."""
        from raci.batch.pool import Pool  # noqa: PLC0415 - only where an executor is broken

        wait([each.future for each in self._under_way])
        lost = [each for each in self._under_way if each.future.cancelled() or each.future.exception()]
        rest = chain((work for each in lost for work in each.work), coming)
        with closing(Pool(self._workers).judged(rest)) as anew:
            while self._under_way:
                each = self._under_way.popleft()
                if each in lost:
                    yield from islice(anew, len(each.work))
                else:
                    yield from map(_raised, _result(each.future))
            yield from anew


class _LotFailedError(Exception):
    """A worker has died of a lot, or could not give back what it found."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def _result(future: Future[_Found]) -> list[Report | RaciError]:
    """Return what a worker found; raise RaciError where no worker can find anything."""
    try:
        version, found = future.result()
    except (RaciError, BrokenProcessPool):
        raise
    except CancelledError:
        sentence = "the executor has cancelled what was given to it: it was closed, or its scheduler is gone"
        raise RaciError("cancelled", sentence) from None
    except ImportError as error:
        raise RaciError("workers", f"the workers cannot run raci ({error}); install raci {VERSION} there") from None
    except Exception as error:
        if type(error).__name__ == _KILLED:
            raise _LotFailedError("it ended the worker that read it twice; it was not judged") from error
        raise _LotFailedError(f"its worker failed: {type(error).__name__}: {error}") from error
    if version != VERSION:
        sentence = f"the workers have raci {version}, and this is raci {VERSION}; install the same there"
        raise RaciError("workers", sentence)
    return found


def _raised(found: Report | RaciError) -> Report:
    if isinstance(found, RaciError):
        raise found
    return found
