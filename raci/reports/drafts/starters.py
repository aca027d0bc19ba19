"""Starters, drafts made of them, and what a matrix lacks, for people and for programs."""

from __future__ import annotations

import json as _json
from typing import TYPE_CHECKING, Any

from raci.levels import each_of, is_whole
from raci.reports.terminal import plain
from raci.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from raci.model import Matrix, Scope
    from raci.model.change import Change


def catalogue_json(known: Iterable[Any]) -> str:
    """Return the starters of a catalogue as JSON: name, title, summary, practice, how many duties and roles."""
    names = ("name", "title", "summary", "practice", "duties", "roles")
    return _dump({"starters": [{name: getattr(each, name) for name in names} for each in known]})


def draft_json(matrix: Matrix, told: Sequence[str]) -> str:
    """Return a draft as JSON: its roles, its duties (one for each role and letter), and what is open as questions.

    A scope is the name of its tier; nothing has a place (`at`), since no text was read.
    """
    names = {role.key: role.name for role in matrix.roles}
    roles = [
        {
            "name": role.name,
            "level": role.level,
            "scope": _tier(role.scope),
            "reports_to": names.get(role.reports_to or ""),
        }
        for role in matrix.roles
    ]
    duties = [
        {
            "name": duty.name,
            "role": names[role],
            "letter": str(entry),
            "scope": _tier(duty.scope),
            "at": None,
            "description": "",
        }
        for duty, row in zip(matrix.duties, matrix.rows, strict=True)
        for role, entry in row.items()
    ]
    return _dump(
        {"roles": roles, "duties": duties, "questions": [{"text": each, "at": None, "path": None} for each in told]}
    )


def proposals_json(proposals: Iterable[Any]) -> str:
    """Return what a matrix lacks as JSON: the duty, the cells it would get, the reason, and what stays open."""
    found = [
        {"duty": each.change.duty, "cells": _cells(each.change), "reason": each.reason, "open": each.open}
        for each in proposals
    ]
    return _dump({"proposals": found})


def proposals_text(proposals: Iterable[Any]) -> Iterator[str]:
    """Yield what a matrix lacks as lines for people: the duty with the cells it would get, and below it the reason."""
    for each in proposals:
        change = each.change
        told = ", ".join(f"{role}: {letters}" for role, letters in _cells(change).items())
        mark = "+ " if hasattr(change, "cells") else "  "
        yield plain(f"{mark}{change.duty}  {told}".rstrip())
        yield plain(f"      {each.reason}{f'; {each.open}' if each.open else ''}")


def _cells(change: Change) -> dict[str, str]:
    given = getattr(change, "cells", None)
    if given is None:
        return {change.role: "/".join(getattr(change, "letters", ()))}
    return {role: "/".join(letters) for role, letters, _ in given}


def _tier(scope: Scope | None) -> str | None:
    if scope is None or not scope.units:
        return None
    word = str(scope)
    return each_of(word) or ("organization" if is_whole(word) else word)


def _dump(document: dict[str, Any]) -> str:
    return _json.dumps({"version": VERSION, **document}, ensure_ascii=False, indent=1)
