"""What changed from one matrix to another, as the changes that make the one of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.compare.aligning import Alignment, aligned
from raci.compare.order import settled
from raci.model.change import (
    Add,
    AddRole,
    Assign,
    Move,
    MoveRole,
    Remove,
    RemoveRole,
    Rename,
    RenameRole,
    Restate,
    Revise,
    ReviseRole,
    Withdraw,
)
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from raci.model import Duty, Entry, Matrix, Role
    from raci.model.change import Change
    from raci.model.change.duties import DutyPart
    from raci.model.change.restating import MatrixPart
    from raci.model.change.roles import RolePart
    from raci.model.matrix import Row

_DUTY_PARTS: Final[tuple[DutyPart, ...]] = ("number", "parent", "scope", "limits")
_ROLE_PARTS: Final[tuple[RolePart, ...]] = (
    "aliases", "group", "level", "scope", "reports_to", "holders", "kind", "dotted", "limits", "vacant",
)  # fmt: skip


def difference(old: Matrix, new: Matrix, alignment: Alignment | None = None) -> tuple[Change, ...]:
    """Return the changes that make the new matrix of the old one.

    Law: `apply(old, difference(old, new)) == new`. What only differs in its spelling, or is in another section, is
    renamed, not taken out and put in anew. Each key is that of the matrix as it is by then: first duties and roles go,
    then they are renamed, come and are moved, and the cells are changed last, by their new keys.
    """
    return tuple(_Difference(old, new, alignment or aligned(old, new)).changes())


class _Difference:
    """Two matrices, and what is the same in them."""

    def __init__(self, old: Matrix, new: Matrix, alignment: Alignment) -> None:
        self.old, self.new, self.same = old, new, alignment
        self._old_duties = {duty.key: duty for duty in old.duties}
        self._old_roles = {role.key: role for role in old.roles}
        self._same_keys = all(one == other for one, other in alignment.roles.items()) and len(alignment.roles) == len(
            old.roles
        )
        self._duty_before = {key: before for before, key in alignment.duties.items()}
        self._role_before = {key: before for before, key in alignment.roles.items()}

    def changes(self) -> Iterator[Change]:
        """Yield the changes in the order in which they can be made."""
        yield from self._parts(("title", "notation"))
        yield from (Remove(duty.key) for duty in self.old.duties if duty.key not in self.same.duties)
        yield from (RemoveRole(role.key) for role in self.old.roles if role.key not in self.same.roles)
        yield from self._unheld()
        yield from self._role_names()
        yield from self._duty_names()
        yield from self._role_order()
        yield from self._duty_order()
        yield from self._role_parts()
        yield from self._duty_parts()
        yield from self._cells()
        yield from self._marks()
        yield from self._parts(("organization", "allowances"))

    def _role_of(self, key: str) -> Role | None:
        """Return what a role of the new matrix was in the old one."""
        return self._old_roles[self._role_before[key]] if key in self._role_before else None

    def _duty_of(self, key: str) -> Duty | None:
        """Return what a duty of the new matrix was in the old one."""
        return self._old_duties[self._duty_before[key]] if key in self._duty_before else None

    def _parts(self, parts: tuple[MatrixPart, ...]) -> Iterator[Change]:
        for part in parts:
            if getattr(self.old, part) != getattr(self.new, part):
                yield Restate(part, getattr(self.new, part))

    def _unheld(self) -> Iterator[Change]:
        """Let go what names a key that is not there yet, and would be taken for what gets this key."""
        roles = {new for old, new in self.same.roles.items() if old != new}
        duties = {new for old, new in self.same.duties.items() if old != new}
        for role in self.old.roles:
            if role.key in self.same.roles and role.reports_to in roles:
                yield ReviseRole(role.key, "reports_to", None)
            if role.key in self.same.roles and not roles.isdisjoint(role.dotted):
                yield ReviseRole(role.key, "dotted", ())
        for duty in self.old.duties:
            if duty.key in self.same.duties and duty.parent in duties:
                yield Revise(duty.key, "parent", None)
        if any(mark.duty in duties or mark.role in roles for mark in self.old.marks):
            yield Restate("marks", ())

    def _role_names(self) -> Iterator[Change]:
        for role in self.new.roles:
            before = self._role_of(role.key)
            if before is not None and (before.key, before.name) != (role.key, role.name):
                yield RenameRole(before.key, role.key, role.name)

    def _duty_names(self) -> Iterator[Change]:
        for duty in self.new.duties:
            before = self._duty_of(duty.key)
            if before is not None and (before.key, before.name, before.section) != (duty.key, duty.name, duty.section):
                yield Rename(before.key, duty.key, duty.name, duty.section)

    def _role_order(self) -> Iterator[Change]:
        keys = [role.key for role in self.new.roles]
        stay, follows = _places([role.key for role in self.old.roles], keys, self._role_before)
        for role in self.new.roles:
            if role.key not in self._role_before:
                yield AddRole(role, (), follows[role.key])
            elif role.key not in stay:
                yield MoveRole(role.key, follows[role.key])

    def _duty_order(self) -> Iterator[Change]:
        keys = [duty.key for duty in self.new.duties]
        stay, follows = _places([duty.key for duty in self.old.duties], keys, self._duty_before)
        for duty, row in zip(self.new.duties, self.new.rows, strict=True):
            if duty.key not in self._duty_before:
                cells = tuple((role, entry.letters, entry.remark) for role, entry in row.items())
                yield Add(duty, cells, follows[duty.key])
            elif duty.key not in stay:
                yield Move(duty.key, follows[duty.key])

    def _role_parts(self) -> Iterator[Change]:
        renamed = {old: new for old, new in self.same.roles.items() if old != new}
        taken = set(renamed.values())
        for role in self.new.roles:
            before = self._role_of(role.key)
            if before is None:
                continue
            above = None if before.reports_to in taken else renamed.get(before.reports_to or "", before.reports_to)
            dotted = () if not taken.isdisjoint(before.dotted) else tuple(renamed.get(k, k) for k in before.dotted)
            now = replace(before, reports_to=above, dotted=dotted)
            for part in _ROLE_PARTS:
                if getattr(now, part) != getattr(role, part):
                    yield ReviseRole(role.key, part, getattr(role, part))

    def _duty_parts(self) -> Iterator[Change]:
        renamed = {old: new for old, new in self.same.duties.items() if old != new}
        taken = set(renamed.values())
        for duty in self.new.duties:
            before = self._duty_of(duty.key)
            if before is None:
                continue
            parent = None if before.parent in taken else renamed.get(before.parent or "", before.parent)
            now = before if parent == before.parent else replace(before, parent=parent)
            for part in _DUTY_PARTS:
                if getattr(now, part) != getattr(duty, part):
                    yield Revise(duty.key, part, getattr(duty, part))

    def _cells(self) -> Iterator[Change]:
        rows = dict(zip(self._old_duties, self.old.rows, strict=True))
        for duty, row in zip(self.new.duties, self.new.rows, strict=True):
            if duty.key in self._duty_before:
                yield from self._row(duty.key, rows[self._duty_before[duty.key]], row)

    def _row(self, duty: str, old: Row, new: Row) -> Iterator[Change]:
        roles = self.same.roles
        if old == new and self._same_keys:
            return
        now = {roles[role]: entry for role, entry in old.items() if role in roles}
        for role, entry in now.items():
            if role not in new:
                yield Withdraw(duty, role)
            elif _unlike(entry, new[role]):
                yield Assign(duty, role, new[role].letters, new[role].remark)
        yield from (Assign(duty, role, entry.letters, entry.remark) for role, entry in new.items() if role not in now)

    def _marks(self) -> Iterator[Change]:
        roles = {new for old, new in self.same.roles.items() if old != new}
        duties = {new for old, new in self.same.duties.items() if old != new}
        marks = tuple(
            replace(
                mark,
                duty=self.same.duties.get(mark.duty, mark.duty),
                role=self.same.roles.get(mark.role, mark.role),
            )
            for mark in self.old.marks
        )
        if any(mark.duty in duties or mark.role in roles for mark in self.old.marks):
            marks = ()
        if marks != self.new.marks:
            yield Restate("marks", self.new.marks)


def _unlike(entry: Entry, other: Entry) -> bool:
    return set(entry.letters) != set(other.letters) or entry.remark != other.remark


def _places(
    old: Sequence[str], new: Sequence[str], before: Mapping[str, str]
) -> tuple[set[str], dict[str, str | None]]:
    """Return which keys of a new order stay where they are, and for each key the next one that does."""
    places = {key: place for place, key in enumerate(old)}
    kept = [key for key in new if key in before]
    stay = {kept[position] for position in settled([places[before[key]] for key in kept])}
    follows: dict[str, str | None] = {}
    following: str | None = None
    for key in reversed(new):
        follows[key] = following
        if key in stay:
            following = key
    return stay, follows
