"""How far a long run is, on standard error, where somebody watches: a bar, the rate and the time that remains."""

from __future__ import annotations

import sys
import time
from typing import Final

_WIDTH: Final = 24
_PAUSE: Final = 0.1
_MINUTE: Final = 60
_HOUR: Final = 3600


class Progress:
    """One line that is drawn anew; `total` 0 draws nothing. Whoever writes something else clears it first."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._began = time.monotonic()
        self._drawn = float("-inf")
        self._shown = ""
        self._draw()

    def advance(self) -> None:
        """Count a file."""
        self._done += 1
        self._draw()

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write(f"\r{' ' * len(self._shown)}\r")
            sys.stderr.flush()
            self._shown = ""
            self._drawn = float("-inf")

    def _draw(self) -> None:
        now = time.monotonic()
        if self._total and now - self._drawn >= _PAUSE:
            line = line_of(self._done, self._total, now - self._began)
            sys.stderr.write(f"\r{line}{' ' * (len(self._shown) - len(line))}")
            sys.stderr.flush()
            self._shown, self._drawn = line, now


def line_of(done: int, total: int, seconds: float) -> str:
    """Return the line: `Checking 250 of 1,000 [######          ] 50.0 files/s, 15 s left`."""
    filled = _WIDTH * done // total
    bar = f"[{'#' * filled}{' ' * (_WIDTH - filled)}]"
    if not done or seconds <= 0:
        return f"Checking {done:,} of {total:,} {bar}"
    rate = done / seconds
    pace = f"{rate:,.0f}" if rate >= 100 else f"{rate:.1f}"  # noqa: PLR2004 - three digits say enough
    return f"Checking {done:,} of {total:,} {bar} {pace} files/s, {_told((total - done) / rate)} left"


def _told(seconds: float) -> str:
    whole = round(seconds)
    if whole < _MINUTE:
        return f"{whole} s"
    if whole < _HOUR:
        return f"{whole // _MINUTE} min {whole % _MINUTE:02} s"
    return f"{whole // _HOUR} h {whole % _HOUR // _MINUTE:02} min"
