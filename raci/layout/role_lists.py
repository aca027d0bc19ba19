"""Lists of roles beside a matrix: level, scope, superior and holder of each, an organization without units."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.datafile import load
from raci.layout.kinds import shown
from raci.layout.role_rows import RoleRows
from raci.names import fold
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from raci.layout.grid import Grid
    from raci.model import Matrix, Organization

_FILE: Final = Path(__file__).with_name("role_lists.toml")
_HEAD_ROWS: Final = 20
_MOST_COLUMNS: Final = 60
_TELLING: Final = frozenset({"level", "scope", "reports_to", "holder"})
"""Headings of which a list of roles has one where its sheet is named so, two elsewhere; others are of other lists."""


class RoleList(NamedTuple):
    """A list of roles: where it stands, and the organization it tells."""

    grid: Grid
    organization: Organization

    def named(self, matrix: Matrix) -> Matrix:
        """Return a matrix whose roles have the other names that the list gives them."""
        names = {fold(role.name): role.aliases for role in self.organization.roles if role.aliases}
        roles = (
            replace(role, aliases=tuple(dict.fromkeys((*role.aliases, *names.get(fold(role.name), ())))))
            for role in matrix.roles
        )
        return replace(matrix, roles=tuple(roles)) if names else matrix


def role_list(grids: Iterable[Grid]) -> RoleList | None:
    """Return the first list of roles; None where there is none."""
    for grid in grids:
        for row in range(min(_HEAD_ROWS, len(grid.rows))):
            columns = _columns(grid, row)
            if columns is not None:
                rows = RoleRows(grid, columns)
                rows.read(row + 1)
                return RoleList(grid, rows.organization()) if rows.roles else None
    return None


def _columns(grid: Grid, row: int) -> Mapping[str, int] | None:
    """Return field → column where a row heads a list of roles; of two columns for one field the first counts."""
    known = _headings()
    columns: dict[str, int] = {}
    for column, value in enumerate(grid.rows[row][:_MOST_COLUMNS]):
        field = known.get(fold(value)) if isinstance(value, str) else None
        if field:
            columns.setdefault(field, column)
    enough = 1 if _is_named_so(grid) else 2
    return columns if "role" in columns and len(_TELLING & columns.keys()) >= enough else None


def _is_named_so(grid: Grid) -> bool:
    names = frozenset(map(fold, load(_FILE)["sheets"]["names"]))
    return any(fold(shown(name)) in names for name in (grid.name, *grid.headings[-1:]))


@cache
def _headings() -> dict[str, str]:
    return {fold(word): field for field, words in load(_FILE)["headings"].items() for word in words}
