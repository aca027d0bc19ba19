"""What the answers of a server share: settings, rules, limits, and the documents people work on."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, TypeVar

import anyio
from anyio.to_thread import run_sync

from raci.errors import NoMatrixError
from raci.lint.judging import Bench
from raci.records import replace
from raci.rules import rules_for
from raci.settings import Settings
from raci.web.faults import RequestError
from raci.web.limits import Limits
from raci.web.published import Published
from raci.web.reading import read_source
from raci.web.shelf import Shelf
from raci.web.uploads import Gate
from raci.web.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from raci.layout.reading import Understanding
    from raci.settings import LayoutSettings
    from raci.web.published import Offer
    from raci.web.reading import Source

_Answer = TypeVar("_Answer")


def renamed(found: Understanding, path: str, name: str) -> Understanding:
    """Return what was read of a file as if it had this name, so that nothing tells where on the disk it lies."""
    readings = []
    for each in found.readings:
        matrix, known = each.matrix, each.matrix.organization
        organization = known and replace(known, path=PurePath(known.path).name)
        shown = replace(matrix, source=replace(matrix.source, path=name), organization=organization)
        decisions = tuple(decision.replace(path, name) for decision in each.decisions)
        readings.append(replace(each, matrix=shown, decisions=decisions))
    return replace(found, readings=tuple(readings))


class Desk:
    """The server's means: `published` are the files it was started with, `read_only` says that nothing is edited.

    Without `processes` what is dropped is read in threads, which cannot be ended when they take too long.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        limits: Limits | None = None,
        offers: Sequence[Offer] = (),
        *,
        read_only: bool = False,
        processes: bool = True,
    ) -> None:
        self.settings = settings or Settings()
        self.limits = limits or Limits()
        self.bench = Bench.of(rules_for(self.settings), self.settings)
        self.read_only = read_only
        self.published = Published(offers)
        self.shelf = Shelf(self.limits)
        self.gate = Gate(self.limits)
        self._workers = Workers(self.limits.readers) if processes else None
        self._changing = anyio.CapacityLimiter(self.limits.changers)
        self._reading = anyio.CapacityLimiter(self.limits.readers)

    def understood(self, source: Source, layout: LayoutSettings | None = None) -> Understanding:
        """Return what a source says; raise RaciError as `read_source` does, and for what is too much for a page."""
        found = self.worked(read_source, source, self.settings, layout, what=source.name)
        for each in found.readings:
            duties, roles = len(each.matrix.duties), len(each.matrix.roles)
            if duties > self.limits.duties or roles > self.limits.roles:
                message = (
                    f"it has {duties:,} duties and {roles:,} roles; a page shows up to {self.limits.duties:,} and "
                    f"{self.limits.roles:,}; raci check takes more"
                )
                raise RequestError(413, "too-large", message)
        return found

    def worked(self, work: Callable[..., _Answer], *given: object, what: str) -> _Answer:
        """Return what a function makes of a file called `what`, in a process of its own where there are any."""
        if self._workers is None:
            return work(*given)
        answer: _Answer = self._workers.do(work, *given, seconds=self.limits.reading_seconds, what=what)
        return answer

    def understood_published(self, key: str) -> Understanding:
        """Return what a published file says now, with what it names beside itself."""
        from raci.api import understand  # noqa: PLC0415 - nothing costs until used

        offer = self.published.offer(key)
        found = understand(offer.path, offer.settings)
        if not found.readings:
            raise NoMatrixError("no-matrix", found.reason or "there is no matrix in it", offer.name)
        return renamed(found, str(offer.path), offer.name)

    async def read(self, work: Callable[[], _Answer]) -> _Answer:
        """Do work that reads a file, beside the requests of others."""
        return await run_sync(work, limiter=self._reading)

    async def change(self, work: Callable[[], _Answer]) -> _Answer:
        """Do work on a document that is there, beside the requests of others."""
        return await run_sync(work, limiter=self._changing)

    def editable(self) -> None:
        """Raise RequestError where nothing is edited."""
        if self.read_only:
            raise RequestError(403, "read-only", "these matrices are only shown here; nothing can be changed")

    def warm(self) -> None:
        """Bring in what the first who comes would have to wait for."""
        if self._workers:
            self._workers.warm()
        from raci.web.warming import warm_up  # noqa: PLC0415 - it brings in nearly everything

        warm_up(self.bench)

    def close(self) -> None:
        """End what was started."""
        if self._workers:
            self._workers.close()
