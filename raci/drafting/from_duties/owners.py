"""Who may answer for a duty, and at which cost: by scope and level, by what it is about, and by the reporting line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from raci.drafting.from_duties.functions import About, about, wanted_level
from raci.graph.authority import within_limits
from raci.titles import place_wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from raci.drafting.from_duties.seats import Seats
    from raci.model import Limit, Scope
    from raci.model.duty_list import ListedDuty

_FULL: Final = 20
"""More points than a role can have; what lacks to it is what a fit costs."""
_POINT: Final = 100
_ABOVE: Final = 60
_BELOW: Final = 250
"""What a point costs that a role lacks, a rung that it stands higher than need be, and one that it stands lower."""


class Candidate(NamedTuple):
    """A role that may answer for a duty or do it: its number, what that costs, and how much speaks for it.

    `led` is who does what the duty is about and reports to the role, where the role itself is not about it.
    """

    number: int
    cost: int
    points: int = 0
    led: int | None = None


class Asked(NamedTuple):
    """What is asked of candidates: equal for many duties, so that these are weighed once."""

    scope: Scope | None
    name: About
    section: About
    kind: str
    limits: tuple[Limit, ...]


class Owners:
    """Weighs the roles for duties."""

    def __init__(self, seats: Seats) -> None:
        self._seats = seats
        self._known: dict[Asked, tuple[Candidate, ...]] = {}
        self._points: dict[tuple[About, About], Mapping[int, int]] = {}
        self._wanted: dict[str, int | None] = {}

    def asked(self, listed: ListedDuty, scope: Scope | None) -> Asked:
        """Return what is asked for a duty of this scope."""
        duty = listed.duty
        kind = listed.kind or place_wording(duty.name).verbs or "execute"
        heard = self._seats.heard
        section = heard(about(duty.section[-1] if duty.section else ""))
        return Asked(scope, heard(about(duty.name)), section, kind, duty.limits)

    def points(self, asked: Asked) -> Mapping[int, int]:
        """Return how much speaks for each role for which anything does."""
        key = (asked.name, asked.section)
        if key not in self._points:
            self._points[key] = self._seats.points(*key)
        return self._points[key]

    def candidates(self, asked: Asked, listed: ListedDuty) -> tuple[Candidate, ...]:
        """Return who may answer for a duty, the best first; none where nothing speaks for anybody.

        A role qualifies by its title or unit, by leading somebody whose title or unit is what the duty is about, or,
        where it is of no function, by having just the duty's part of the organization.
        """
        if asked not in self._known:
            free = self._seats.covering(asked.scope)
            roles = self._seats.roles
            may = (
                {each for each in free if within_limits(roles[each], listed.duty) is not False}
                if asked.limits
                else free
            )
            found = self._weighed(asked, may) or self._local(asked, may)
            self._known[asked] = tuple(sorted(found, key=lambda each: (each.cost, -self._seats.depth(each.number))))
        return self._known[asked]

    def _weighed(self, asked: Asked, may: frozenset[int] | set[int]) -> list[Candidate]:
        seats, points, wanted = self._seats, self.points(asked), self._wanted_rank(asked)
        spoken = asked.name.functions | asked.section.functions
        best: dict[int, tuple[int, int | None]] = {
            number: (worth, None) for number, worth in points.items() if number in may
        }
        for number, worth in points.items():
            above = seats.superior(number)
            if above is None or above not in may:
                continue
            related = seats.is_general(above) or not spoken.isdisjoint(seats.crafts[above].functions)
            inherited = worth if related else worth - 1
            if inherited > best.get(above, (0, None))[0]:
                best[above] = (inherited, number)
        return [
            Candidate(number, _POINT * (_FULL - worth) + self._height(number, wanted), worth, led)
            for number, (worth, led) in best.items()
        ]

    def _local(self, asked: Asked, may: frozenset[int] | set[int]) -> list[Candidate]:
        """Return the roles of no function whose part of the organization is just the duty's, not all of it."""
        graph, roles = self._seats.graph, self._seats.roles
        if asked.scope is None or graph.tier_in_table(asked.scope) == "organization":
            return []
        wanted = self._wanted_rank(asked)
        return [
            Candidate(each, _POINT * _FULL + self._height(each, wanted), 0)
            for each in sorted(may)
            if roles[each].scope is not None
            and graph.covers(asked.scope, roles[each].scope)
            and self._seats.is_general(each)
        ]

    def _height(self, number: int, wanted: int | None) -> int:
        """Return what it costs that a role stands higher or lower than need be."""
        rank = self._seats.ranks[number]
        if rank is None or wanted is None:
            return _ABOVE
        return _ABOVE * (wanted - rank) if rank <= wanted else _BELOW * (rank - wanted)

    def _wanted_rank(self, asked: Asked) -> int | None:
        """Return the rank that suffices: the lowest for the tier of the scope, else by the sort of work."""
        graph = self._seats.graph
        tier = graph.tier_in_table(asked.scope) if asked.scope is not None else ""
        key = tier or asked.kind
        if key not in self._wanted:
            level = graph.authority.lowest(tier) if tier else graph.authority.level(wanted_level(asked.kind) or None)
            self._wanted[key] = level.rank if level else None
        return self._wanted[key]


def equals(candidates: tuple[Candidate, ...], chosen: Candidate) -> Iterator[Candidate]:
    """Yield the candidates that fit as well as one."""
    return (each for each in candidates if each.cost == chosen.cost)
