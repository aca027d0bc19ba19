"""Workbooks: letters changed in the XML of their cells; every other part, and every other cell, stays as it is."""

from __future__ import annotations

from shutil import copyfile
from typing import TYPE_CHECKING, Final

from raci.menders.mender import Mender, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from raci.menders.mender import Mend
    from raci.menders.workbook_parts.drafting import Way
    from raci.menders.workbook_parts.sheet import Sheet
    from raci.model import Matrix, Place
    from raci.model.change import Change
    from raci.packages import Package

_NO_SHEET: Final = "the file has no such sheet"


def mend_workbook(source: Path, mends: Sequence[Mend], target: Path) -> tuple[Refusal, ...]:
    """Write a copy of a workbook in which the mends are made, and return those refused, each with its cell.

    New texts stand in their cells as inline strings, so that the shared strings stay; a cell keeps its style. The
    values of formulas that refer to a changed cell are taken out, and worked out anew when the workbook is opened.
    Raises UnreadableError where the file is damaged, encrypted or too large.
    """
    from raci.menders.workbook_parts.archive import Package, rewritten  # noqa: PLC0415 - nothing costs until used
    from raci.menders.workbook_parts.changing import changed_parts  # noqa: PLC0415
    from raci.menders.workbook_parts.drafting import Drafting  # noqa: PLC0415

    refused: list[Refusal] = []
    with Package(source) as package:
        sheets = _sheets(package, mends)
        texts: dict[str, dict[Place, str]] = {name: {} for name in sheets}
        drafts: dict[int, Drafting] = {}
        for mend in mends:
            sheet = sheets.get(mend.matrix.source.sheet or "")
            if sheet is None:
                refused.append(Refusal(mend, mend.matrix.source.whole, _NO_SHEET))
                continue
            if id(mend.matrix) not in drafts:
                way = _way(mend.matrix, sheet)
                drafts[id(mend.matrix)] = Drafting(mend.matrix, sheet, way, texts[sheet.name])
            if refusal := drafts[id(mend.matrix)].drafted(mend):
                refused.append(refusal)
        changed = changed_parts(package, sheets.values(), texts)
        if changed:
            rewritten(source, target, changed)
        else:
            copyfile(source, target)
    return tuple(refused)


def _way(matrix: Matrix, sheet: Sheet) -> Way:
    from raci.menders.workbook_parts.letter_cells import LetterCells  # noqa: PLC0415 - nothing costs until used
    from raci.menders.workbook_parts.name_lists import NameLists  # noqa: PLC0415

    return NameLists(matrix, sheet) if matrix.source.letter_columns else LetterCells(matrix, sheet)


def _sheets(package: Package, mends: Iterable[Mend]) -> dict[str, Sheet]:
    """Return the sheets that mends are about, by name."""
    from raci.menders.workbook_parts.sheet import Sheet  # noqa: PLC0415 - nothing costs until used

    changes: dict[int, list[Change]] = {}
    matrices: dict[int, Matrix] = {}
    for mend in mends:
        matrices[id(mend.matrix)] = mend.matrix
        changes.setdefault(id(mend.matrix), []).extend(mend.changes)
    rows: dict[str, set[int]] = {}
    for key, matrix in matrices.items():
        held = rows.setdefault(matrix.source.sheet or "", set())
        held |= _rows_of(matrix, changes[key]) | _rows_of_all(matrix)
    return {
        name: Sheet(package, name, package.sheets[name], held)
        for name, held in rows.items()
        if package.sheets.get(name) in package.names
    }


def _rows_of(matrix: Matrix, changes: Iterable[Change]) -> set[int]:
    """Return the rows of the sheet in which changes may change a cell."""
    duties, roles = {change.duty for change in changes}, {change.role for change in changes}
    places = [duty.source for duty in matrix.duties if duty.key in duties]
    if matrix.source.across:
        places += [role.source for role in matrix.roles if role.key in roles]
    cells = matrix.source.cells
    places += [cells[change.duty, change.role] for change in changes if (change.duty, change.role) in cells]
    return {place[0] for place in places if place}


def _rows_of_all(matrix: Matrix) -> set[int]:
    """Return the rows that say how a matrix is written: its headings, and for lists of names some of its duties."""
    from raci.menders.workbook_parts.name_lists import SAMPLE  # noqa: PLC0415 - nothing costs until used

    places = [role.source for role in matrix.roles]
    if matrix.source.letter_columns:
        places += [duty.source for duty in matrix.duties[:SAMPLE]]
    return {place[0] for place in places if place}


MENDER: Final = Mender("workbook", (".xlsx", ".xlsm", ".xltx", ".xltm"), mend_workbook)
