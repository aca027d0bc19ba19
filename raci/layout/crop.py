"""Choosing the part of a file that is read: the sheet and range the user names, tables that stand side by side."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final

from raci.errors import SettingsError
from raci.layout.grid import Area
from raci.layout.kinds import EMPTY, LEGEND
from raci.model import column_number
from raci.names import nearest
from raci.patterns import pattern
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from raci.layout.grid import Grid, Style, Styles
    from raci.layout.survey import Survey
    from raci.settings import LayoutSettings

_FEWEST_NAMES: Final = 3
_RANGE: Final = pattern(r"^\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})$")


def chosen(grids: list[Grid], options: LayoutSettings) -> list[Grid]:
    """Return the grids the settings ask for; raise SettingsError if a sheet or range does not exist."""
    if options.sheet is not None:
        wanted = options.sheet
        found = [
            grid for grid in grids if grid.name is not None and fnmatchcase(grid.name.casefold(), wanted.casefold())
        ]
        if not found:
            names = [grid.name or "" for grid in grids]
            hint = nearest(wanted, names)
            known = ", ".join(names)
            raise SettingsError(
                "unknown-sheet",
                f"there is no sheet {wanted!r}{f'; did you mean {hint!r}?' if hint else ''} Sheets: {known}",
                grids[0].path if grids else "",
            )
        grids = [replace(grid, hidden=False) for grid in found]
    if options.range is not None:
        grids = [cropped(grid, parse_range(options.range)) for grid in grids]
    return grids


def parse_range(text: str) -> Area:
    """Return the area, from 0, of a range such as `B4:K30`; raise SettingsError for anything else."""
    match = _RANGE.match(text.strip())
    if not match:
        raise SettingsError("bad-range", f"{text!r} is no range of cells; write it like B4:K30")
    top, bottom = sorted((int(match[2]) - 1, int(match[4]) - 1))
    left, right = sorted((column_number(match[1]) - 1, column_number(match[3]) - 1))
    return Area(top, left, bottom, right)


def cropped(grid: Grid, area: Area) -> Grid:
    """Return the part of a grid inside an area of the file; places still lead back to the file."""
    top, left = max(0, area.top - grid.top), max(0, area.left - grid.left)
    bottom, right = area.bottom - grid.top, area.right - grid.left
    rows = [list(row[left : right + 1]) for row in grid.rows[top : bottom + 1]]
    merges = tuple(
        Area(max(0, merge.top - top), max(0, merge.left - left), merge.bottom - top, min(merge.right, right) - left)
        for merge in grid.merges
        if merge.bottom >= top and merge.top <= bottom and merge.right >= left and merge.left <= right
    )
    return replace(
        grid,
        rows=rows,
        merges=merges,
        top=grid.top + top,
        left=grid.left + left,
        lines=grid.lines[top : bottom + 1] if grid.lines is not None else None,
        places={(row - top, column - left): place for (row, column), place in grid.places.items()}
        if grid.places
        else None,
        styles=_shifted(grid.styles, top, left) if grid.styles else None,
    )


class _ShiftedStyles:
    """Styles of a part of a grid."""

    def __init__(self, styles: Styles, top: int, left: int) -> None:
        self._styles = styles
        self._top = top
        self._left = left
        self.indented = styles.indented

    def of(self, row: int, column: int) -> Style:
        """Return the look of a cell of the part."""
        return self._styles.of(row + self._top, column + self._left)

    def shown(self, row: int, column: int, value: float) -> str:
        """Return a number of the part as its format shows it."""
        return self._styles.shown(row + self._top, column + self._left, value)


def _shifted(ask: Callable[[], Styles | None], top: int, left: int) -> Callable[[], Styles | None]:
    def styles() -> Styles | None:
        whole = ask()
        return _ShiftedStyles(whole, top, left) if whole is not None else None

    return styles


def side_by_side(survey: Survey) -> list[Grid]:
    """Return the tables of a sheet that stand beside each other, each with its own names and codes; [] if one."""
    columns = survey.columns
    groups: list[list[int]] = []
    fresh = True
    for column, kinds in enumerate(columns):
        if kinds.count(EMPTY) + kinds.count(LEGEND) == len(kinds):
            fresh = True
            continue
        if fresh:
            groups.append([])
        groups[-1].append(column)
        fresh = False
    if len([group for group in groups if _is_table([columns[column] for column in group])]) < 2:  # noqa: PLR2004
        return []
    grid = survey.grid
    bottom = grid.top + len(survey.rows) - 1
    return [
        cropped(grid, Area(grid.top, grid.left + group[0], bottom, grid.left + group[-1]))
        for group in groups
        if _is_table([columns[column] for column in group])
    ]


def _is_table(columns: list[str]) -> bool:
    """Tell whether columns hold a table of their own: names first, then codes in two columns or more."""
    codes = [place for place, kinds in enumerate(columns) if _mostly(kinds, "cwk")]
    texts = [
        place
        for place, kinds in enumerate(columns)
        if _mostly(kinds, "tp") and len(kinds) - kinds.count(EMPTY) >= _FEWEST_NAMES
    ]
    return len(codes) > 1 and bool(texts) and texts[0] < codes[0]


def _mostly(kinds: str, wanted: str) -> bool:
    count = sum(map(kinds.count, wanted))
    return count > 1 and count * 2 >= len(kinds) - kinds.count(EMPTY) - kinds.count(LEGEND)
