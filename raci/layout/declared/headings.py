"""The roles of a declared sheet, from the cells that head its columns, and what its list of roles adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.model import Oddity, Role
from raci.names import squeeze
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.layout.declared.columns import Columns
    from raci.layout.declared.role_table import RoleTable
    from raci.layout.grid import Area, Grid


class Headings:
    """The roles of the columns that are one, from left to right, each with a key of its own.

    A column without a heading and without a letter is no role. `unnamed` are oddities.
    """

    def __init__(self, columns: Columns, rows: Sequence[int]) -> None:
        self.columns: list[int] = []
        self.roles: list[Role] = []
        self.unnamed: list[Oddity] = []
        self._sheet = columns
        self._covered = covered(columns.grid, columns.head)
        keys = columns.area("keys")
        given: dict[str, int] = {}
        for column in columns.roles:
            key = columns.text(keys.top, column) if keys else ""
            if key and key not in given:
                given[key] = column
        self._taken = set(given)
        known = {column: key for key, column in given.items()}
        for column in columns.roles:
            self._take(column, known.get(column), rows)

    def _take(self, column: int, key: str | None, rows: Sequence[int]) -> None:
        sheet = self._sheet
        name = self._text(sheet.head, column)
        aliases: tuple[str, ...] = ()
        place = sheet.grid.place(sheet.head, column)
        if key is None and not name:
            if not any(squeeze(sheet.text(row, column)) for row in rows):
                return
            letters = sheet.grid.column_name(column)
            name = f"Column {letters}"
            message = f"column {letters} holds letters but its heading is empty"
            self.unnamed.append(Oddity("unnamed", message, place))
        if key is None:
            key = self._free(name)
            aliases, name = ((name,), key) if key != name else ((), name)
            self._taken.add(key)
        self.columns.append(column)
        self.roles.append(Role(key, name, aliases, self._group(column), source=place))

    def _free(self, name: str) -> str:
        """Return a key for a name: itself, or with a number where another role has it."""
        key, times = name, 1
        while key in self._taken:
            times += 1
            key = f"{name} {times}"
        return key

    def _group(self, column: int) -> tuple[str, ...]:
        groups = self._sheet.area("groups")
        if groups is None:
            return ()
        texts = (self._text(row, column) for row in range(groups.top, min(groups.bottom + 1, self._sheet.head)))
        return tuple(text for text in texts if text)

    def _text(self, row: int, column: int) -> str:
        """Return what stands in a cell, or in the merged area over it; a heading that reaches up is no group."""
        area = self._covered.get((row, column))
        if area is None:
            return self._sheet.text(row, column)
        if row < self._sheet.head <= area.bottom:
            return ""
        return self._sheet.text(area.top, area.left)

    def told(self, table: RoleTable | None, matrix: str) -> tuple[Role, ...]:
        """Return the roles with what the list of roles says of them."""
        if table is None:
            return tuple(self.roles)
        known = table.of(matrix)
        return tuple(
            replace(known[role.key], name=role.name, group=role.group, source=role.source)
            if role.key in known
            else role
            for role in self.roles
        )


_MOST_COVERED = 200_000


def covered(grid: Grid, bottom: int) -> dict[tuple[int, int], Area]:
    """Return the merged areas over the cells of the rows down to one."""
    found = {}
    for area in grid.merges:
        if area.top > bottom:
            continue
        for row in range(area.top, min(area.bottom, bottom) + 1):
            for column in range(area.left, area.right + 1):
                found[row, column] = area
                if len(found) > _MOST_COVERED:
                    return found
    return found
