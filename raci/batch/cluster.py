"""A cluster of dask.distributed that already runs: its client's executor, and what keeps it from being reached."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from raci.errors import MissingExtraError, RaciError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from raci.batch.work import Work
    from raci.lint import Report

_FEWEST: Final = 8
"""Workers that a cluster is taken to have at least: one that grows with its work has none to begin with."""
_PATIENCE: Final = 10.0
"""Seconds in which a scheduler must answer where nothing else is said."""


def judged(
    work: Iterable[Work], address: str, patience: float | None = None, tell: Callable[[str], None] = lambda _: None
) -> Iterator[Report]:
    """Yield the reports of files in their order, judged by the workers of a cluster.

    `tell` gets a sentence where no worker is there yet. Raises RaciError where the scheduler cannot be reached in
    `patience` seconds, or is lost, and where the workers are of no use.
    """
    from raci.batch.through import Through  # noqa: PLC0415 - nothing costs until used

    with _client(address, _PATIENCE if patience is None else patience) as client:
        threads = sum(client.nthreads().values())
        if not threads:
            tell(f"no worker has joined the scheduler at {address} yet; waiting for one")
        through = Through(client.get_executor(pure=False), max(threads, _FEWEST), os.getcwd())  # noqa: PTH109
        try:
            yield from through.judged(work)
        except RaciError as error:
            if error.code == "cancelled":
                raise RaciError("cluster-lost", f"the scheduler at {address} is gone; start the check again") from None
            raise


@contextmanager
def _client(address: str, patience: float) -> Iterator[Any]:
    """Give a client of a scheduler, and close it."""
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, and a second to import
    except ImportError:
        sentence = "a cluster needs dask.distributed, which is not installed; run pip install 'raci[cluster]'"
        raise MissingExtraError("missing-extra", sentence) from None
    opened: Any = Client
    import logging  # noqa: PLC0415 - it comes with distributed

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what is to be told is told by us
    try:
        client = opened(address, timeout=patience, set_as_default=False)
    except (OSError, TimeoutError) as error:
        why = f"the scheduler at {address} could not be reached within {patience:g} seconds"
        raise RaciError("no-cluster", f"{why}; is it running, and is this its address? ({_first(error)})") from None
    except (ValueError, TypeError) as error:
        sentence = f"{address!r} is no address of a scheduler ({_first(error)}); write tcp://HOST:8786"
        raise RaciError("no-cluster", sentence) from None
    try:
        yield client
    finally:
        client.close(timeout=2)


def _first(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
