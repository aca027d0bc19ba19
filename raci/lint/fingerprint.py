"""What identifies a finding from run to run: its rule, what it is about and the scope, never where it stands."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from raci.lint.subject import Subjects

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.lint.finding import Finding
    from raci.lint.report import Report
    from raci.lint.subject import Identity


def fingerprints(report: Report, findings: Iterable[Finding] | None = None) -> tuple[str, ...]:
    """Return a fingerprint of 32 hexadecimal digits for each finding of a report, or for others about its matrices.

    It is made of the rule, and of what the finding is about: section and name of its duties (or the keys they were
    given) with their scopes, the keys of its roles, and what else tells it from others. The order of rows and columns
    changes nothing. No two of them are equal: the second finding that says the same of the same things is numbered.
    """
    subjects = Subjects(report.matrices)
    seen: Counter[Identity] = Counter()
    made = []
    for finding in report.findings if findings is None else findings:
        identity = subjects.of(finding).identity()
        made.append(fingerprint(identity, seen[identity]))
        seen[identity] += 1
    return tuple(made)


def fingerprint(identity: Identity, number: int = 0) -> str:
    """Return the fingerprint of a finding by what tells it from others, if so many equal ones come before it."""
    rule, duties, roles, words = identity
    told = "\2".join("\1".join((*place, scope)) for place, scope in duties)
    text = "\0".join((rule, told, "\1".join(roles), "\1".join(words), str(number)))
    return hashlib.sha256(text.encode()).hexdigest()[:32]
