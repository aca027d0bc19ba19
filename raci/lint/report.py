"""The report of one file: what was found, what was noted while reading it, which rules ran."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.layout.reading import Note
    from raci.lint.allowing import Used
    from raci.lint.finding import Finding, Severity
    from raci.model import Matrix


@record
class Report:
    """Findings about one file, the worst place first in the order of the file.

    `matrices` are kept so that a reporter can show the lines around a finding. `unreadable` is True where the file
    could not be read at all; then its findings say why. It is `foreign` too where it may well be right, and holds no
    matrix. `allowed` are findings that an allowance covers (`allowed_by` tells which), `known` those of the baseline;
    neither of them are among the findings. `allowances` are all that were held against them, with what they cover.
    """

    path: str
    findings: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()
    matrices: tuple[Matrix, ...] = ()
    rules: tuple[str, ...] = ()
    allowed: tuple[Finding, ...] = ()
    known: tuple[Finding, ...] = ()
    unreadable: bool = False
    foreign: bool = False
    version: str = ""
    allowances: tuple[Used, ...] = ()

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    @property
    def clean(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    def count(self, severity: Severity) -> int:
        """Return how many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def fails(self, worst_allowed: Severity) -> bool:
        """Tell whether a finding is at or above this severity."""
        failing = [severity for severity in type(worst_allowed) if severity.rank <= worst_allowed.rank]
        return any(finding.severity in failing for finding in self.findings)
