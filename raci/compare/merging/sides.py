"""The three matrices, in which the same duty and the same role have the same identity, whatever their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from raci.compare.aligning import aligned
from raci.names import fold, latin

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from raci.model import Duty, Mark, Matrix, Role
    from raci.model.matrix import Row


class Identity(NamedTuple):
    """What stays the same: a key, and in which matrix it first was (0 the base, 1 a side)."""

    key: str
    origin: int = 0


class Side:
    """One of the matrices, by identities."""

    def __init__(self, matrix: Matrix, roles: Mapping[str, Identity], duties: Mapping[str, Identity]) -> None:
        self.matrix = matrix
        self.role_of, self.duty_of = roles, duties
        self.roles: dict[Identity, Role] = {roles[role.key]: role for role in matrix.roles}
        self.duties: dict[Identity, Duty] = {duties[duty.key]: duty for duty in matrix.duties}
        self.rows: dict[Identity, Row] = {
            duties[duty.key]: row for duty, row in zip(matrix.duties, matrix.rows, strict=True)
        }

    def marks(self) -> list[tuple[Identity | str, Identity | str, str, int]]:
        """Return the marks, each with its number among those that are equal."""
        seen: dict[tuple[Identity | str, Identity | str, str], int] = {}
        found = []
        for mark in self.matrix.marks:
            said = self._place(mark)
            seen[said] = seen.get(said, -1) + 1
            found.append((*said, seen[said]))
        return found

    def _place(self, mark: Mark) -> tuple[Identity | str, Identity | str, str]:
        return self.duty_of.get(mark.duty, mark.duty), self.role_of.get(mark.role, mark.role), mark.text


def sides(base: Matrix, ours: Matrix, theirs: Matrix) -> tuple[Side, Side, Side]:
    """Return the three sides; what both put in is the same where it has one key, or one name in one section."""
    one, other = aligned(base, ours), aligned(base, theirs)
    roles = _identities(base.roles, ours.roles, theirs.roles, (one.roles, other.roles), _role_name)
    duties = _identities(base.duties, ours.duties, theirs.duties, (one.duties, other.duties), _duty_name)
    first, second, third = (
        Side(matrix, roles[number], duties[number]) for number, matrix in enumerate((base, ours, theirs))
    )
    return first, second, third


def _identities(
    base: Sequence[Role] | Sequence[Duty],
    ours: Sequence[Role] | Sequence[Duty],
    theirs: Sequence[Role] | Sequence[Duty],
    found: tuple[Mapping[str, str], Mapping[str, str]],
    name: Callable[[Role | Duty], Hashable],
) -> tuple[dict[str, Identity], dict[str, Identity], dict[str, Identity]]:
    one, other = ({new: Identity(old) for old, new in each.items()} for each in found)
    new = [[each for each in side if each.key not in known] for side, known in ((ours, one), (theirs, other))]
    keys = {each.key for each in new[0]} & {each.key for each in new[1]}
    named = [_single((name(each), each.key) for each in side if each.key not in keys) for side in new]
    same = {named[1][what]: key for what, key in named[0].items() if what in named[1]}
    one |= {each.key: Identity(each.key, 1) for each in new[0]}
    for each in new[1]:
        other[each.key] = Identity(min(same[each.key], each.key), 1) if each.key in same else Identity(each.key, 1)
    one |= {key: Identity(min(key, its), 1) for its, key in same.items()}
    return {each.key: Identity(each.key) for each in base}, one, other


def _single(pairs: Iterable[tuple[Hashable, str]]) -> dict[Hashable, str]:
    found: dict[Hashable, list[str]] = {}
    for what, key in pairs:
        found.setdefault(what, []).append(key)
    return {what: keys[0] for what, keys in found.items() if len(keys) == 1}


def _role_name(each: Role | Duty) -> Hashable:
    return fold(latin(each.name))


def _duty_name(each: Role | Duty) -> Hashable:
    return (*(fold(latin(part)) for part in getattr(each, "section", ())), fold(latin(each.name)))
