"""What the cells of a matrix do not say exactly, as rows of the table that the reader looks it up in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from raci.layout.declared.cells import CellMeanings, Meaning
from raci.layout.declared.exact import kept_of, packed
from raci.layout.declared.exceptions import CELL, CELLS, LIMITS, MARK, SCOPE
from raci.layout.declared.forms import LIMITS as LIMITS_FORM
from raci.layout.declared.forms import SCOPE as SCOPE_FORM
from raci.writers.workbook.texts import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.model import Entry, Mark, Matrix, Notation

ExactRow: TypeAlias = tuple[str, str, str, str, str]
"""What it is about, the text in the cell, the duty, the role, and the meaning as JSON."""


def exact_rows(matrix: Matrix, entries: Sequence[Entry]) -> Iterator[ExactRow]:
    """Yield what a reader would take otherwise: texts that mean else, cells that do, scopes, amounts, marks."""
    reading = CellMeanings(matrix.notation, strangers_of(matrix.notation, entries))
    marks = _marks(matrix)
    yield from _texts(matrix, entries, reading, marks)
    for duty in matrix.duties:
        if duty.scope is not None and (scope := kept_of(SCOPE_FORM, duty.scope)):
            yield SCOPE, scope[0], duty.key, "", packed(scope[1])
        if duty.limits and (limits := kept_of(LIMITS_FORM, duty.limits)):
            yield LIMITS, limits[0], duty.key, "", packed(limits[1])
    if list(matrix.marks) != [mark for found in _in_order(matrix, marks) for mark in found]:
        for mark in matrix.marks:
            yield MARK, mark.text, mark.duty, mark.role, ""


def strangers_of(notation: Notation, entries: Sequence[Entry]) -> tuple[str, ...]:
    """Return the letters of some entries that their notation does not have."""
    known = {letter.letter for letter in notation.letters}
    return tuple(sorted({letter for entry in entries for letter in entry.letters} - known))


def _marks(matrix: Matrix) -> dict[tuple[str, str], list[Mark]]:
    found: dict[tuple[str, str], list[Mark]] = {}
    for mark in matrix.marks:
        found.setdefault((mark.duty, mark.role), []).append(mark)
    return found


def _in_order(matrix: Matrix, marks: dict[tuple[str, str], list[Mark]]) -> Iterator[list[Mark]]:
    """Yield the marks of each cell as a reader meets them, row by row."""
    if not marks:
        return
    roles = {role.key: place for place, role in enumerate(matrix.roles)}
    by_duty: dict[str, list[str]] = {}
    for duty, role in marks:
        if role in roles:
            by_duty.setdefault(duty, []).append(role)
    for each in matrix.duties:
        for role in sorted(by_duty.get(each.key, ()), key=roles.__getitem__):
            yield marks[each.key, role]


def _texts(
    matrix: Matrix, entries: Sequence[Entry], reading: CellMeanings, marks: dict[tuple[str, str], list[Mark]]
) -> Iterator[ExactRow]:
    """Yield the texts that mean something else than anybody reads, and cells that mean else than their text."""
    meant: dict[str, Meaning] = {}
    apart: set[str] = set()
    for each in entries:
        _note(meant, apart, cell_text(each), Meaning(each))
    rows = {duty.key: row for duty, row in zip(matrix.duties, matrix.rows, strict=True)} if marks else {}
    known = {role.key for role in matrix.roles} if marks else set()
    for (duty, role), found in marks.items():
        if duty in rows and role in known:
            texts = tuple(mark.text for mark in found)
            entry = rows[duty].get(role)
            _note(meant, apart, cell_text(entry, texts), Meaning(entry, texts))
    for text, meaning in meant.items():
        if text not in apart and reading.read(text)[:2] != meaning[:2]:
            yield CELLS, text, "", "", _packed(meaning)
    if apart:
        yield from _cells(matrix, marks, apart)


def _note(meant: dict[str, Meaning], apart: set[str], text: str, meaning: Meaning) -> None:
    if meant.setdefault(text, meaning)[:2] != meaning[:2] or not text:
        apart.add(text)


def _cells(matrix: Matrix, marks: dict[tuple[str, str], list[Mark]], apart: set[str]) -> Iterator[ExactRow]:
    """Yield each cell whose text means one thing here and another there."""
    for duty, row in zip(matrix.duties, matrix.rows, strict=True):
        for role in matrix.roles:
            entry = row.get(role.key)
            texts = tuple(mark.text for mark in marks.get((duty.key, role.key), ()))
            if (entry or texts) and (text := cell_text(entry, texts)) in apart:
                yield CELL, text, duty.key, role.key, _packed(Meaning(entry, texts))


def _packed(meaning: Meaning) -> str:
    said: list[Any] = [[], "", list(meaning.marks)]
    if meaning.entry:
        said[:2] = [list(meaning.entry.letters), meaning.entry.remark]
    return packed(said)
