"""The report of one file: what was found, what was noted while reading it, which rules ran."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from raci.above import answered
from raci.records import field, record

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

    A slim report (`raci.reports.slimming`) has no matrices: `held` is how many there were, `summary` what of them is
    needed for what lies between files, and each finding brings its cells along.
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
    held: int = field(default=0, compare=False)
    summary: Any = field(default=None, compare=False)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def to_pandas(self) -> Any:  # noqa: ANN401 - of a library that need not be there
        """Return a DataFrame of pandas (extra `pandas`) with a row for each finding."""
        return answered("notebook", "report_pandas", self)

    def to_polars(self) -> Any:  # noqa: ANN401 - as above
        """Return the same as a DataFrame of polars (extra `polars`)."""
        return answered("notebook", "report_polars", self)

    def _repr_html_(self) -> str:
        """Return the table that a notebook shows."""
        shown: str = answered("notebook", "report_html", self)
        return shown

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
