"""What a whole run found, in numbers and in words: the headline of every report for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.lint import Severity
from raci.records import record
from raci.reports.counting import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from raci.lint import Finding, Report
    from raci.reports.reporter import Run


@record
class Totals:
    """How many errors, warnings and notes there are, and how many findings were set aside."""

    error: int = 0
    warning: int = 0
    note: int = 0
    allowed: int = 0
    known: int = 0

    def __bool__(self) -> bool:
        return bool(self.error or self.warning or self.note)

    @property
    def rank(self) -> tuple[int, int, int]:
        """What sorts the worst first."""
        return -self.error, -self.warning, -self.note

    @property
    def severities(self) -> tuple[tuple[Severity, int], ...]:
        """The severities that occur, the worst first, with how often they do."""
        return tuple((each, getattr(self, each.value)) for each in Severity if getattr(self, each.value))

    @property
    def words(self) -> str:
        """`2 errors, 1 note`, or nothing."""
        return ", ".join(counted(number, severity.value) for severity, number in self.severities)

    @property
    def aside(self) -> str:
        """`3 allowed, 4 known`, or nothing."""
        parts = ((self.allowed, "allowed"), (self.known, "known"))
        return ", ".join(f"{number:,} {word}" for number, word in parts if number)


def totals_of(reports: Iterable[Report]) -> Totals:
    """Return what reports found together."""
    listed = list(reports)
    count = {severity: sum(report.count(severity) for report in listed) for severity in Severity}
    allowed, known = (sum(len(getattr(each, name)) for each in listed) for name in ("allowed", "known"))
    return Totals(count[Severity.ERROR], count[Severity.WARNING], count[Severity.NOTE], allowed, known)


def totals_among(findings: Iterable[Finding]) -> Totals:
    """Return how many of each severity are among findings."""
    words = [finding.severity.value for finding in findings]
    return Totals(words.count("error"), words.count("warning"), words.count("note"))


def worst_first(reports: Sequence[Report]) -> list[tuple[Report, Totals]]:
    """Return the reports with what each found: first those with most errors, warnings, notes."""
    found = [(report, totals_of((report,))) for report in reports]
    return sorted(found, key=lambda each: (each[1].rank, each[0].path))


def where(run: Run) -> str:
    """Return in how many of the files something was found: `in 2 of 5 files`, `in 1 file`."""
    found, every = sum(not report.clean for report in run.reports), len(run.reports)
    return f"in {counted(every, 'file')}" if found == every else f"in {found:,} of {every:,} files"
