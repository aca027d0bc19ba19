"""What is found between files, and what is found in a file that several others name: each of it told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.lint import Report
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.lint import Finding
    from raci.settings import Settings


def without_told(report: Report, told: set[Finding]) -> Report:
    """Return a report without findings in other files, such as their organization's, that were told before."""
    elsewhere = {each for each in (*report.findings, *report.allowed) if each.location.path != report.path}
    known = elsewhere & told
    told |= elsewhere
    if not known:
        return report
    return replace(
        report,
        findings=tuple(each for each in report if each not in known),
        allowed=tuple(each for each in report.allowed if each not in known),
    )


def between_files(reports: Sequence[Report], settings: Settings, told: set[Finding]) -> Report | None:
    """Return what is found between the matrices of several files and was not told of one of them; None for one file."""
    if len(reports) < 2:  # noqa: PLR2004 - nothing lies between less than two
        return None
    from raci.api import between  # noqa: PLC0415 - only for several files

    found = between((matrix for report in reports for matrix in report.matrices), settings)
    known = told.union(*((*report.findings, *report.allowed) for report in reports))
    return Report(
        f"between the {len(reports)} files",
        tuple(each for each in found.findings if each not in known),
        allowed=tuple(each for each in found.allowed if each not in known),
        allowances=tuple(each for each in found.used if each.covers),
    )


def with_own(report: Report, between: Report | None) -> Report:
    """Return the report of a file with what is found between files and stands in it."""
    if between is None:
        return report
    own, allowed, known = (
        tuple(each for each in found if each.location.path == report.path)
        for found in (between.findings, between.allowed, between.known)
    )
    if not (own or allowed or known):
        return report
    return replace(
        report,
        findings=(*report.findings, *own),
        allowed=(*report.allowed, *allowed),
        known=(*report.known, *known),
    )
