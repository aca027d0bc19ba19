"""Who does a duty below the one who answers for it, who is asked, and who is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from raci.drafting.from_duties.owners import Candidate

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from raci.drafting.from_duties.seats import Seats
    from raci.model import Scope

_MOST: Final = 60
_FULL: Final = 20
_POINT: Final = 100
_STEP: Final = 20
_ASKED: Final = 2
_TOLD: Final = 2
_SAYS_MUCH: Final = 2
"""How much must speak for a role outside the line to be asked, and for one beside it to be told."""


_Key: TypeAlias = "tuple[int, int, Scope | None]"
"""An owner, the points (by identity: they are kept) and the scope of a duty."""


class Around(NamedTuple):
    """Who is asked about a duty and who is told of it, each with the reason."""

    asked: tuple[tuple[int, str], ...]
    told: tuple[tuple[int, str], ...]


class Others:
    """Looks around a role that answers for a duty."""

    def __init__(self, seats: Seats) -> None:
        self._seats = seats
        self._doers: dict[_Key, tuple[Candidate, ...]] = {}
        self._known: dict[_Key, list[int]] = {}

    def doers(self, owner: int, points: Mapping[int, int], scope: Scope | None) -> tuple[Candidate, ...]:
        """Return who below an owner may do a duty, with the cost: for whom most speaks, the nearest, in its scope."""
        key = (owner, id(points), scope)
        if key not in self._doers:
            found = self._weighed(owner, points, scope)
            self._doers[key] = tuple(sorted(found, key=lambda each: (each.cost, each.number)))
        return self._doers[key]

    def _weighed(self, owner: int, points: Mapping[int, int], scope: Scope | None) -> list[Candidate]:
        seats, graph = self._seats, self._seats.graph
        return [
            Candidate(number, _POINT * (_FULL - worth) + _STEP * self._steps(number, owner), worth)
            for number, worth in points.items()
            if number != owner
            and seats.is_below(number, owner)
            and not graph.is_lower(seats.roles[owner], seats.roles[number])
            and graph.overlap(seats.roles[number].scope, scope)
        ]

    def _steps(self, number: int, owner: int) -> int:
        roles = self._seats.roles
        return self._seats.graph.steps(roles[number], roles[owner]) or 1

    def around(
        self, owner: int, doer: int, points: Mapping[int, int], scope: Scope | None, barred: Container[int]
    ) -> Around:
        """Return who is asked: on dotted lines, and of another line by function; and who is told: above and beside."""
        seats, roles = self._seats, self._seats.roles
        taken = {owner, doer}
        asked: list[tuple[int, str]] = []
        told: list[tuple[int, str]] = []

        def may(number: int) -> bool:
            return number not in taken and number not in barred and seats.free[number]

        for number in seats.dotted(owner):
            if may(number) and len(asked) < _ASKED:
                asked.append((number, f"{roles[owner].name} reports to it on a dotted line"))
                taken.add(number)
        for number in self._experts(owner, points, scope):
            if may(number) and len(asked) < _ASKED:
                asked.append((number, "its title or unit is what the duty is about too, in another line"))
                taken.add(number)
        above = seats.superior(owner)
        if above is not None and may(above):
            told.append((above, f"{roles[owner].name} reports to it"))
            taken.add(above)
        beside = (
            [] if above is None else sorted(seats.reports(above), key=lambda each: (-points.get(each, 0), each))[:_MOST]
        )
        for number in beside:
            if points.get(number, 0) >= _SAYS_MUCH and may(number) and len(told) < _TOLD:
                told.append(
                    (number, f"it stands beside {roles[owner].name}, and its title or unit is what the duty is about")
                )
                taken.add(number)
        return Around(tuple(asked), tuple(told))

    def _experts(self, owner: int, points: Mapping[int, int], scope: Scope | None) -> list[int]:
        """Return who of another line knows of a duty, most first, and of these who stands nearest to the owner."""
        key = (owner, id(points), scope)
        if key not in self._known:
            self._known[key] = self._found(owner, points, scope)
        return self._known[key]

    def _found(self, owner: int, points: Mapping[int, int], scope: Scope | None) -> list[int]:
        seats, graph = self._seats, self._seats.graph
        rank = seats.ranks[owner]
        found = []
        for number, worth in points.items():
            if worth < _SAYS_MUCH or number == owner:
                continue
            other = seats.ranks[number]
            apart = abs(other - rank) if other is not None and rank is not None else 1
            if apart <= 1:
                found.append((-worth, apart, number))
        found.sort()
        return [
            number
            for _, _, number in found[:_MOST]
            if seats.superior(number) != seats.superior(owner)
            and not seats.is_below(number, owner)
            and not seats.is_below(owner, number)
            and graph.overlap(seats.roles[number].scope, scope)
        ]
