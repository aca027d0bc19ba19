"""How the files of a run are judged: here, by processes of this machine, or by the workers of a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from raci.errors import SettingsError
from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from raci.batch import Work
    from raci.lint import Report
    from raci.settings import Settings


@record
class Way:
    """How many files are judged at once (0: as many as pay), for how long each at most, and by which cluster.

    Seconds are None where nobody said anything.
    """

    jobs: int = 0
    limit: float | None = None
    cluster: str = ""
    patience: float | None = None

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Return the way that settings ask for; raise SettingsError where they ask for two."""
        if settings.cluster and settings.jobs:
            raise SettingsError("misuse", "jobs are of this machine, and a cluster has workers of its own; say one")
        return cls(settings.jobs or 0, settings.limits.get("time"), settings.cluster or "", settings.cluster_timeout)

    def judged(self, work: Iterable[Work], tell: Callable[[str], None]) -> Iterator[Report]:
        """Yield the reports of files in their order; `tell` gets a sentence about what is waited for."""
        if self.cluster:
            from raci.batch.cluster import judged as by_cluster  # noqa: PLC0415 - nothing costs until used

            return by_cluster(work, self.cluster, self.patience, tell)
        from raci.batch.choosing import judged  # noqa: PLC0415

        return judged(work, self.jobs or None, self.limit)
