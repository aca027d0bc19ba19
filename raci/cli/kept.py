"""What is kept of the reports of a run: none, unless a baseline or a report of all of them waits for the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.lint import Report
    from raci.settings import Settings

UNREAD: Final = 2
"""The exit status of a run in which a file could not be read."""


class Kept:
    """Reports of a run: `everything`, or those for which there is a `baseline`; and the exit status of all others."""

    def __init__(self, *, baseline: bool, everything: bool) -> None:
        self._waits = baseline
        self._everything = everything
        self._settings: list[Settings] = []
        self._told = 0
        self.reports: list[Report] = []
        self.status = 0

    def add(self, report: Report, settings: Settings) -> bool:
        """Take up the next report, and tell whether it may be told now; a baseline makes it and all others wait."""
        self._waits = self._waits or bool(settings.baseline)
        if self._waits or self._everything:
            self.reports.append(report)
            self._settings.append(settings)
        if not self._waits:
            self._told = len(self.reports)
            self.status = max(self.status, status_of(report, settings))
        return not self._waits

    def hold_against_baseline(self, between: Report | None, overall: Settings, *, write: bool) -> Report | None:
        """Set apart what baselines know, or write them first; return what is found between files without that."""
        if not (self._waits and self.reports):
            return between
        from raci.cli.baselines import set_apart  # noqa: PLC0415 - only where there is a baseline

        baselines = [each.baseline for each in (*self._settings, overall)]
        self.reports, between = set_apart(self.reports, baselines, between, write=write)
        self.status = max(self.status, *map(status_of, self.reports, self._settings))
        return between

    def waiting(self) -> Sequence[Report]:
        """Return the reports that were not told yet."""
        return self.reports[self._told :]


def status_of(report: Report, settings: Settings) -> int:
    """Return the exit status of a report: 0 nothing that fails, 1 findings, 2 it could not be read."""
    from raci.lint import Severity  # noqa: PLC0415 - beside its use

    if report.unreadable:
        return UNREAD
    return int(report.fails(Severity(settings.fail_on or "error")))
