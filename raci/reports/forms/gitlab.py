"""The report for merge requests at GitLab: Code Quality, as its artifact `codequality` wants it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from raci.lint import Severity
from raci.reports.addresses import Addresses
from raci.reports.reporter import Reporter
from raci.reports.shown import encodable, shown
from raci.reports.told import told

if TYPE_CHECKING:
    from raci.reports.reporter import Run
    from raci.reports.told import Told

_SEVERITY: Final = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def document(run: Run) -> str:
    """Return the findings of a run, the worst first; what is allowed or in the baseline is not among them.

    A fingerprint is that of the finding and its file, since GitLab drops all but one of those that are equal.
    """
    addresses = Addresses(run.folder)
    issues = [_issue(each, addresses) for each in told(run) if not each.state]
    found = {each["fingerprint"]: each for each in reversed(issues)}  # the same file may have been named twice
    lines = ",\n".join(json.dumps(each) for each in reversed(found.values()))
    return f"[\n{lines}\n]" if found else "[]"


def _issue(each: Told, addresses: Addresses) -> dict[str, Any]:
    finding, place = each.finding, each.finding.location
    path = addresses.path(each.path)
    cell = f"{place.inside}: " if place.sheet is not None else ""
    lines = {"begin": max(1, place.row)} | ({"end": place.end_row} if place.end_row > place.row >= 1 else {})
    told_of = f"{path}\0{addresses.path(each.report.path)}\0{each.fingerprint}"
    return {
        "description": shown(f"{cell}{finding.message}"),
        "check_name": finding.rule,
        "fingerprint": hashlib.sha256(told_of.encode("utf-8", "backslashreplace")).hexdigest()[:32],
        "severity": _SEVERITY[finding.severity],
        "location": {"path": encodable(path), "lines": lines},
    }


REPORTER: Final = Reporter("gitlab", document)
