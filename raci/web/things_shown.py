"""The things of a document as the page shows them: letters, roles, duties, findings, as plain data."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from raci.model import Participation
from raci.palette import palette

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from raci.layout.reading import Note
    from raci.lint import Finding
    from raci.model import Duty, Matrix, Notation, Role, Row

Shown: TypeAlias = "dict[str, Any]"


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


def said_in(matrix: Matrix) -> dict[str, dict[str, str]]:
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
