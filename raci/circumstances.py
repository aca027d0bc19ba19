"""What a result depends on beside the file it is about: noted while it is worked out, for who keeps results."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final

from raci.records import field, mutable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@mutable
class Circumstances:
    """The files that were read, or sought in vain, and whether it mattered which day it is."""

    files: set[str] = field(default_factory=set)
    day: bool = False


_noted: Final[ContextVar[Circumstances | None]] = ContextVar("circumstances", default=None)


@contextmanager
def circumstances() -> Iterator[Circumstances]:
    """Give what is noted meanwhile; who asks around it is told, too."""
    around, found = _noted.get(), Circumstances()
    token = _noted.set(found)
    try:
        yield found
    finally:
        _noted.reset(token)
        if around is not None:
            around.files |= found.files
            around.day |= found.day


def note_files(paths: Iterable[str]) -> None:
    """Note that what is worked out depends on files."""
    noted = _noted.get()
    if noted is not None:
        noted.files.update(paths)


def note_day() -> None:
    """Note that what is worked out depends on the day it is."""
    noted = _noted.get()
    if noted is not None:
        noted.day = True
