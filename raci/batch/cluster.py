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
        import distributed  # noqa: PLC0415 - an extra, and a second to import
    except ImportError:
        sentence = "a cluster needs dask.distributed, which is not installed; run pip install 'raci[cluster]'"
        raise MissingExtraError("missing-extra", sentence) from None
    import logging  # noqa: PLC0415 - it comes with distributed

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what is to be told is told by us
    opened: Any = distributed.Client
    _knock(address, patience)
    try:
        client = opened(address, timeout=patience, set_as_default=False)
    except (OSError, TimeoutError) as error:
        raise _unreached(address, patience, error) from None
    try:
        yield client
    finally:
        client.close(timeout=2)


def _knock(address: str, patience: float) -> None:
    """Speak to a scheduler and hang up; a client that finds none is long in giving up, and loud about it."""
    import asyncio  # noqa: PLC0415 - only for a cluster

    from distributed.comm.addressing import get_address_host_port, parse_address  # noqa: PLC0415
    from distributed.comm.core import connect  # noqa: PLC0415
    from distributed.comm.registry import get_backend  # noqa: PLC0415

    find_backend: Any = get_backend
    call: Any = connect

    async def greet() -> None:
        heard: Any = await asyncio.wait_for(call(address, timeout=patience), patience + 1)
        await heard.close()

    try:
        find_backend(parse_address(address)[0])
        get_address_host_port(address)
    except ValueError as error:
        sentence = f"{address!r} is no address of a scheduler ({_first(error)}); write tcp://HOST:8786"
        raise RaciError("no-cluster", sentence) from None
    try:
        asyncio.run(greet())
    except (OSError, TimeoutError) as error:
        raise _unreached(address, patience, error) from None
    except Exception as error:  # noqa: BLE001 - whatever it is that answers there
        sentence = f"what answers at {address} is no scheduler of dask ({type(error).__name__}); is this its address?"
        raise RaciError("no-cluster", sentence) from None


def _unreached(address: str, patience: float, error: Exception) -> RaciError:
    sentence = f"the scheduler at {address} could not be reached within {patience:g} seconds"
    return RaciError("no-cluster", f"{sentence}; is it running, and is this its address? ({_first(error)})")


def _first(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
