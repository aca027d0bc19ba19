"""Which cell each finding's note goes to, and which findings have none in this workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from raci.lint import Finding
    from raci.model.location import Place

MOST_NOTES: Final = 1000
"""How many notes a sheet gets: with more of them it is no longer looked at, and slow in every office program."""
LAST_ROW: Final = 1 << 20
LAST_COLUMN: Final = 1 << 14

Cells = dict["Place", list["Finding"]]


class Left(NamedTuple):
    """A finding that got no note, and why, as the end of a sentence."""

    finding: Finding
    reason: str


ELSEWHERE: Final = "it stands in another file"
NO_CELL: Final = "it has no cell"


def placed(findings: Iterable[Finding], source: Path, sheets: Mapping[str, str]) -> tuple[dict[str, Cells], list[Left]]:
    """Return the findings by sheet and cell, and those without a cell in this workbook.

    A range is told at its first cell, a row at its first column.
    """
    by_sheet: dict[str, Cells] = {}
    left: list[Left] = []
    ours: dict[str, bool] = {"": True}
    for finding in findings:
        at = finding.location
        if at.path not in ours:
            ours[at.path] = _same(at.path, source)
        if not ours[at.path]:
            left.append(Left(finding, ELSEWHERE))
        elif not sheets.get(at.sheet or "") or not 0 < at.row <= LAST_ROW or at.column > LAST_COLUMN:
            left.append(Left(finding, NO_CELL))
        else:
            cell = at.row, at.column or 1
            by_sheet.setdefault(at.sheet or "", {}).setdefault(cell, []).append(finding)
    return by_sheet, left


def _same(path: str, source: Path) -> bool:
    if Path(path) == source:
        return True
    try:
        return Path(path).samefile(source)
    except (OSError, ValueError):
        return False


def merged_together(cells: Cells, first_of: Mapping[Place, Place]) -> Cells:
    """Return the findings with those inside a merged area at its first cell, the worst first in each cell."""
    found: Cells = {}
    for cell, findings in cells.items():
        found.setdefault(first_of.get(cell, cell), []).extend(findings)
    return {cell: sorted(each, key=_badness) for cell, each in found.items()}


def worst_first(cells: Cells, most: int = MOST_NOTES) -> tuple[Cells, list[Left]]:
    """Return the cells that get a note, in the order of the sheet, and the findings of those that are too many."""
    if len(cells) <= most:
        return dict(sorted(cells.items())), []
    ordered = sorted(cells, key=lambda cell: (_badness(cells[cell][0]), cell))
    reason = f"a sheet gets {most:,} notes, and the worse ones come first"
    left = [Left(finding, reason) for cell in ordered[most:] for finding in cells[cell]]
    return {cell: cells[cell] for cell in sorted(ordered[:most])}, left


def _badness(finding: Finding) -> int:
    return finding.severity.rank
