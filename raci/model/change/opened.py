"""A matrix opened for many changes, so that each costs what it changes and not what the matrix holds."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from raci.errors import RaciError
from raci.model.change.chain import Chain
from raci.model.change.marked import Marked
from raci.model.change.references import References
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Hashable

    from raci.model.change import Change
    from raci.model.duty import Duty
    from raci.model.matrix import Matrix, Row
    from raci.model.notation import Entry
    from raci.model.role import Role


class Opened:
    """Duties, roles and cells of a matrix while changes are made; `closed` gives the matrix that came of it.

    A cell is kept under the column of its role, not under its key, so that renaming a role touches no row. Whoever
    names a duty (as its parent), or a role (as whom it reports to), and every mark, follows when that is renamed.
    """

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self._duties = {duty.key: duty for duty in matrix.duties}
        self._roles = {role.key: role for role in matrix.roles}
        self._duty_order = Chain(self._duties)
        self._role_order = Chain(self._roles)
        self._rows: dict[str, Row] = dict(zip(self._duties, matrix.rows, strict=True))
        self._columns: dict[str, Hashable] = {key: key for key in self._roles}
        self._used: set[Hashable] = set(self._roles)
        self._turned = False

    def duty(self, key: str) -> Duty:
        """Return a duty; raise RaciError if there is none of this key."""
        if key not in self._duties:
            raise RaciError("unknown-duty", f"there is no duty {key!r} in the matrix")
        return self._duties[key]

    def role(self, key: str) -> Role:
        """Return a role; raise RaciError if there is none of this key."""
        if key not in self._roles:
            raise RaciError("unknown-role", f"there is no role {key!r} in the matrix")
        return self._roles[key]

    def set_cell(self, duty: str, role: str, letters: tuple[str, ...], remark: str = "") -> None:
        """Give a role these letters on a duty, or none."""
        self.role(role)
        self.duty(duty)
        row: dict[Any, Entry] = dict(self._rows[duty])
        row.pop(self._columns[role], None)
        if letters:
            row[self._columns[role]] = self.matrix.notation.entry(letters, remark=remark)
        self._rows[duty] = row

    def add_duty(self, duty: Duty, before: str | None) -> None:
        """Put a new duty without cells before another one, or at the end."""
        if duty.key in self._duties:
            raise RaciError("doubled-duty", f"there already is a duty {duty.key!r} in the matrix")
        if before is not None:
            self.duty(before)
        self._duties[duty.key] = duty
        self._duty_order.put(duty.key, before)
        self._rows[duty.key] = {}
        self._parents.hold(duty.key, (duty.parent,))

    def remove_duty(self, key: str) -> None:
        """Take a duty out, with its cells."""
        self._parents.drop(key, (self.duty(key).parent,))
        del self._duties[key], self._rows[key]
        self._duty_order.take(key)

    def move_duty(self, key: str, before: str | None) -> None:
        """Put a duty before another one, or at the end."""
        self.duty(key)
        if before is not None:
            self.duty(before)
        if before != key:
            self._duty_order.take(key)
            self._duty_order.put(key, before)

    def set_duty(self, key: str, duty: Duty) -> None:
        """Let a duty be as this one, perhaps of another key."""
        old = self.duty(key)
        if duty.key != key and duty.key in self._duties:
            raise RaciError("doubled-duty", f"there already is a duty {duty.key!r} in the matrix")
        self._parents.drop(key, (old.parent,))
        del self._duties[key]
        self._duties[duty.key] = duty
        self._parents.hold(duty.key, (duty.parent,))
        if duty.key != key:
            self._duty_order.rename(key, duty.key)
            self._rows[duty.key] = self._rows.pop(key)
            self._let_duties_follow(key, duty.key)

    def add_role(self, role: Role, before: str | None) -> None:
        """Put a new role without cells before another one, or at the end."""
        if role.key in self._roles:
            raise RaciError("doubled-role", f"there already is a role {role.key!r} in the matrix")
        if before is not None:
            self.role(before)
        self._roles[role.key] = role
        self._role_order.put(role.key, before)
        column: Hashable = role.key if role.key not in self._used else (role.key, len(self._used))
        self._used.add(column)
        self._columns[role.key] = column
        self._turned |= column != role.key
        self._lines.hold(role.key, (role.reports_to, *role.dotted))

    def remove_role(self, key: str) -> None:
        """Take a role out, with its cells."""
        role = self.role(key)
        self._lines.drop(key, (role.reports_to, *role.dotted))
        del self._roles[key], self._columns[key]
        self._role_order.take(key)
        self._turned = True

    def move_role(self, key: str, before: str | None) -> None:
        """Put a role before another one, or at the end."""
        self.role(key)
        if before is not None:
            self.role(before)
        if before != key:
            self._role_order.take(key)
            self._role_order.put(key, before)

    def set_role(self, key: str, role: Role) -> None:
        """Let a role be as this one, perhaps of another key."""
        old = self.role(key)
        if role.key != key and role.key in self._roles:
            raise RaciError("doubled-role", f"there already is a role {role.key!r} in the matrix")
        self._lines.drop(key, (old.reports_to, *old.dotted))
        del self._roles[key]
        self._roles[role.key] = role
        self._lines.hold(role.key, (role.reports_to, *role.dotted))
        if role.key != key:
            self._role_order.rename(key, role.key)
            self._columns[role.key] = self._columns.pop(key)
            self._turned = True
            self._let_roles_follow(key, role.key)

    def restate(self, **parts: object) -> None:
        """Let parts of the matrix that are no duty, role or cell be these; cells are read anew in a new notation."""
        old = self.matrix.notation
        self.matrix = replace(self.matrix, **parts)
        if "marks" in parts:
            self.__dict__.pop("_marked", None)
        if self.matrix.notation is not old:
            self._spell_anew()

    def closed(self) -> Matrix:
        """Return the matrix as it is now."""
        rows = tuple(self._rows[key] for key in self._duty_order)
        return replace(
            self.matrix,
            roles=tuple(self._roles[key] for key in self._role_order),
            duties=tuple(self._duties[key] for key in self._duty_order),
            rows=self._under_keys(rows) if self._turned else rows,
            marks=tuple(self._marked.marks) if "_marked" in self.__dict__ else self.matrix.marks,
        )

    def _under_keys(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        keys: dict[Any, str] = {column: key for key, column in self._columns.items()}
        return tuple({keys[column]: entry for column, entry in row.items() if column in keys} for row in rows)

    def _spell_anew(self) -> None:
        spelled: dict[tuple[tuple[str, ...], str], Entry] = {}
        for key, row in self._rows.items():
            for entry in row.values():
                if (entry.letters, entry.remark) not in spelled:
                    anew = self.matrix.notation.entry(entry.letters, text=entry.text, remark=entry.remark)
                    spelled[entry.letters, entry.remark] = anew
            self._rows[key] = {column: spelled[entry.letters, entry.remark] for column, entry in row.items()}

    @cached_property
    def _parents(self) -> References[str]:
        found: References[str] = References()
        for key, duty in self._duties.items():
            found.hold(key, (duty.parent,))
        return found

    @cached_property
    def _lines(self) -> References[str]:
        found: References[str] = References()
        for key, role in self._roles.items():
            found.hold(key, (role.reports_to, *role.dotted))
        return found

    @cached_property
    def _marked(self) -> Marked:
        return Marked(self.matrix.marks)

    def _let_duties_follow(self, key: str, new: str) -> None:
        for child in self._parents.to(key):
            self.set_duty(child, replace(self._duties[child], parent=new))
        self._marked.rename_duty(key, new)

    def _let_roles_follow(self, key: str, new: str) -> None:
        for below in self._lines.to(key):
            role = self._roles[below]
            above = new if role.reports_to == key else role.reports_to
            dotted = tuple(new if each == key else each for each in role.dotted)
            self.set_role(below, replace(role, reports_to=above, dotted=dotted))
        self._marked.rename_role(key, new)


def made(change: Change, matrix: Matrix) -> Matrix:
    """Return a matrix with one change made; raise RaciError where what it names is not there."""
    opened = Opened(matrix)
    change.enter(opened)
    return opened.closed()
