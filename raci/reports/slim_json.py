"""A slim report as JSON and back, for those who keep results: every field of it, and nothing that runs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from raci.layout.reading import Note
from raci.lint import Report
from raci.lint.allowing import Used
from raci.lint.finding import Confidence, Excerpt, Finding, Fix, Safety, Severity
from raci.model import Location
from raci.model.allowance import Allowance
from raci.records import values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def packed(report: Report) -> dict[str, Any]:
    """Return a slim report as a document of JSON; its summary is left out: what makes summaries knows their form."""
    return {
        "path": report.path,
        "findings": [_of_finding(each) for each in report.findings],
        "allowed": [_of_finding(each) for each in report.allowed],
        "known": [_of_finding(each) for each in report.known],
        "notes": [[each.kind, each.message, _of_place(each.location)] for each in report.notes],
        "rules": list(report.rules),
        "unreadable": report.unreadable,
        "foreign": report.foreign,
        "version": report.version,
        "allowances": [[_of_allowance(each.allowance), each.covers] for each in report.allowances],
        "held": report.held,
    }


def unpacked(document: Mapping[str, Any], summary: object = None) -> Report:
    """Return the report that was packed; raise KeyError, TypeError, ValueError or IndexError where it is none."""
    findings, allowed, known = (tuple(map(_finding, document[each])) for each in ("findings", "allowed", "known"))
    return Report(
        _text(document["path"]),
        findings,
        tuple(Note(kind, _text(message), _place(at)) for kind, message, at in document["notes"]),
        (),
        tuple(map(_text, document["rules"])),
        allowed,
        known,
        unreadable=bool(document["unreadable"]),
        foreign=bool(document["foreign"]),
        version=_text(document["version"]),
        allowances=tuple(Used(_allowance(said), int(covers)) for said, covers in document["allowances"]),
        held=int(document["held"]),
        summary=summary,
    )


def _of_finding(finding: Finding) -> list[Any]:
    fix, cells = finding.fix, finding.excerpt
    return [
        finding.rule, finding.name, finding.message, finding.severity.value, finding.confidence.value, finding.duty,
        list(finding.roles), _of_place(finding.location), [_of_place(each) for each in finding.related], finding.help,
        [fix.title, fix.safety.value, list(fix.said)] if fix else None,
        finding.allowed_by,
        [cells.duty, list(cells.roles), list(cells.cells), cells.more] if cells else None,
    ]  # fmt: skip


def _finding(told: Sequence[Any]) -> Finding:
    rule, name, message, severity, confidence, duty, roles, place, related, more, fix, allowed_by, cells = told
    return Finding(
        _text(rule), _text(name), _text(message), Severity(severity), Confidence(confidence), _text(duty),
        tuple(map(_text, roles)), _place(place), tuple(map(_place, related)), _text(more),
        Fix(_text(fix[0]), (), Safety(fix[1]), tuple(map(_text, fix[2]))) if fix else None,
        None if allowed_by is None else _text(allowed_by), (),
        Excerpt(_text(cells[0]), tuple(map(_text, cells[1])), tuple(map(_text, cells[2])), int(cells[3]))
        if cells else None,
    )  # fmt: skip


def _of_place(place: Location) -> list[Any]:
    return [place.path, place.sheet, place.row, place.column, place.end_row, place.end_column]


def _place(told: Sequence[Any]) -> Location:
    path, sheet, *numbers = told
    row, column, end_row, end_column = map(int, numbers)
    return Location(_text(path), None if sheet is None else _text(sheet), row, column, end_row, end_column)


def _of_allowance(said: Allowance) -> dict[str, Any]:
    until = said.until.isoformat() if said.until else None
    return values(said) | {"until": until, "at": _of_place(said.at) if said.at else None}


def _allowance(told: Mapping[str, Any]) -> Allowance:
    words = {name: _text(each) for name, each in told.items() if name not in {"until", "at"}}
    until = date.fromisoformat(told["until"]) if told["until"] else None
    return Allowance(**words, until=until, at=_place(told["at"]) if told["at"] else None)


def _text(said: object) -> str:
    if not isinstance(said, str):
        raise TypeError(f"{said!r:.60} is no text")
    return said
