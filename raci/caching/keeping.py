"""Slim reports kept from run to run: what is found is as good as new, and what is not quite right is not found."""

from __future__ import annotations

import json
import os
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from raci.caching.keys import contents_named, contents_of, digest_of, key_of, surroundings
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

_FORM: Final = "1"
"""The form of what is kept of a report."""
_PASSING: Final = ("LNT", "raci failed")
"""What rules or sentences begin with that speak of raci, and not of the file: they may pass."""
_WORDS: Final = ("no", "yes")
_opened: Final[dict[tuple[int, str | None], Cache]] = {}


class Cache:
    """The results in a folder, as one process sees them."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._digests: dict[tuple[str, int, int], str] = {}
        self._last: tuple[str, str] = ("", "")

    def or_anew(self, key: bytes, judge: Callable[[], Report], still: Callable[[], bool] = lambda: True) -> Report:
        """Return the slim report of a key as it is kept, or as it is judged now; then it is kept.

        It is not kept where what it is about is not `still` the same, or where it speaks of raci itself.
        """
        found = self.kept(key)
        if found is not None:
            return found
        with circumstances() as noted:
            report = judge()
        if not _passes(report) and still():
            self._keep(key, report, noted.files, day=noted.day)
        return report

    def kept(self, key: bytes) -> Report | None:
        """Return the report of a key if all it depends on is as it was."""
        text = self.store.get(key)
        if text is None:
            return None
        try:
            held = json.loads(text)
            if held["day"] not in {None, _today()}:
                return None
            if any(self._digest(path) != digest for path, digest in held["files"]):
                return None
            from raci.reports.slim_json import unpacked  # noqa: PLC0415 - nothing costs until used

            return unpacked(held["report"], _summary(held))
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
            return None

    def _keep(self, key: bytes, report: Report, files: set[str], *, day: bool) -> None:
        from raci.reports.slim_json import packed  # noqa: PLC0415 - as above

        held = {
            "report": packed(report),
            "summary": report.summary.to_json() if report.summary else None,
            "day": _today() if day or packages_plugged_in() else None,
            "files": [[path, self._digest(path)] for path in sorted(files)],
        }
        self.store.put(key, json.dumps(held, separators=(",", ":")))

    def looked_at(self, path: Path) -> str:
        """Return the digest of a file's contents, for the next who takes it, too."""
        self._last = (str(path), contents_of(path))
        return self._last[1]

    def taken(self, path: Path) -> str:
        """Return the digest of a file's contents, once more if it was just looked at."""
        (last, contents), self._last = self._last, ("", "")
        return contents if last == str(path) else contents_of(path)

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


def of_file(
    path: str, settings: Settings, judge: Callable[[], Report], *, brief: bool = False, found: bool = False
) -> Report:
    """Return the slim report of a file as it is kept, or as it is judged now.

    It is looked at before and after it is judged, so that nothing is kept of a file that changed meanwhile. With
    `brief` the report brings its summary.
    """
    cache = _cache(settings)
    file = place(path)
    contents = contents_of(file) if cache else ""
    if cache is None or not contents:
        return judge()
    return cache.or_anew(
        _key(file, contents, settings, brief=brief, found=found), judge, lambda: contents_of(file) == contents
    )


def kept_of_file(path: str, settings: Settings, *, brief: bool = False, found: bool = False) -> Report | None:
    """Return the slim report of a file as it is kept, None where it is not."""
    cache = _cache(settings)
    file = place(path)
    contents = cache.taken(file) if cache else ""
    return cache.kept(_key(file, contents, settings, brief=brief, found=found)) if cache and contents else None


def worth_reading(path: Path, settings: Settings, look: Callable[[Path], bool]) -> bool:
    """Tell whether a file that was found in a folder is worth reading, as it was told before, or by a `look` now."""
    cache = _cache(settings)
    contents = cache.looked_at(path) if cache else ""
    if cache is None or not contents:
        return look(path)
    key = digest_of("look", surroundings(), path.name, contents)
    found = cache.store.get(key)
    if found not in _WORDS:
        found = _WORDS[look(path)]
        cache.store.put(key, found)
    return found == _WORDS[True]


def _key(file: Path, contents: str, settings: Settings, *, brief: bool, found: bool) -> bytes:
    return key_of(f"file {_FORM} {brief:d} {found:d}", str(file), contents, settings)


def between_files(contents: str, settings: Settings, judge: Callable[[], Report]) -> Report:
    """Return the slim report of what lies between files; `contents` is the digest of all their summaries."""
    cache = _cache(settings)
    if cache is None:
        return judge()
    return cache.or_anew(key_of(f"between {_FORM}", "", contents, settings), judge)


def _cache(settings: Settings) -> Cache | None:
    """Return the cache that settings name, None where there can be none; it stays open as long as the process runs."""
    there = (os.getpid(), settings.cache_dir)
    if there not in _opened:
        try:
            _opened[there] = Cache(Store(folder_of(settings.cache_dir)))
        except RuntimeError:
            return None
    found = _opened[there]
    return found if found.store.is_open else None


def _passes(report: Report) -> bool:
    return any(each.rule.startswith(_PASSING) or each.message.startswith(_PASSING) for each in report.findings)


def _summary(held: dict[str, Any]) -> Any:  # noqa: ANN401 - what makes summaries knows their form
    if held["summary"] is None:
        return None
    from raci.graph.summary import Summary  # noqa: PLC0415 - only where there are several files

    text = held["summary"]
    if not isinstance(text, str):
        raise TypeError("a summary is a text")
    return Summary(held["report"]["path"], text, held["report"]["held"])


def _today() -> str:
    return date.today().isoformat()  # noqa: DTZ011 - the day where the user is
