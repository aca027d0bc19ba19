"""The same as JSON, for programs: a report, and what was read out of a file."""

from __future__ import annotations

import json as _json
from typing import TYPE_CHECKING, Any

from raci.reports.shown import inert
from raci.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.layout.reading import Note, Understanding
    from raci.lint import Finding, Report
    from raci.lint.allowing import Used
    from raci.model import Location, Matrix


def reports(found: Iterable[Report]) -> str:
    """Return reports as one JSON document: `{"version", "files": [{"path", "findings", "notes", …}]}`."""
    files = [_report(report) for report in found]
    return _dump({"version": VERSION, "files": files})


def understanding(path: str, found: Understanding) -> str:
    """Return what was read as JSON: matrices with roles, duties and assignments, and the notes."""
    notes = [*found.notes, *(note for reading in found.readings for note in reading.notes)]
    return _dump(
        {
            "path": path,
            "matrices": [_matrix(reading.matrix, reading.decisions) for reading in found.readings],
            "notes": [_note(note) for note in notes],
        }
    )


def _dump(document: dict[str, Any]) -> str:
    return inert(_json.dumps(document, ensure_ascii=False, indent=1))


def _report(report: Report) -> dict[str, Any]:
    return {
        "path": report.path,
        "unreadable": report.unreadable,
        "findings": [_finding(finding) for finding in report.findings],
        "notes": [_note(note) for note in report.notes],
        "allowed": [_finding(finding) for finding in report.allowed],
        "known": [_finding(finding) for finding in report.known],
        "allowances": [_allowance(used) for used in report.allowances],
        "rules": list(report.rules),
        "version": report.version,
    }


def _allowance(used: Used) -> dict[str, Any]:
    said = used.allowance
    return {
        "rule": said.rule,
        "duty": said.duty,
        "role": said.role,
        "paths": said.path,
        "reason": said.reason,
        "owner": said.owner,
        "until": said.until.isoformat() if said.until else None,
        "flaw": said.flaw,
        "location": _location(said.at) if said.at else None,
        "covers": used.covers,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    fix = finding.fix
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "help": finding.help,
        "duty": finding.duty,
        "roles": list(finding.roles),
        "at": finding.location.inside,
        "location": _location(finding.location),
        "related": [_location(each) for each in finding.related],
        "fix": {"title": fix.title, "safety": fix.safety.value, "changes": list(fix.said)} if fix else None,
        "allowed_by": finding.allowed_by,
    }


def _location(location: Location) -> dict[str, Any]:
    return {"path": location.path, "sheet": location.sheet, "row": location.row, "column": location.column}


def _note(note: Note) -> dict[str, str]:
    return {"kind": note.kind, "message": note.message, "at": note.location.inside}


def _matrix(matrix: Matrix, decisions: tuple[str, ...]) -> dict[str, Any]:
    return {
        "name": matrix.title,
        "where": matrix.source.whole.inside,
        "notation": matrix.notation.name,
        "letters": {letter.letter: letter.meaning for letter in matrix.notation.letters},
        "roles": [
            {
                "name": role.name,
                "group": " / ".join(role.group),
                "aliases": list(role.aliases),
                "holders": list(role.holders),
                "level": role.level,
                "scope": str(role.scope or ""),
                "reports_to": role.reports_to,
            }
            for role in matrix.roles
        ],
        "duties": [
            {
                "name": duty.name,
                "section": list(duty.section),
                "number": duty.number,
                "scope": str(duty.scope or ""),
                "at": matrix.locate(duty).inside,
                "assignments": {key: "".join(entry.letters) for key, entry in row.items()},
            }
            for duty, row in zip(matrix.duties, matrix.rows, strict=True)
        ],
        "marks": [{"text": mark.text, "duty": mark.duty, "role": mark.role} for mark in matrix.marks],
        "organization": str(matrix.organization.locate()) if matrix.organization else None,
        "joins": {found.role: found.to for found in matrix.joins},
        "left_out": list(matrix.left_out),
        "layout": list(decisions),
    }
