"""Findings counted in words: `2 errors, 1 note`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from raci.lint import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.lint import Finding


def counted(number: int, word: str) -> str:
    """Return a number with its word: `1 error`, `3 errors`."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def by_severity(findings: Iterable[Finding]) -> str:
    """Return how many findings of each severity there are, the worst first; empty if there are none."""
    found = Counter(finding.severity for finding in findings)
    return ", ".join(counted(found[severity], severity.value) for severity in Severity if found[severity])
