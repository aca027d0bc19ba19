"""The report for programs of one's own: everything that was found, as one JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.reports.json import reports
from raci.reports.reporter import Reporter

if TYPE_CHECKING:
    from raci.reports.reporter import Run


def document(run: Run) -> str:
    """Return the reports of a run as JSON."""
    return reports(run.reports)


REPORTER: Final = Reporter("json", document, slim=True)
