"""Rules about organizations against their plainest meaning: scopes as sets of units, lines walked step by step."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Final

from hypothesis import given
from organizations_at_random import TODAY, matrices_in_organizations
from organizations_by_hand import found_in

from raci.joining import join
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


@given(matrices_in_organizations())
def test_rules_find_what_sets_of_units_and_walks_up_the_lines_say(matrix: Matrix) -> None:
    plain = _levelled(matrix)
    expected = {each for duty in plain.duties for each in _Plain(plain, duty).findings()}

    assert expected == set(_found(plain))


def _found(matrix: Matrix) -> Iterator[Found]:
    for each in found_in(matrix):
        if each.rule in PER_ROLE or each.rule == "ACC002":
            yield each.rule, each.duty, frozenset(each.roles)
        elif each.rule in PER_DUTY or (each.rule == "ORG005" and each.severity.value == "error"):
            yield each.rule, each.duty, frozenset()


def _organization(matrix: Matrix) -> Organization:
    assert matrix.organization is not None
    return matrix.organization


def _levelled(matrix: Matrix) -> Matrix:
    """Return the matrix with a level for every role, lower than those of all above it, so that no title is asked."""
    organization = _organization(matrix)
    depths: dict[str, int] = {}
    for role in organization.roles:  # a role comes after those above it
        above = [depths[key] for key in (role.reports_to, *role.dotted) if key]
        depths[role.key] = min(max(above, default=-1) + 1, len(LEVELS) - 1)
    roles = tuple(replace(role, level=LEVELS[depths[role.key]]) for role in organization.roles)
    return join(replace(matrix, roles=roles), replace(organization, roles=roles))


def _rank(role: Role) -> int:
    return LEVELS.index(role.level or "")


class _Plain:
    """One duty, its roles, and what of the rules can be said of them without any index."""

    def __init__(self, matrix: Matrix, duty: Duty) -> None:
        self.matrix, self.duty = matrix, duty
        self.roles = {role.key: role for role in matrix.roles}
        self.units = _organization(matrix).units
        self.answers = self.having(duty, Participation.ACCOUNTABLE)
        self.does = self.having(duty, Participation.RESPONSIBLE)
        self.tier = str(duty.scope).removeprefix("each ") if str(duty.scope).startswith("each ") else ""

    def findings(self) -> Iterator[Found]:
        for code in sorted(PER_ROLE):
            for role in self.answers if code != "ORG008" else self.does:
                if getattr(self, f"is_{code.lower()}")(role):
                    yield code, self.duty.key, frozenset({role.key})
        for code in sorted(PER_DUTY | {"ORG005"}):
            if getattr(self, f"is_{code.lower()}")():
                yield code, self.duty.key, frozenset()
        if several := self.overlapping():
            yield "ACC002", self.duty.key, frozenset(several)

    # scopes

    def is_org001(self, role: Role) -> bool:
        if self.duty.scope is None or not self.meet(role.scope, self.duty.scope) or self.covers(role):
            return False
        if len(self.answers) > 1 and not self.overlapping():
            return False
        members = [self.below(unit.key) for unit in self.units if unit.tier == self.tier]
        return not any(member <= self.area(role.scope) for member in members)

    def is_org002(self, role: Role) -> bool:
        return self.duty.scope is not None and not self.meet(role.scope, self.duty.scope)

    def is_org008(self, role: Role) -> bool:
        return role not in self.answers and self.is_org002(role)

    def is_org011(self) -> bool:
        placed = all(role.scope for role in self.answers)
        return len(self.answers) > 1 and placed and not self.overlapping() and not self.tier

    def overlapping(self) -> set[str]:
        pairs = [(one, other) for one, other in combinations(self.answers, 2) if self.meet(one.scope, other.scope)]
        return {role.key for pair in pairs for role in pair}

    def covers(self, role: Role) -> bool:
        return self.area(self.duty.scope) <= self.area(role.scope)

    def meet(self, one: Scope | None, other: Scope | None) -> bool:
        return bool(self.area(one) & self.area(other))

    def area(self, scope: Scope | None) -> frozenset[str]:
        word = str(scope) if scope else "u0"
        tier = word.removeprefix("each ")
        return frozenset().union(
            *(self.below(unit.key) for unit in self.units if word == unit.key or tier == unit.tier)
        )

    def below(self, key: str) -> set[str]:
        """Return a unit and all in it."""
        parts = {key}
        for unit in self.units:  # a unit comes after the one it is in
            if unit.parent in parts:
                parts.add(unit.key)
        return parts

    # levels and limits

    def is_org003(self, role: Role) -> bool:
        return self.duty.scope is not None and role.kind == "position" and self.too_low(role)

    def too_low(self, role: Role) -> bool:
        tier = self.tier or next(unit.tier for unit in self.units if unit.key == str(self.duty.scope))
        return _rank(role) > LEVELS.index(LOWEST[tier])

    def is_org020(self, role: Role) -> bool:
        return any(held.amount < limit.amount for held in role.limits for limit in self.duty.limits)

    def is_org004(self) -> bool:
        if self.duty.scope is None or len(self.answers) != 1 or not self.does:
            return False
        [answering] = self.answers
        return answering.kind == "position" and any(
            role.kind == "position"
            and _rank(role) > _rank(answering)
            and self.covers(role)
            and all(role == doer or role.key in self.above(doer, dotted=True) for doer in self.does)
            and not self.too_low(role)
            and not self.is_org020(role)
            for role in self.roles.values()
        )

    # lines

    def is_org005(self) -> bool:
        return any(self.superiors_who_do(role) for role in self.answers)

    def superiors_who_do(self, role: Role) -> set[str]:
        doing = {each.key for each in self.does if each not in self.answers}
        if len(self.answers) > 1:
            doing = {key for key in doing if self.meet(self.roles[key].scope, role.scope)}
        return doing & self.above(role)

    def is_org006(self) -> bool:
        answering = [role for role in self.answers if role.kind == "position"]
        doing = [role for role in self.does if role.kind == "position"]
        if not answering or not doing or self.is_org005() or any(role in self.does for role in self.answers):
            return False
        if not all(self.has_lines(role) for role in (*answering, *doing)):
            return False
        return not any(role.key in self.above(doer, dotted=True) for role in self.answers for doer in self.does)

    def has_lines(self, role: Role) -> bool:
        return bool(role.reports_to or role.dotted) or any(role.key == each.reports_to for each in self.roles.values())

    def is_org007(self, role: Role) -> bool:
        steps = [self.path(doer).index(role.key) for doer in self.does if role.key in self.path(doer)[1:]]
        return role not in self.does and bool(steps) and min(steps) - 1 > MOST_LAYERS

    def is_org015(self) -> bool:
        parent = next((duty for duty in self.matrix.duties if duty.key == self.duty.parent), None)
        row = self.matrix.rows[self.matrix.duties.index(parent)] if parent else {}
        if parent is None or not row or not self.answers:
            return False
        over = [*self.having(parent, Participation.ACCOUNTABLE), *self.having(parent, Participation.RESPONSIBLE)]
        return not any(
            role == each or each.key in self.above(role, dotted=True) for role in self.answers for each in over
        )

    def path(self, role: Role) -> list[str]:
        """Return a role and those above it on its solid line."""
        found = [role.key]
        while above := self.roles[found[-1]].reports_to:
            found.append(above)
        return found

    def above(self, role: Role, *, dotted: bool = False) -> set[str]:
        waiting, found = [role.key], set[str]()
        while waiting:
            each = self.roles[waiting.pop()]
            lines = {*([each.reports_to] if each.reports_to else []), *(each.dotted if dotted else ())} - found
            found |= lines
            waiting += lines
        return found

    # people

    def is_acc009(self, role: Role) -> bool:
        holdings = defaultdict(list)
        for each in _organization(self.matrix).holdings:
            if each.role == role.key:
                holdings[each.deputy].append(each.end is None or each.end >= TODAY)
        vacant = role.vacant or (bool(holdings[False]) and not any(holdings[False]))
        return vacant and not any(holdings[True])

    def is_rsp008(self) -> bool:
        return bool(self.does) and all(map(self.is_acc009, self.does))

    def having(self, duty: Duty, participation: Participation) -> list[Role]:
        row = self.matrix.rows[self.matrix.duties.index(duty)]
        return [self.roles[key] for key, entry in row.items() if participation in entry.participations]
