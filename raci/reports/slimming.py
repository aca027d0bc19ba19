"""Reports without their matrices: all that is told of a file in the terminal, small enough for ten thousand of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.lint.finding import Finding, Fix
from raci.records import replace
from raci.reports.excerpts import Excerpts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.lint import Report


def slim(report: Report, summary: object = None) -> Report:
    """Return a report without its matrices; what is told of it as text or JSON stays the same, byte for byte.

    Each finding brings the cells it is about, and what its fix would change in words; what only identifies it beyond
    its message (`others`) is left out. `summary` is what of the matrices is kept for what lies between files.
    """
    excerpts = Excerpts(report.matrices)
    return replace(
        report,
        findings=_all(report.findings, excerpts),
        allowed=_all(report.allowed, excerpts),
        known=_all(report.known, excerpts),
        matrices=(),
        held=report.held or len(report.matrices),
        summary=summary,
    )


def _all(findings: Iterable[Finding], excerpts: Excerpts) -> tuple[Finding, ...]:
    return tuple([_slim(each, excerpts) for each in findings])


def _slim(finding: Finding, excerpts: Excerpts) -> Finding:
    fix = finding.fix
    return Finding(
        finding.rule, finding.name, finding.message, finding.severity, finding.confidence, finding.duty, finding.roles,
        finding.location, finding.related, finding.help,
        Fix(fix.title, (), fix.safety, fix.said) if fix else None,
        finding.allowed_by, (), finding.excerpt or excerpts.of(finding),
    )  # fmt: skip
