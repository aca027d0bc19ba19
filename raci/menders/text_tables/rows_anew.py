"""Rows that come and go: a duty's line is taken out, or a new one is written beside its neighbour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.layout.lexicon import is_heading
from raci.layout.scopes import scope_of
from raci.menders.splicing import UnfitError
from raci.names import squeeze
from raci.records import record

if TYPE_CHECKING:
    from raci.menders.text_tables.cells import MatrixCells
    from raci.menders.text_tables.rows import Row
    from raci.model import Duty, Matrix, Scope
    from raci.model.change import Add


@record
class NewRow:
    """A row to be written: at an offset of the text, like the row of a neighbour, with texts by index of cell."""

    at: int
    like: Row
    texts: dict[int, str]


def must_be_plain(matrix: Matrix) -> None:
    """Raise UnfitError where the rows of a table are not its duties."""
    if matrix.source.across:
        raise UnfitError("the duties stand in columns: columns are not added or taken out")
    if matrix.source.letter_columns:
        raise UnfitError("rows of names are not added or taken out: do it by hand")


def taken_out(cells: MatrixCells, duty: Duty) -> Row:
    """Return the row of a duty that is to go; raise UnfitError where it cannot."""
    must_be_plain(cells.matrix)
    row = cells.row_of(duty)
    for role in cells.matrix.roles[:1]:
        cells.at(duty, role)
    if reason := cells.table.whole(row):
        raise UnfitError(reason)
    if f"{duty.key} #2" in cells.duties:
        raise UnfitError("another duty has the same name, and would be taken for this one")
    return row


def new_row(cells: MatrixCells, change: Add) -> NewRow:
    """Return the row of a duty that is to come; raise UnfitError where it cannot be written."""
    must_be_plain(cells.matrix)
    what = change.what
    before = cells.duty(change.before) if change.before is not None else None
    beside = _beside(cells, what, before)
    like = cells.row_of(beside)
    if reason := cells.table.whole(like):
        raise UnfitError(reason)
    texts = _labels(cells, what, beside, like)
    for key, letters, remark in change.cells:
        texts[cells.index_of(cells.role(key))] = cells.code(letters, remark)
    if max(texts) >= len(like.cells):
        raise UnfitError("the row it would stand beside is too short")
    return NewRow(like.start if beside is before else like.end, like, texts)


def _beside(cells: MatrixCells, what: Duty, before: Duty | None) -> Duty:
    """Return the neighbour a new duty stands beside: one in its section."""
    duties = cells.matrix.duties
    place = cells.duties[before.key] if before else len(duties)
    near = [each for each in (before, duties[place - 1] if place else None) if each is not None]
    fitting = [each for each in near if each.section == what.section]
    if not fitting:
        raise UnfitError("no duty beside it stands in its section")
    return fitting[0]


def _labels(cells: MatrixCells, what: Duty, beside: Duty, like: Row) -> dict[int, str]:
    """Return what stands left of the letters: the name, the section as beside it, the scope, and the number."""
    if what.parent is not None or what.limits:
        raise UnfitError("the table has no column for the duty it stands under, or for an amount")
    named = cells.index_of(beside)
    roles = {cells.index_of(role) for role in cells.matrix.roles}
    said = cells.table.said(like, named)
    texts = {named: said[: len(said) - len(said.lstrip())] + what.name}
    for index in range(len(like.cells)):
        text = squeeze(cells.table.said(like, index))
        if index in roles or index == named or not text:
            continue
        if text in beside.section:
            texts[index] = text
        elif what.number and text == beside.number:
            texts[index] = what.number
    if what.scope is not None:
        texts[_scope_index(cells)] = _scope_text(what.scope)
    return texts


def _scope_index(cells: MatrixCells) -> int:
    head = cells.row_of(cells.matrix.roles[0])
    found = (index for index in range(len(head.cells)) if is_heading(cells.table.said(head, index), "scope"))
    index = next(found, None)
    if index is None:
        raise UnfitError("the table has no column for its scope")
    return index


def _scope_text(scope: Scope) -> str:
    tried = str(scope) if len(scope.units) == 1 and not scope.units[0][0] else ""
    text = tried or "; ".join(f"{dimension}: {unit}" for dimension, unit in scope.units)
    if scope_of(text) != scope:
        raise UnfitError(f"no cell says the scope {scope}")
    return text
