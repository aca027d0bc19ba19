"""The report for code scanning and for editors: SARIF 2.1.0, as GitHub, GitLab, Azure DevOps and viewers read it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from raci.reports.reporter import Reporter

if TYPE_CHECKING:
    from raci.reports.reporter import Run


def document(run: Run) -> str:
    """Return the log of a run.

    What is allowed or in the baseline is in it as suppressed. GitHub does not heed that and opens an alert for each,
    so in a workflow of GitHub's (GITHUB_ACTIONS=true) it is counted in a notification instead.
    """
    from raci.reports.sarif.log import log  # noqa: PLC0415 - nothing costs until used

    return log(run, suppressed=os.environ.get("GITHUB_ACTIONS") != "true")


REPORTER: Final = Reporter("sarif", document)
