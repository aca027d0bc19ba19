"""The tables beside the matrices of a workbook of ours, found by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.layout.declared.exceptions import Exceptions
from raci.layout.declared.letters import Letters
from raci.layout.declared.organization import TABLES, organization_of
from raci.layout.declared.role_table import RoleTable
from raci.layout.declared.tables import NO_TABLE, table_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.layout.declared.tables import Table
    from raci.layout.grid import Grid
    from raci.model import Organization


class Lists:
    """The tables of a workbook, each read when it is asked for."""

    def __init__(self, grids: Sequence[Grid], declaring: Grid) -> None:
        self._grids = grids
        self._names = declaring.declared
        found = self._table("rolelist")
        self.roles = RoleTable(found) if found else None

    def _table(self, name: str) -> Table | None:
        return table_of(self._grids, self._names.get(name))

    @staticmethod
    def matrix(grid: Grid) -> str:
        """Return what the tables call the matrix of a sheet; nothing where there is only one."""
        said = grid.declared.get("matrix")
        return said if isinstance(said, str) else ""

    def letters(self, grid: Grid) -> Letters | None:
        """Return the letters of the matrix on a sheet, None where the table says nothing of it."""
        table = self._table("letters")
        found = Letters(table, self.matrix(grid)) if table else None
        return found if found and found.found else None

    def exceptions(self, grid: Grid) -> Exceptions:
        """Return what is kept of the matrix on a sheet beside its cells."""
        return Exceptions(self._table("exact"), self.matrix(grid))

    def organization(self, matrices: Sequence[str]) -> Organization | None:
        """Return the organization that the tables tell, None where there is none."""
        if self.roles is None or not self.roles.has_organization:
            return None
        tables = {name: self._table(name) or NO_TABLE for name in TABLES}
        return organization_of(self.roles, matrices, tables)
