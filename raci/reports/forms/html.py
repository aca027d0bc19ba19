"""The report as a page: each matrix with its findings in place, to be filtered, sent around and printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.reports.reporter import Reporter

if TYPE_CHECKING:
    from raci.reports.reporter import Run


def document(run: Run) -> str:
    """Return the findings of a run as one HTML page."""
    from raci.reports.page.document import page  # noqa: PLC0415 - nothing costs until used

    return page(run)


REPORTER: Final = Reporter("html", document)
