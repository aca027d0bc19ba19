"""What rules about organizations mean at their plainest: scopes as sets of units, lines walked step by step."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final

from organizations_at_random import TODAY

from raci.levels import ladder
from raci.model import Participation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.model import Duty, Matrix, Organization, Role, Scope

LEVELS: Final = [level.key for level in ladder()]
LOWEST: Final = {"organization": "head", "region": "manager", "country": "manager", "site": "lead"}
PER_ROLE: Final = frozenset({"ORG001", "ORG002", "ORG003", "ORG007", "ORG008", "ORG020", "ACC009"})
PER_DUTY: Final = frozenset({"ORG004", "ORG006", "ORG011", "ORG015", "RSP008"})
MOST_LAYERS: Final = 2

Found = tuple[str, str, frozenset[str]]
"""A code, the key of a duty, and those of the roles the finding is about (none where it is about the duty)."""


def organization_of(matrix: Matrix) -> Organization:
    """Return the organization of a matrix that has one."""
    assert matrix.organization is not None
    return matrix.organization


def _rank(role: Role) -> int:
    return LEVELS.index(role.level or "")


class Plain:
    """One duty, its roles, and what of the rules can be said of them without any index."""

    def __init__(self, matrix: Matrix, duty: Duty) -> None:
        self.matrix, self.duty = matrix, duty
        self.roles = {role.key: role for role in matrix.roles}
        self.units = organization_of(matrix).units
        self.answers = self._having(duty, Participation.ACCOUNTABLE)
        self.does = self._having(duty, Participation.RESPONSIBLE)
        self.tier = str(duty.scope).removeprefix("each ") if str(duty.scope).startswith("each ") else ""

    def findings(self) -> Iterator[Found]:
        """Yield what is to be found in the duty."""
        for code in sorted(PER_ROLE):
            for role in self.answers if code != "ORG008" else self.does:
                if getattr(self, f"_is_{code.lower()}")(role):
                    yield code, self.duty.key, frozenset({role.key})
        for code in sorted(PER_DUTY | {"ORG005"}):
            if getattr(self, f"_is_{code.lower()}")():
                yield code, self.duty.key, frozenset()
        if several := self._overlapping():
            yield "ACC002", self.duty.key, frozenset(several)

    # scopes

    def _is_org001(self, role: Role) -> bool:
        if self.duty.scope is None or not self._meet(role.scope, self.duty.scope) or self._covers(role):
            return False
        if len(self.answers) > 1 and not self._overlapping():
            return False
        members = [self._below(unit.key) for unit in self.units if unit.tier == self.tier]
        return not any(member <= self._area(role.scope) for member in members)

    def _is_org002(self, role: Role) -> bool:
        return self.duty.scope is not None and not self._meet(role.scope, self.duty.scope)

    def _is_org008(self, role: Role) -> bool:
        return role not in self.answers and self._is_org002(role)

    def _is_org011(self) -> bool:
        placed = all(role.scope for role in self.answers)
        return len(self.answers) > 1 and placed and not self._overlapping() and not self.tier

    def _overlapping(self) -> set[str]:
        pairs = [(one, other) for one, other in combinations(self.answers, 2) if self._meet(one.scope, other.scope)]
        return {role.key for pair in pairs for role in pair}

    def _covers(self, role: Role) -> bool:
        return self._area(self.duty.scope) <= self._area(role.scope)

    def _meet(self, one: Scope | None, other: Scope | None) -> bool:
        return bool(self._area(one) & self._area(other))

    def _area(self, scope: Scope | None) -> frozenset[str]:
        word = str(scope) if scope else "u0"
        tier = word.removeprefix("each ")
        return frozenset().union(
            *(self._below(unit.key) for unit in self.units if word == unit.key or tier == unit.tier)
        )

    def _below(self, key: str) -> set[str]:
        """Return a unit and all in it."""
        parts = {key}
        for unit in self.units:  # a unit comes after the one it is in
            if unit.parent in parts:
                parts.add(unit.key)
        return parts

    # levels and limits

    def _is_org003(self, role: Role) -> bool:
        return self.duty.scope is not None and role.kind == "position" and self._too_low(role)

    def _too_low(self, role: Role) -> bool:
        tier = self.tier or next(unit.tier for unit in self.units if unit.key == str(self.duty.scope))
        return _rank(role) > LEVELS.index(LOWEST[tier])

    def _is_org020(self, role: Role) -> bool:
        return any(held.amount < limit.amount for held in role.limits for limit in self.duty.limits)

    def _is_org004(self) -> bool:
        if self.duty.scope is None or len(self.answers) != 1 or not self.does:
            return False
        [answering] = self.answers
        return answering.kind == "position" and any(
            role.kind == "position"
            and _rank(role) > _rank(answering)
            and self._covers(role)
            and all(role == doer or role.key in self._above(doer, dotted=True) for doer in self.does)
            and not self._too_low(role)
            and not self._is_org020(role)
            for role in self.roles.values()
        )

    # lines

    def _is_org005(self) -> bool:
        return any(self._superiors_who_do(role) for role in self.answers)

    def _superiors_who_do(self, role: Role) -> set[str]:
        doing = {each.key for each in self.does if each not in self.answers}
        if len(self.answers) > 1:
            doing = {key for key in doing if self._meet(self.roles[key].scope, role.scope)}
        return doing & self._above(role)

    def _is_org006(self) -> bool:
        answering = [role for role in self.answers if role.kind == "position"]
        doing = [role for role in self.does if role.kind == "position"]
        if not answering or not doing or self._is_org005() or any(role in self.does for role in self.answers):
            return False
        if not all(self._has_lines(role) for role in (*answering, *doing)):
            return False
        return not any(role.key in self._above(doer, dotted=True) for role in self.answers for doer in self.does)

    def _has_lines(self, role: Role) -> bool:
        return bool(role.reports_to or role.dotted) or any(role.key == each.reports_to for each in self.roles.values())

    def _is_org007(self, role: Role) -> bool:
        steps = [self._path(doer).index(role.key) for doer in self.does if role.key in self._path(doer)[1:]]
        return role not in self.does and bool(steps) and min(steps) - 1 > MOST_LAYERS

    def _is_org015(self) -> bool:
        parent = next((duty for duty in self.matrix.duties if duty.key == self.duty.parent), None)
        row = self.matrix.rows[self.matrix.duties.index(parent)] if parent else {}
        if parent is None or not row or not self.answers:
            return False
        over = [*self._having(parent, Participation.ACCOUNTABLE), *self._having(parent, Participation.RESPONSIBLE)]
        return bool(over) and not any(
            role == each or each.key in self._above(role, dotted=True) for role in self.answers for each in over
        )

    def _path(self, role: Role) -> list[str]:
        """Return a role and those above it on its solid line."""
        found = [role.key]
        while above := self.roles[found[-1]].reports_to:
            found.append(above)
        return found

    def _above(self, role: Role, *, dotted: bool = False) -> set[str]:
        waiting, found = [role.key], set[str]()
        while waiting:
            each = self.roles[waiting.pop()]
            lines = {*([each.reports_to] if each.reports_to else []), *(each.dotted if dotted else ())} - found
            found |= lines
            waiting += lines
        return found

    # people

    def _is_acc009(self, role: Role) -> bool:
        holdings = defaultdict(list)
        for each in organization_of(self.matrix).holdings:
            if each.role == role.key:
                holdings[each.deputy].append(each.end is None or each.end >= TODAY)
        vacant = role.vacant or (bool(holdings[False]) and not any(holdings[False]))
        return vacant and not any(holdings[True])

    def _is_rsp008(self) -> bool:
        return bool(self.does) and all(map(self._is_acc009, self.does))

    def _having(self, duty: Duty, participation: Participation) -> list[Role]:
        row = self.matrix.rows[self.matrix.duties.index(duty)]
        return [self.roles[key] for key, entry in row.items() if participation in entry.participations]
