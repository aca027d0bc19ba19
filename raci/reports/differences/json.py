"""What changed, as JSON: the sentences with what they are about, every change, and the findings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from raci.reports.differences.text import status_of
from raci.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.compare import Told
    from raci.lint import Finding
    from raci.model.change import Change
    from raci.reports.differences.compared import Compared, ComparedMatrix


def differences(found: Iterable[Compared]) -> str:
    """Return what changed as JSON: `{"version", "files": [{"old", "new", "accountability_changed", …}]}`."""
    return json.dumps({"version": VERSION, "files": [_compared(each) for each in found]}, ensure_ascii=False, indent=1)


def _compared(compared: Compared) -> dict[str, Any]:
    return {
        "old": compared.old,
        "new": compared.new,
        "accountability_changed": bool(compared.accountability),
        "matrices": [_matrix(each) for each in compared.matrices],
        "introduced": [_finding(each) for each in compared.introduced],
        "resolved": [_finding(each) for each in compared.resolved],
    }


def _matrix(each: ComparedMatrix) -> dict[str, Any]:
    return {
        "title": each.title,
        "status": {"new matrix": "new", "matrix gone": "gone", "": "changed" if each.changes else "same"}[
            status_of(each)
        ],
        "told": [_told(one) for one in each.told],
        "changes": [_change(one) for one in each.changes],
    }


def _told(told: Told) -> dict[str, Any]:
    return {
        "kind": told.kind,
        "text": told.text,
        "duty": told.duty or None,
        "role": told.role or None,
        "before": list(told.before),
        "after": list(told.after),
    }


def _change(change: Change) -> dict[str, Any]:
    said: dict[str, Any] = {"change": type(change).__name__, "duty": change.duty or None, "role": change.role or None}
    letters = getattr(change, "letters", None)
    return said | ({"letters": list(letters)} if letters is not None else {}) | {"text": str(change)}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "location": str(finding.location),
        "duty": finding.duty or None,
        "roles": list(finding.roles),
    }
