"""The report for a pull request: Markdown to be put into a comment, never longer than a comment may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.reports.reporter import Reporter

if TYPE_CHECKING:
    from raci.reports.reporter import Run


def document(run: Run) -> str:
    """Return the findings of a run as the Markdown of a comment."""
    from raci.reports.comment.document import comment  # noqa: PLC0415 - nothing costs until used

    return comment(run)


REPORTER: Final = Reporter("markdown", document)
