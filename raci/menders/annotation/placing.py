"""Which cell each finding's note goes to, and which findings have none in this workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

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


class Whereabouts:
    """What a workbook holds: which findings stand in it, and in which cell."""

    def __init__(self, source: Path, sheets: Collection[str]) -> None:
        self._source, self._sheets = source, sheets
        self._ours = {"": True}

    def holds(self, finding: Finding) -> bool:
        """Tell whether a finding stands in this workbook, and in no other file."""
        path = finding.location.path
        if path not in self._ours:
            self._ours[path] = _same(path, self._source)
        return self._ours[path]

    def cell(self, finding: Finding) -> Place | None:
        """Return the cell of a finding: the first one of a range, or of a row; None where it has none."""
        at = finding.location
        known = self.holds(finding) and at.sheet in self._sheets
        return (at.row, at.column or 1) if known and 0 < at.row <= LAST_ROW and at.column <= LAST_COLUMN else None


def placed(findings: Iterable[Finding], where: Whereabouts) -> tuple[dict[str, Cells], list[Left]]:
    """Return the findings by sheet and cell, and those without a cell in this workbook."""
    by_sheet: dict[str, Cells] = {}
    left: list[Left] = []
    for finding in findings:
        cell = where.cell(finding)
        if cell:
            by_sheet.setdefault(finding.location.sheet or "", {}).setdefault(cell, []).append(finding)
        else:
            left.append(Left(finding, NO_CELL if where.holds(finding) else ELSEWHERE))
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
