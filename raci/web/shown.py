"""A document as the page shows it, and what of it has changed, as plain data."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from raci.lint import Severity
from raci.web.things_shown import (
    duty_shown,
    finding_shown,
    levels_of,
    notation_shown,
    notes_shown,
    role_shown,
    said_in,
    units_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from raci.lint import Finding
    from raci.model import Matrix
    from raci.web.documents import Document
    from raci.web.things_shown import Shown


def document_shown(document: Document) -> Shown:
    """Return a document whole."""
    matrix = document.matrix
    said = said_in(matrix)
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
    said = said_in(new) if new.marks or old.marks else {}
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
