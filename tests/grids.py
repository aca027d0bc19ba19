"""Grids written as lists or as text, and what is read out of them; the tests of the layout floor start here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from raci.layout.crop import parse_range
from raci.layout.grid import Flaw, Grid, Style
from raci.layout.interpret import interpret
from raci.settings import LayoutSettings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from raci.layout.grid import Value
    from raci.layout.reading import Reading, Understanding
    from raci.model import Matrix

PLAIN = """
Task            | Manager | Clerk
Approve invoice | A       | R
Pay invoice     | A       | R
File invoice    | I       | A/R
"""
"""A matrix that nobody can misread: two roles, three duties."""


class Looks:
    """What a workbook says of looks: cells, counted from 0, that are bold, indented or shown in another way."""

    def __init__(
        self,
        bold: Sequence[tuple[int, int]] = (),
        indents: Mapping[tuple[int, int], int] | None = None,
        shown: Mapping[tuple[int, int], str] | None = None,
    ) -> None:
        self._bold = frozenset(bold)
        self._indents = indents or {}
        self._shown = shown or {}
        self.indented = bool(indents)

    def of(self, row: int, column: int) -> Style:
        """Return the look of a cell, counted from 0."""
        return Style(bold=(row, column) in self._bold, indent=self._indents.get((row, column), 0))

    def shown(self, row: int, column: int, value: float) -> str:
        """Return a number as its number format shows it."""
        return self._shown.get((row, column), str(value))


def table(text: str) -> list[list[str]]:
    """Return the cells of a text with a line for each row and a bar between cells; a blank line is an empty row."""
    lines = text.strip("\n").splitlines()
    return [[cell.strip().replace("\\n", "\n") for cell in line.split("|")] for line in lines]


def grid(
    rows: str | Sequence[Sequence[Value]],
    merges: str = "",
    looks: Looks | None = None,
    flaws: Sequence[Flaw] = (),
    **facts: Any,  # noqa: ANN401 - fields of a grid
) -> Grid:
    """Return the grid of a sheet `Plan`; `merges` are areas such as `A1:C1 B4:B6`."""
    cells = table(rows) if isinstance(rows, str) else rows
    areas = tuple(parse_range(area) for area in merges.split())
    told = {"path": "plan.xlsx", "name": "Plan", **facts}
    return Grid(cells, merges=areas, styles=(lambda: looks) if looks else None, flaws=lambda: tuple(flaws), **told)


def understood(*grids: Grid, **options: Any) -> Understanding:  # noqa: ANN401 - layout settings
    """Return what is understood of the grids of one file."""
    return interpret(grids, LayoutSettings(**options))


def reading_of(what: Grid | str | Sequence[Sequence[Value]], **options: Any) -> Reading:  # noqa: ANN401
    """Return the one reading of a grid; raise AssertionError if there is none, or another."""
    found = understood(what if isinstance(what, Grid) else grid(what), **options)
    assert len(found.readings) == 1, found.reason or [str(each.matrix.source.whole) for each in found.readings]
    return found.readings[0]


def matrix_of(what: Grid | str | Sequence[Sequence[Value]], **options: Any) -> Matrix:  # noqa: ANN401
    """Return the one matrix of a grid."""
    return reading_of(what, **options).matrix


def reason_of(what: Grid | str | Sequence[Sequence[Value]], **options: Any) -> str:  # noqa: ANN401
    """Return why a grid is no matrix; raise AssertionError if it is read as one."""
    found = understood(what if isinstance(what, Grid) else grid(what), **options)
    assert not found.readings, assigned(found.readings[0].matrix)
    return found.reason


def role_names(matrix: Matrix) -> list[str]:
    """Return the names of the roles, in order."""
    return [role.name for role in matrix.roles]


def duty_names(matrix: Matrix) -> list[str]:
    """Return the names of the duties, in order."""
    return [duty.name for duty in matrix.duties]


def assigned(matrix: Matrix) -> dict[str, dict[str, str]]:
    """Return duty key → role → letters (`A/R`)."""
    rows = zip(matrix.duties, matrix.rows, strict=True)
    return {duty.key: {role: str(entry) for role, entry in row.items()} for duty, row in rows}


def sections(matrix: Matrix) -> dict[str, tuple[str, ...]]:
    """Return duty name → the path of its section."""
    return {duty.name: duty.section for duty in matrix.duties}


def places(matrix: Matrix) -> dict[tuple[str, str], str]:
    """Return (duty name, role) → the cell of the assignment."""
    return {
        (each.duty.name, each.role.name): matrix.locate(each.duty, each.role, each.entry).cell
        for each in matrix.assignments()
    }
