"""Slim reports kept from run to run: what is found there is as good as new, and what is not quite right is not found."""

from __future__ import annotations

import json
import os
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from raci.caching.keys import contents_named, contents_of, key_of
from raci.caching.place import folder_of
from raci.caching.store import Store
from raci.circumstances import circumstances
from raci.errors import UnreadableError
from raci.plugged import packages_plugged_in
from raci.remote import place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from raci.lint import Report
    from raci.settings import Settings

FORM: Final = 1
"""The form of what is kept of a report."""
_opened: Final[dict[tuple[int, Path], Cache]] = {}


class Cache:
    """The results of a folder, as of one process."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder)
        self._digests: dict[tuple[str, int, int], str] = {}

    def kept(self, key: bytes) -> Report | None:
        """Return the report of a key if all it depends on is as it was."""
        text = self.store.get(key)
        if text is None:
            return None
        try:
            held = json.loads(text)
            if held["day"] not in {None, date.today().isoformat()}:  # noqa: DTZ011 - the day where the user is
                return None
            if any(self._digest(path) != digest for path, digest in held["files"]):
                return None
            from raci.reports.slim_json import unpacked  # noqa: PLC0415 - nothing costs until used

            return unpacked(held["report"], _summary(held["summary"], held["report"]))
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
            return None

    def keep(self, key: bytes, report: Report, files: set[str], *, day: bool) -> None:
        """Keep a slim report with what it depends on: other files, and perhaps the day it is."""
        from raci.reports.slim_json import packed  # noqa: PLC0415 - as above

        held = {
            "report": packed(report),
            "summary": _summarized(report.summary),
            "day": date.today().isoformat() if day or packages_plugged_in() else None,  # noqa: DTZ011 - as above
            "files": [[path, self._digest(path)] for path in sorted(files)],
        }
        self.store.put(key, json.dumps(held, separators=(",", ":")))

    def _digest(self, path: str) -> str:
        """Return the digest of a file that others depend on; it is read again only if it has changed."""
        try:
            status = place(path).stat()
        except (OSError, ValueError, UnreadableError):
            return ""
        stamp = (path, status.st_mtime_ns, status.st_size)
        if stamp not in self._digests:
            self._digests[stamp] = contents_named(path)
        return self._digests[stamp]


def opened(folder: Path | None = None) -> Cache | None:
    """Return the cache in a folder, None where there can be none; it stays open as long as the process runs."""
    try:
        there = (os.getpid(), folder or folder_of())
    except RuntimeError:
        return None
    if there not in _opened:
        _opened[there] = Cache(there[1])
    found = _opened[there]
    return found if found.store.is_open else None


def cached(path: str, settings: Settings, cache: Cache, judge: Callable[[], Report]) -> Report:
    """Return the slim report of a file as it is kept, or as it is judged now; then it is kept, if it can be.

    The file is looked at before and after it is judged, so that nothing is kept of one that changed meanwhile.
    """
    file = place(path)
    contents = contents_of(file)
    if not contents:
        return judge()
    key = key_of(str(file), contents, settings, FORM)
    found = cache.kept(key)
    if found is not None:
        return found
    with circumstances() as noted:
        report = judge()
    if contents_of(file) == contents:
        cache.keep(key, report, noted.files, day=noted.day)
    return report


def _summarized(summary: Any) -> Any:  # noqa: ANN401 - what makes summaries knows their form
    return None if summary is None else summary.to_json()


def _summary(text: str | None, report: dict[str, Any]) -> Any:  # noqa: ANN401 - as above
    if text is None:
        return None
    from raci.graph.summary import Summary  # noqa: PLC0415 - only where there are several files

    return Summary(report["path"], text, report["held"])
