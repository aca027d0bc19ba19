"""Processes that read what was dropped: a file that takes too long, or too much, ends with its process."""

from __future__ import annotations

import multiprocessing
import sys
from contextlib import suppress
from pickle import PicklingError
from threading import Condition
from typing import TYPE_CHECKING, Any, Final

from raci.errors import RaciError, UnreadableError
from raci.web.faults import RequestError

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

_MOST_MEMORY: Final = 4 << 30
"""Bytes of addresses a reading process may use, where the system can hold it to that."""
_START_SECONDS: Final = 30.0


class Workers:
    """A few processes that do one thing at a time for whoever asks; those that fail are replaced."""

    def __init__(self, number: int) -> None:
        self._free: list[_Worker] = []
        self._missing = number
        self._changed = Condition()
        self._closed = False

    def warm(self) -> None:
        """Start a process before anybody asks."""
        with suppress(OSError):
            self._give(self._take())

    def do(self, work: Callable[..., Any], *given: object, seconds: float, what: str) -> Any:  # noqa: ANN401 - whatever the work returns
        """Return what a function returns in another process, or raise what it raises; `what` is what it works on.

        Raises UnreadableError where it takes too long, or ends the process.
        """
        worker = self._take()
        try:
            answer = worker.ask((work, given), seconds)
        except _LostError as lost:
            worker.end()
            raise UnreadableError("too-much", f"{lost}; split it, or take a smaller file", what) from None
        except BaseException:
            worker.end()
            raise
        finally:
            self._give(worker)
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def close(self) -> None:
        """End all processes."""
        with self._changed:
            self._closed = True
            for worker in self._free:
                worker.end()
            self._free.clear()

    def _take(self) -> _Worker:
        with self._changed:
            while not self._free and not self._missing:
                self._changed.wait()
            if self._free:
                return self._free.pop()
            self._missing -= 1
        try:
            return _Worker()
        except BaseException:
            self._replace()
            raise

    def _give(self, worker: _Worker) -> None:
        if self._closed or not worker.is_alive:
            worker.end()
            self._replace()
            return
        with self._changed:
            self._free.append(worker)
            self._changed.notify()

    def _replace(self) -> None:
        with self._changed:
            self._missing += 1
            self._changed.notify()


class _LostError(Exception):
    """A worker that did not answer, as the beginning of a sentence."""


class _Worker:
    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(target=_serve, args=(theirs,), daemon=True, name="raci reader")
        self._process.start()
        theirs.close()
        self._started = False

    @property
    def is_alive(self) -> bool:
        return self._process.is_alive()

    def ask(self, question: object, seconds: float) -> Any:  # noqa: ANN401 - whatever the work returns
        try:
            if not self._started:
                if not self._ours.poll(_START_SECONDS):
                    raise _LostError("no process could be started to read it")
                self._ours.recv()
                self._started = True
            self._ours.send(question)
            if not self._ours.poll(seconds):
                raise _LostError(f"reading it took more than {seconds:g} seconds")
            return self._ours.recv()
        except (EOFError, OSError):
            raise _LostError("reading it took more memory than there is") from None

    def end(self) -> None:
        self._process.kill()
        self._process.join(5)
        self._ours.close()


def _serve(pipe: Connection) -> None:
    """Do what is asked until nobody is there any more."""
    _hold_back()
    import raci.api  # noqa: PLC0415 - now, so that the first file does not wait for it
    import raci.readers.workbook  # noqa: PLC0415

    pipe.send((raci.api.__name__, raci.readers.workbook.__name__))
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            work, given = pipe.recv()
            answer = _answer(work, given)
            try:
                pipe.send(answer)
            except (AttributeError, TypeError, ValueError, PicklingError) as error:
                pipe.send(_failed(error))


def _answer(work: Callable[..., Any], given: tuple[object, ...]) -> Any:  # noqa: ANN401 - whatever the work returns
    try:
        return work(*given)
    except RaciError as error:
        return error
    except MemoryError:
        return RequestError(413, "too-much", "reading it takes more memory than this server gives; take a smaller file")
    except Exception as error:  # noqa: BLE001 - whatever a file does to its reader, the server goes on
        return _failed(error)


def _failed(error: Exception) -> RequestError:
    message = f"raci failed on this file, which is an error in raci ({type(error).__name__})"
    return RequestError(422, "failed", message)


def _hold_back() -> None:
    """Limit the memory of this process, and leave Ctrl+C to the server."""
    import signal  # noqa: PLC0415 - only in this process

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on every system

        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
