"""Where documents are kept while people work on them: bounded in number, in bytes and in idle time."""

from __future__ import annotations

import time
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

from raci.web.faults import RequestError

if TYPE_CHECKING:
    from collections.abc import Callable

    from raci.web.documents import Document
    from raci.web.limits import Limits


class Shelf:
    """Documents by their ids; the one that nobody asked for longest goes when there are too many."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        self._limits = limits
        self._clock = clock
        self._lock = Lock()
        self._held: OrderedDict[str, tuple[Document, float]] = OrderedDict()
        self._shared: dict[str, str] = {}

    def shared(self, name: str, content: bytes) -> Document | None:
        """Return the document that all share under a name, as long as its source has this content."""
        with self._lock:
            document = self._held.get(self._shared.get(name, ""), (None,))[0]
            return document if document is not None and document.source.content == content else None

    def put(self, document: Document, name: str | None = None) -> None:
        """Keep a document, perhaps for all to share under a name; others go where there is no room."""
        with self._lock:
            if name is not None:
                self._shared[name] = document.id
            self._held[document.id] = document, self._clock()
            self._sweep()

    def get(self, key: str) -> Document:
        """Return a document; raise RequestError where it is not there (any more)."""
        with self._lock:
            self._sweep()
            found = self._held.get(key)
            if found is None:
                message = "the server does not have this document any more; drop the file again"
                raise RequestError(404, "no-document", message)
            self._held[key] = found[0], self._clock()
            self._held.move_to_end(key)
            return found[0]

    def drop(self, key: str) -> None:
        """Forget a document."""
        with self._lock:
            self._held.pop(key, None)

    def __len__(self) -> int:
        return len(self._held)

    def _sweep(self) -> None:
        """Let go those that nobody asked for long, and the oldest of too many; the newest always stays."""
        limits, now = self._limits, self._clock()
        held = sum(document.weight for document, _ in self._held.values())
        while self._held:
            key, (document, asked) = next(iter(self._held.items()))
            idle = now - asked > limits.idle_seconds
            crowded = len(self._held) > 1 and (len(self._held) > limits.documents or held > limits.held_bytes)
            if not (idle or crowded):
                return
            held -= document.weight
            del self._held[key]
