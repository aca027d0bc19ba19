"""The files a server was started with: listed with their counts, searched, and opened by a key, never by a path."""

from __future__ import annotations

import hashlib
from threading import Lock
from typing import TYPE_CHECKING, Any

from raci.errors import RaciError
from raci.records import record
from raci.web.faults import RequestError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from raci.answers import Directory
    from raci.lint import Report
    from raci.settings import Settings

_LONGEST_QUESTION = 500
_QUESTION = ("who is accountable for ", "who answers for ", "who owns ", "who does ", "who decides ")


@record
class Offer:
    """A file that is published: its path, the name it is shown under, and the settings for it."""

    path: Path
    name: str
    settings: Settings

    @property
    def key(self) -> str:
        """By what it is asked for; nobody can make one that leads to another file."""
        return hashlib.blake2b(self.name.encode("utf-8", "surrogateescape"), digest_size=9).hexdigest()


@record
class _State:
    stamp: tuple[int, int]
    report: Report


class Published:
    """The files that are published; each is read when it is first asked for, and again when it has changed."""

    def __init__(self, offers: Sequence[Offer]) -> None:
        self._offers = {each.key: each for each in offers}
        self._lock = Lock()
        self._known: dict[str, _State] = {}
        self._asked: tuple[tuple[int, ...], Directory] | None = None

    def __len__(self) -> int:
        return len(self._offers)

    def offer(self, key: str) -> Offer:
        """Return a published file; raise RequestError where there is none of this key."""
        if key not in self._offers:
            raise RequestError(404, "missing", "there is no such file among those that are published")
        return self._offers[key]

    def content(self, key: str) -> bytes:
        """Return what a published file holds now."""
        offer = self.offer(key)
        try:
            return offer.path.read_bytes()
        except OSError as error:
            raise RequestError(
                404, "gone", f"{offer.name} cannot be read any more: {error.strerror or error}"
            ) from None

    def listed(self) -> list[dict[str, Any]]:
        """Return every file that holds a matrix or should, with the counts of its matrices and findings."""
        with self._lock:
            return [
                shown for key, offer in self._offers.items() if (shown := self._shown(key, offer, self._report(key)))
            ]

    def _shown(self, key: str, offer: Offer, report: Report) -> dict[str, Any] | None:
        if report.foreign:
            return None
        counts = {"error": 0, "warning": 0, "note": 0}
        for finding in report.findings:
            counts[finding.severity.value] += 1
        matrices = [
            {
                "title": each.title,
                "sheet": each.source.sheet or "",
                "duties": len(each.duties),
                "roles": len(each.roles),
            }
            for each in report.matrices
        ]
        unread = report.findings[0].message if report.unreadable and report.findings else None
        unread = unread and unread.replace(str(offer.path), offer.name)
        return {"key": key, "path": offer.name, "matrices": matrices, "counts": counts, "unreadable": unread}

    def _report(self, key: str) -> Report:
        from raci.api import check  # noqa: PLC0415 - nothing costs until used

        offer = self._offers[key]
        stamp = _stamp(offer.path)
        state = self._known.get(key)
        if state is None or state.stamp != stamp:
            state = self._known[key] = _State(stamp, check(offer.path, offer.settings))
        return state.report

    def search(self, question: str) -> dict[str, Any]:
        """Return who takes part in the duties that a question means: a name, a few words, or a whole question."""
        from raci.answers import takers_of  # noqa: PLC0415 - nothing costs until used
        from raci.web.answering import facts  # noqa: PLC0415

        words = words_of_question(question)
        if not words:
            return {"question": question, "told": [], "duties": []}
        with self._lock:
            directory = self._directory()
            if directory is None:
                return {"question": question, "told": ["there is no matrix here"], "duties": []}
            try:
                found = takers_of(directory, words)
            except RaciError as error:
                return {"question": question, "told": [error.message, *error.problems], "duties": []}
            keys = {str(offer.path): key for key, offer in self._offers.items()}
            names = {str(offer.path): offer.name for offer in self._offers.values()}
            return {"question": question, "told": list(found.told), "duties": facts(found.duties, keys, names)}

    def _directory(self) -> Directory | None:
        from raci.answers import Directory  # noqa: PLC0415 - nothing costs until used

        reports = [self._report(key) for key in self._offers]
        now = tuple(map(id, reports))
        if self._asked is None or self._asked[0] != now:
            matrices = [each for report in reports for each in report.matrices]
            if not matrices:
                return None
            self._asked = now, Directory(matrices, next(iter(self._offers.values())).settings.today)
        return self._asked[1]


def words_of_question(question: str) -> str:
    """Return the words that name a duty in a question such as `Who is accountable for approving bids?`."""
    words = " ".join(question[:_LONGEST_QUESTION].split()).rstrip("?!. ")
    folded = words.casefold()
    return next((words[len(start) :] for start in _QUESTION if folded.startswith(start)), words)


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return 0, -1
    return status.st_mtime_ns, status.st_size
