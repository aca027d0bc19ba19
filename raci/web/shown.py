"""A document as the page shows it: rows, columns, findings and counts as plain data."""

from __future__ import annotations

from collections import Counter
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from raci.lint import Severity
from raci.model import Participation
from raci.palette import palette

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from raci.layout.reading import Note
    from raci.lint import Finding
    from raci.model import Duty, Matrix, Notation, Role, Row
    from raci.web.documents import Document

Shown: TypeAlias = "dict[str, Any]"


def document_shown(document: Document) -> Shown:
    """Return a document whole."""
    matrix = document.matrix
    said = _said_in(matrix)
    return {
        "id": document.id,
        "name": document.source.name,
        "version": document.version,
        "readOnly": document.read_only,
        "matrices": [
            {"index": place, "title": each.matrix.title, "sheet": each.matrix.source.sheet or ""}
            for place, each in enumerate(document.readings)
        ],
        "matrix": document.index,
        "title": matrix.title,
        "notation": notation_shown(matrix.notation),
        "roles": [role_shown(each) for each in matrix.roles],
        "duties": [duty_shown(each, row, said) for each, row in zip(matrix.duties, matrix.rows, strict=True)],
        "findings": [finding_shown(key, each) for key, each in document.found.items()],
        "levels": levels_of(matrix),
        "units": units_of(matrix),
        "doubts": notes_shown(document.notes),
        **state_shown(document),
    }


def state_shown(document: Document) -> Shown:
    """Return what changes with every edit beside rows, columns and findings."""
    return {
        "version": document.version,
        "counts": counts(document.found.values()),
        "undo": document.history.undo_title,
        "redo": document.history.redo_title,
        "changed": document.changed,
    }


class Before:
    """A document as it was before something was done to it."""

    def __init__(self, document: Document) -> None:
        self._understanding, self._index = document.understanding, document.index
        self._matrix, self._found = document.matrix, document.found
        self._edits = list(document.history.edits)

    def difference(self, document: Document) -> Shown:
        """Return what is different now; the whole document where another matrix is shown, or it was read anew."""
        log = _log(self._edits, document.history.edits)
        if document.understanding is not self._understanding or document.index != self._index:
            return {**document_shown(document), "log": log}
        old, new = self._matrix, document.matrix
        found = document.found
        known = self._found
        added = [
            finding_shown(key, each)
            for key, each in found.items()
            if known.get(key) is not each and known.get(key) != each
        ]
        return {
            **_merged(_rows_changed(old, new), _columns_changed(old, new)),
            "findings": {"added": added, "removed": [key for key in self._found if key not in found]},
            **state_shown(document),
            "log": log,
        }


def _rows_changed(old: Matrix, new: Matrix) -> Shown:
    before = {duty.key: (duty, row) for duty, row in zip(old.duties, old.rows, strict=True)}
    said = _said_in(new) if new.marks or old.marks else {}
    every = new.marks is not old.marks
    changed = []
    for duty, row in zip(new.duties, new.rows, strict=True):
        known = before.get(duty.key)
        if every or known is None or known[0] is not duty or known[1] is not row:
            changed.append(duty_shown(duty, row, said))
    shown: Shown = {"duties": changed}
    keys = [each.key for each in new.duties]
    if keys != list(before):
        present = set(keys)
        shown["order"] = {"duties": keys}
        shown["gone"] = {"duties": [key for key in before if key not in present]}
    return shown


def _columns_changed(old: Matrix, new: Matrix) -> Shown:
    before = {role.key: role for role in old.roles}
    shown: Shown = {"roles": [role_shown(each) for each in new.roles if before.get(each.key) is not each]}
    keys = [each.key for each in new.roles]
    if keys != list(before):
        present = set(keys)
        shown["order"] = {"roles": keys}
        shown["gone"] = {"roles": [key for key in before if key not in present]}
    return shown


def _merged(one: Shown, other: Shown) -> Shown:
    return {
        name: {**one[name], **other[name]} if name in one and name in other else one.get(name, other.get(name))
        for name in (*one, *other)
    }


def _log(before: Sequence[Any], after: Sequence[Any]) -> Shown:
    same = 0
    for one, other in zip(before, after, strict=False):
        if one is not other:
            break
        same += 1
    return {"keep": same, "add": list(after[same:])}


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """Return how many findings there are of each severity."""
    found = Counter(map(attrgetter("severity"), findings))
    return {severity.value: found[severity] for severity in Severity}


@cache
def notation_shown(notation: Notation) -> Shown:
    """Return the letters of a notation with their looks, and the texts a cell may hold."""
    looks = palette()
    letters = []
    for each in notation.letters:
        look = looks.get(each.participation) or looks[Participation.OTHER]
        letters.append(
            {
                "letter": each.letter,
                "meaning": each.meaning,
                "participation": each.participation.value,
                "colour": look.fill,
                "text": look.text,
                "atLeast": each.at_least,
                "atMost": each.at_most,
            }
        )
    pairs = ["/".join(notation.entry(_letters_of(pair, notation)).letters) for pair in notation.combine]
    return {
        "name": notation.name,
        "title": notation.title,
        "letters": letters,
        "combinations": [*(each.letter for each in notation.letters), *dict.fromkeys(pairs)],
    }


def _letters_of(pair: str, notation: Notation) -> tuple[str, ...]:
    for end in range(1, len(pair)):
        one, other = pair[:end].strip("/+ "), pair[end:].strip("/+ ")
        if one in notation and other in notation:
            return one, other
    return (pair,)


def role_shown(role: Role) -> Shown:
    """Return a column."""
    return {
        "key": role.key,
        "name": role.name,
        "level": role.level or "",
        "scope": str(role.scope or ""),
        "unit": " › ".join(role.group),
        "kind": role.kind,
        "holders": list(role.holders),
        "vacant": role.vacant,
    }


def duty_shown(duty: Duty, row: Row, said: Mapping[str, Mapping[str, str]]) -> Shown:
    """Return a row: `cells` holds the text of each role that takes part, `said` what stands there and is no letter."""
    cells = {key: f"{entry} ({entry.remark})" if entry.remark else str(entry) for key, entry in row.items()}
    shown: Shown = {"key": duty.key, "name": duty.name, "section": list(duty.section), "cells": cells}
    if duty.number:
        shown["number"] = duty.number
    if duty.scope:
        shown["scope"] = str(duty.scope)
    if duty.parent:
        shown["parent"] = duty.parent
    if marks := said.get(duty.key):
        shown["said"] = marks
    return shown


def _said_in(matrix: Matrix) -> dict[str, dict[str, str]]:
    """Return what cells say that is no letter: by duty, then by role."""
    found: dict[str, dict[str, str]] = {}
    for mark in matrix.marks:
        if mark.duty and mark.role:
            row = found.setdefault(mark.duty, {})
            row[mark.role] = f"{row[mark.role]}; {mark.text}" if mark.role in row else mark.text
    return found


def finding_shown(key: str, finding: Finding) -> Shown:
    """Return one finding; `role` is the first of `roles`, all of them are concerned."""
    fix = finding.fix
    return {
        "id": key,
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "help": finding.help,
        "duty": finding.duty or None,
        "role": finding.roles[0] if finding.roles else None,
        "roles": list(finding.roles),
        "where": finding.location.inside,
        "fix": {"title": fix.title, "safety": fix.safety.value, "makes": bool(fix.changes)} if fix else None,
    }


def notes_shown(notes: Sequence[Note]) -> list[Shown]:
    """Return what was doubtful or left out when the file was read."""
    return [{"kind": each.kind, "message": each.message, "where": each.location.inside} for each in notes]


def levels_of(matrix: Matrix) -> list[Shown]:
    """Return the levels a role may have, the highest first."""
    from raci.levels import ladder  # noqa: PLC0415 - nothing costs until used

    known = matrix.organization.levels if matrix.organization and matrix.organization.levels else ladder()
    return [{"key": each.key, "name": each.name} for each in known]


def units_of(matrix: Matrix) -> list[Shown]:
    """Return the units a scope may name."""
    units = matrix.organization.units if matrix.organization else ()
    return [
        {"key": each.key, "name": each.name, "tier": each.tier or "", "within": each.parent or ""} for each in units
    ]
