"""What comes of each execution: counted, and saved with its traceback where it crashed, hung, or grew."""

from __future__ import annotations

import hashlib
import json
import resource
import sys
import time
import traceback
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fuzzing.target import Target

SLOW: Final = 10.0
"""Seconds of the processor after which an execution is taken to hang; a busy machine makes no hang."""
LARGE: Final = 1 << 30
"""Bytes that one execution may take at most."""

_OURS: Final = "/raci/"
_UNIT: Final = 1 if sys.platform == "darwin" else 1024


def scratch() -> str | None:
    """Return a folder in memory for files that live for an instant; None where there is none."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a folder of its own is made in it


class Watch:
    """Counts the executions of a target, and keeps what it should not have done in its folder.

    `done.json` there holds the counts; a file is named for what happened and where.
    """

    def __init__(self, target: Target, home: Path) -> None:
        self._target = target
        self._home = home
        self._found: dict[str, int] = {}
        self._counts = {"executions": 0, "crashes": 0, "hangs": 0, "memory": 0}
        self._began = self._told = time.monotonic()

    def begin(self) -> None:
        """Count the time from now on."""
        self._began = time.monotonic()

    @contextmanager
    def over(self, data: bytes) -> Iterator[None]:
        """Watch over one execution."""
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        began = time.process_time()
        try:
            yield
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # noqa: BLE001 - that is what is looked for
            self._keep("crashes", data, _place(error), traceback.format_exc())
        taken = time.process_time() - began
        self._counts["executions"] += 1
        if taken > SLOW:
            self._keep("hangs", data, "slow", f"{taken:.1f} seconds\n")
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - grown
        if grown * _UNIT > LARGE:
            self._keep("memory", data, "large", f"{grown * _UNIT >> 20} MiB\n")
        if (now := time.monotonic()) - self._told > 1:
            self._tell(now)

    def _tell(self, now: float) -> None:
        self._told = now
        said = self._counts | {"seconds": round(now - self._began, 1)}
        written = self._home / "done.json"
        beside = written.with_suffix(".new")
        beside.write_text(json.dumps(said), encoding="utf-8")
        beside.replace(written)

    def _keep(self, kind: str, data: bytes, place: str, told: str) -> None:
        """Save the smallest bytes of each thing that happened, with what is to be said of it."""
        self._counts[kind] += 1
        name = f"{kind}-{hashlib.sha256(place.encode()).hexdigest()[:10]}"
        if len(data) < self._found.get(name, sys.maxsize):
            self._found[name] = len(data)
            (self._home / f"{name}{self._target.suffix(data)}").write_bytes(data)
            (self._home / f"{name}.txt").write_text(told, encoding="utf-8", errors="replace")


def _place(error: BaseException) -> str:
    """Return where an error comes from: its kind, and the innermost line of raci."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _OURS in frame.filename and "/fuzzing/" not in frame.filename]
    last = (ours or frames)[-1]
    return f"{type(error).__name__} {last.filename}:{last.lineno}"
