"""Workbooks: letters changed in the XML of their cells; every other part, and every other cell, stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.errors import RaciError
from raci.in_memory import copied
from raci.menders.mender import Mender, Refusal
from raci.model.change import Restate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from raci.menders.mender import Mend
    from raci.menders.workbook_parts.drafting import Way
    from raci.menders.workbook_parts.recalculation import Recalculation
    from raci.menders.workbook_parts.sheet import Sheet
    from raci.model import Matrix, Place
    from raci.model.change import Change
    from raci.packages import Package

_NO_SHEET: Final = "the file has no such sheet"
_SIGNATURES: Final = "_xmlsignatures/"


def mend_workbook(source: Path, mends: Sequence[Mend], target: Path) -> tuple[Refusal, ...]:
    """Write a copy of a workbook in which the mends are made, and return those refused, each with its cell.

    New texts stand in their cells as inline strings, so that the shared strings stay; a cell keeps its style. The
    values of formulas that refer to a changed cell are taken out, and worked out anew when the workbook is opened.
    Raises RaciError where the file is damaged, encrypted, too large or signed.
    """
    from raci.menders.workbook_parts.archive import Package, rewritten  # noqa: PLC0415 - nothing costs until used
    from raci.menders.workbook_parts.changing import changed_parts  # noqa: PLC0415
    from raci.menders.workbook_parts.recalculation import Recalculation  # noqa: PLC0415

    with Package(source) as package:
        _unsigned(package)
        sheets = _sheets(package, mends)
        recalculation = Recalculation(package, {name: sheet.scan for name, sheet in sheets.items()})
        texts: dict[str, dict[Place, str]] = {name: {} for name in sheets}
        refused = tuple(_drafted(mends, sheets, recalculation, texts))
        if changed := changed_parts(package, sheets, texts, recalculation):
            rewritten(source, target, changed)
        else:
            copied(source, target)
    return refused


def _drafted(
    mends: Sequence[Mend],
    sheets: Mapping[str, Sheet],
    recalculation: Recalculation,
    texts: Mapping[str, dict[Place, str]],
) -> Iterator[Refusal]:
    """Put into `texts` what the mends make the cells of each sheet say; yield the mends that are refused."""
    from raci.menders.workbook_parts.drafting import Drafting  # noqa: PLC0415 - nothing costs until used
    from raci.menders.workbook_parts.followers import Followers  # noqa: PLC0415

    matrices = {id(mend.matrix): mend.matrix for mend in mends}
    followers = Followers(matrices.values(), sheets, recalculation)
    drafts: dict[int, Drafting] = {}
    for mend in mends:
        matrix = mend.matrix
        sheet = sheets.get(matrix.source.sheet or "")
        if sheet is None:
            yield Refusal(mend, matrix.source.whole, _NO_SHEET)
            continue
        if id(matrix) not in drafts:
            drafts[id(matrix)] = Drafting(matrix, sheet, _way(matrix, sheet), texts[sheet.name], followers)
        if refusal := drafts[id(matrix)].drafted(mend):
            yield refusal


def _unsigned(package: Package) -> None:
    if any(name.startswith(_SIGNATURES) for name in package.names):
        message = "the workbook is signed, and no longer would be; take the signature off first, or write a new file"
        raise RaciError("signed", message, str(package.path))


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
    places: dict[str, set[Place]] = {}
    for key, matrix in matrices.items():
        places.setdefault(matrix.source.sheet or "", set()).update(_places(matrix, changes[key]))
    return {
        name: Sheet(package, name, {row for row, _ in found}, {column for _, column in found})
        for name, found in places.items()
        if package.sheets.get(name) in package.names
    }


def _places(matrix: Matrix, changes: Iterable[Change]) -> Iterator[Place]:
    """Yield places whose rows and columns hold all that has to be known: cells that may change, and headings."""
    from raci.menders.workbook_parts.drafting import gone_marks  # noqa: PLC0415 - nothing costs until used
    from raci.menders.workbook_parts.name_lists import SAMPLE  # noqa: PLC0415

    source, listed = matrix.source, matrix.source.letter_columns
    cells, duties, roles = set(), set(), set()
    for change in changes:
        if isinstance(change, Restate) and change.part == "marks":
            yield from (mark.source for mark in gone_marks(matrix, change) if mark.source)
        cells.add((change.duty, change.role))
        duties.add(change.duty)
        roles.add(change.role)
    yield from (role.source for role in matrix.roles if role.source and role.key in roles)
    yield from (source.cells[cell] for cell in cells if cell in source.cells)
    for number, duty in enumerate(matrix.duties):
        if duty.source and (duty.key in duties or (listed and number < SAMPLE)):
            yield duty.source
    yield from ((source.area[0] or 1, column) for column in listed.values())


MENDER: Final = Mender("workbook", (".xlsx", ".xlsm", ".xltx", ".xltm"), mend_workbook)
