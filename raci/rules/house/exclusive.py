"""The kind of house rule that looks at two parts: nobody may have both."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from raci.rules.accountability.wording import called
from raci.rules.house.kinds import HouseRule
from raci.rules.house.meant import Meant, weakest
from raci.rules.house.parts import HANDS
from raci.rules.house.parts import Part as Share
from raci.rules.house.wording import is_same_duty

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from raci.plugin import Confidence, Duty, Finding, ResponsibilityGraph, Role

_MOST_COMPARED = 50
"""So many roles and scopes of the first part are held against one of the second; more would say the same again."""


class _Held(NamedTuple):
    """A role's part in a duty, which of the two it is (0 or 1), and how sure that is."""

    duty: Duty
    role: Role
    side: int
    sure: Confidence


class Exclusive(HouseRule):
    """Two parts that nobody may have together."""

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find the roles, and the people behind several, that have both."""
        notation = graph.matrix.notation
        default = HANDS if not is_same_duty(self.said) else ()
        shares = [Share(side, notation, default) for side in (self.said.one, self.said.other)]
        if not all(share.applies for share in shares):
            return
        by_role = self._held(graph, shares)
        for key, held in by_role.items():
            yield from self._of_hand(graph.roles[key].name, held, shares, graph)
        if self.said.by == "person" and by_role and graph.occupants.are_told:
            for person, roles in graph.occupants.roles_of.items():
                held = [each for role in roles for each in by_role.get(role.key, ())]
                yield from self._of_hand(graph.occupants.name(person), held, shares, graph, is_person=True)

    def _held(self, graph: ResponsibilityGraph, shares: list[Share]) -> Mapping[str, list[_Held]]:
        """Return the parts that each role has, in the order of the matrix."""
        meant = Meant(graph)
        roles = meant.roles(self.said.roles)
        duties = [meant.duties(side.duties) for side in (self.said.one, self.said.other)]
        found: dict[str, list[_Held]] = defaultdict(list)
        for duty, row in zip(graph.matrix.duties, graph.matrix.rows, strict=True):
            for side in (0, 1):
                if duty.key in duties[side]:
                    for key, entry in row.items():
                        if key in roles and shares[side].is_in(entry):
                            sure = weakest(duties[side][duty.key], roles[key])
                            found[key].append(_Held(duty, graph.roles[key], side, sure))
        return found

    def _of_hand(
        self, name: str, held: list[_Held], shares: list[Share], graph: ResponsibilityGraph, *, is_person: bool = False
    ) -> Iterator[Finding]:
        """Yield a finding for each duty of the second part with one of the first that meets it, whatever the order."""
        firsts: dict[str, dict[object, _Held]] = defaultdict(dict)
        ordered = sorted(held, key=lambda each: (each.duty.name, each.duty.section, each.role.key))
        for each in ordered:
            if each.side == 0:
                firsts[self._near(each)].setdefault((each.role.key, graph.scope_of(each.duty)), each)
        told: set[str] = set()
        for each in ordered:
            if each.side == 1 and each.duty.key not in told:
                near = islice(firsts[self._near(each)].values(), _MOST_COMPARED)
                one = next((first for first in near if _meet(first, each, graph, is_person=is_person)), None)
                if one:
                    told.add(each.duty.key)
                    yield self._finding(name, one, each, shares, is_person=is_person)

    def _near(self, held: _Held) -> str:
        """Return what two parts must have in common to be held against each other."""
        return held.duty.key if is_same_duty(self.said) else ""

    def _finding(self, name: str, one: _Held, other: _Held, shares: list[Share], *, is_person: bool) -> Finding:
        behind = f", as {one.role.name} and {other.role.name}" if is_person else ""
        if one.duty.key == other.duty.key:
            both = f"{shares[0].words} and {shares[1].words} for {called(other.duty)}"
        else:
            both = f"{shares[0].words} for {called(one.duty)} and {shares[1].words} for {called(other.duty)}"
        return self.told(
            f"{name} has {both}{behind}; the house keeps the two apart.",
            "give one of the two to somebody else.",
            duty=other.duty,
            roles=tuple({each.role.key: each.role for each in (one, other)}.values()),
            others=[name] if is_person else [],
            count=2,
            confidence=weakest(one.sure, other.sure),
        )


def _meet(one: _Held, other: _Held, graph: ResponsibilityGraph, *, is_person: bool) -> bool:
    """Tell whether two parts are in one place, and of two roles where it is about a person."""
    if (one.role.key != other.role.key) is not is_person:
        return False
    if one.duty.key == other.duty.key:
        return True
    overlap = graph.organization.overlap
    scopes = overlap(graph.scope_of(one.duty), graph.scope_of(other.duty))
    return scopes and overlap(one.role.scope, other.role.scope)
