"""All findings of a run with what identifies them, the worst first: what every report for programs starts from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from raci.lint.fingerprint import fingerprints
from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.lint import Finding, Report
    from raci.reports.reporter import Run


@record
class Told:
    """A finding of a run with its fingerprint, and whether it is `allowed`, `known` from the baseline, or neither."""

    report: Report
    finding: Finding
    fingerprint: str
    state: Literal["", "allowed", "known"] = ""

    @property
    def path(self) -> str:
        """The file the finding stands in."""
        return self.finding.location.path or self.report.path


def told(run: Run) -> list[Told]:
    """Return every finding: the worst first, then by place; those that are allowed or known after all others."""
    found = [each for report in run.reports for each in _of(report)]
    return sorted(found, key=lambda each: (bool(each.state), each.finding.severity.rank, each.finding.location))


def _of(report: Report) -> Iterator[Told]:
    """Yield the findings of a report; what one is called does not depend on which others are allowed or known."""
    found: list[tuple[Finding, Literal["", "allowed", "known"]]] = [
        *((finding, "") for finding in report.findings),
        *((finding, "allowed") for finding in report.allowed),
        *((finding, "known") for finding in report.known),
    ]
    found.sort(key=lambda each: (each[0].location, each[0].rule))
    names = fingerprints(report, [finding for finding, _ in found])
    for (finding, state), name in zip(found, names, strict=True):
        yield Told(report, finding, name, state)
