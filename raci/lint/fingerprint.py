"""What identifies a finding from run to run: its rule, what it is about and the scope, never where it stands."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.lint.finding import Finding
    from raci.lint.report import Report


def fingerprints(report: Report, findings: Iterable[Finding] | None = None) -> tuple[str, ...]:
    """Return a fingerprint of 32 hexadecimal digits for each finding of a report, or for others about its matrices.

    No two of them are equal: the second finding that says the same of the same things is numbered.
    """
    scopes = {duty.key: str(duty.scope or "") for matrix in report.matrices for duty in matrix.duties}
    seen: Counter[tuple[str, ...]] = Counter()
    made = []
    for finding in report.findings if findings is None else findings:
        parts = (finding.rule, finding.duty, scopes.get(finding.duty, ""), *sorted(finding.roles))
        made.append(hashlib.sha256("\0".join((*parts, str(seen[parts]))).encode("utf-8", "replace")).hexdigest()[:32])
        seen[parts] += 1
    return tuple(made)
