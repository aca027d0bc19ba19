"""What was told before: a finding in a file that several others name, such as their organization's, is told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.lint import Finding, Report


class Told:
    """Findings that were told, each as a number: there may be very many."""

    def __init__(self) -> None:
        self._numbers: set[int] = set()

    def knows(self, finding: Finding) -> bool:
        """Tell whether a finding was told."""
        return _number(finding) in self._numbers

    def add(self, findings: Iterable[Finding]) -> None:
        """Take up findings."""
        self._numbers.update(map(_number, findings))

    def new_of(self, report: Report) -> Report:
        """Return a report without findings in other files that were told before; from now on the others are."""
        elsewhere = [each for each in (*report.findings, *report.allowed) if each.location.path != report.path]
        if not elsewhere:
            return report
        known = {number for number in map(_number, elsewhere) if number in self._numbers}
        self.add(elsewhere)
        if not known:
            return report
        return replace(report, findings=_without(report.findings, known), allowed=_without(report.allowed, known))


def _without(findings: Iterable[Finding], known: set[int]) -> tuple[Finding, ...]:
    return tuple(each for each in findings if _number(each) not in known)


def _number(finding: Finding) -> int:
    """Return what stands for a finding in this process: of a million findings, two will hardly ever share one."""
    return hash((
        finding.rule, finding.message, finding.location, finding.duty, finding.roles, finding.severity.value,
        finding.allowed_by,
    ))  # fmt: skip
