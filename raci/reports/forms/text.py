"""The report for people: each file's findings with their cells, as the terminal shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.reports.reporter import Reporter
from raci.reports.text import text

if TYPE_CHECKING:
    from raci.reports.reporter import Run


def document(run: Run) -> str:
    """Return the findings of all files, none left out, without colours."""
    return "\n".join(text(report, limit=None) for report in run.reports)


REPORTER: Final = Reporter("text", document, slim=True)
