"""What the files of a run say together: kept file by file, small, and told of when all of them were judged."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING

from raci.lint import Report
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.cli.told import Told
    from raci.graph.summary import Summaries
    from raci.lint import Finding
    from raci.model import Allowance, Location
    from raci.settings import Settings


class Together:
    """What is kept of each file: its summary, what its allowances cover, and what settings allow there."""

    def __init__(self, told: Told) -> None:
        self.files = 0
        self.covers: Counter[tuple[Allowance, Location | None]] = Counter()
        self.placed: dict[tuple[Allowance, Location], None] = {}
        self._told = told
        self._summaries: Summaries | None = None
        self._contents = blake2b(digest_size=32)
        self._last: tuple[Allowance, ...] = ()

    def add(self, report: Report, settings: Settings | None = None) -> None:
        """Keep what is needed of a report, the next one in the order of the files."""
        self.files += settings is not None
        for used in report.allowances:
            if used.covers and used.allowance.at and used.allowance.at.path != report.path:
                self.covers[used.allowance, used.allowance.at] += used.covers
        if settings and settings.allow is not self._last:
            self._last = settings.allow
            self.placed |= {(each, each.at): None for each in settings.allow if each.at}
        if (report.held or len(report.matrices)) > 1:
            self._told.add((*report.findings, *report.allowed))  # what lies between the matrices of one file
        if report.summary is not None:
            self._kept().add(report.summary, self.files)
            self._contents.update(
                f"{self.files} {report.path}\n{report.summary.text}\n".encode("utf-8", "surrogatepass")
            )

    def _kept(self) -> Summaries:
        if self._summaries is None:
            from raci.graph.summary import Summaries  # noqa: PLC0415 - only for several files

            self._summaries = Summaries()
        return self._summaries

    def report(self, settings: Settings, *, keeps: bool = False) -> Report | None:
        """Return what is found between the matrices of several files and was not told of one; None for one file.

        Where the run `keeps` results, it may be that of an earlier run about the same matrices.
        """
        if self.files < 2:  # noqa: PLR2004 - nothing lies between less than two
            return None
        if keeps:
            from raci.caching import between_files  # noqa: PLC0415 - only where results are kept

            found = between_files(self._contents.hexdigest(), settings, lambda: self._found(settings))
        else:
            found = self._found(settings)
        return replace(
            found,
            findings=tuple(each for each in found.findings if not self._told.knows(each)),
            allowed=tuple(each for each in found.allowed if not self._told.knows(each)),
        )

    def _found(self, settings: Settings) -> Report:
        from raci.api import between  # noqa: PLC0415 - only for several files

        found = between(self._kept(), settings)
        return Report(
            f"between the {self.files} files",
            found.findings,
            allowed=found.allowed,
            allowances=tuple(each for each in found.used if each.covers),
        )


class Own:
    """What is found between files, by the file it stands in."""

    def __init__(self, between: Sequence[Report]) -> None:
        self._by_path: dict[str, tuple[list[Finding], list[Finding], list[Finding]]] = {}
        for report in between:
            for kind, findings in enumerate((report.findings, report.allowed, report.known)):
                for each in findings:
                    self._by_path.setdefault(each.location.path, ([], [], []))[kind].append(each)

    def added_to(self, report: Report) -> Report:
        """Return the report of a file with what is found between files and stands in it."""
        if report.path not in self._by_path:
            return report
        own, allowed, known = self._by_path[report.path]
        return replace(
            report,
            findings=(*report.findings, *own),
            allowed=(*report.allowed, *allowed),
            known=(*report.known, *known),
        )
