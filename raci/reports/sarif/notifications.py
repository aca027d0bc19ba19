"""What a run has to say beside its findings, in SARIF's words: unreadable files, doubts, what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from raci.lint import CRASHED, UNREADABLE
from raci.reports.shown import shown, unlinked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.lint import Report
    from raci.reports.reporter import Run
    from raci.reports.sarif.places import Places

_MOST: Final = 1_000


def invocation(run: Run, places: Places, remarks: Sequence[str]) -> dict[str, Any]:
    """Return how the run went; it was no success if a file could not be read."""
    told = [_notification("warning", remark) for remark in remarks]
    told += [each for report in run.reports for each in _of(report, places)]
    if len(told) > _MOST:
        more = f"{len(told) - _MOST:,} more notifications are left out."
        told = [*told[:_MOST], _notification("note", more)]
    successful = not any(report.unreadable for report in run.reports)
    return {"executionSuccessful": successful, "toolExecutionNotifications": told}


def _of(report: Report, places: Places) -> Iterator[dict[str, Any]]:
    for finding in report.findings:
        if finding.rule in {UNREADABLE, CRASHED}:
            where = places.location(finding.location, report.path)
            yield _notification("error", finding.message) | {"locations": [where]}
    for note in report.notes:
        if note.kind == "doubt":
            yield _notification("note", note.message) | {"locations": [places.location(note.location, report.path)]}


def _notification(level: str, message: str) -> dict[str, Any]:
    return {"level": level, "message": {"text": unlinked(shown(message))}}
