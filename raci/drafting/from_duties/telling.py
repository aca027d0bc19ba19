"""What a draft says of its letters: why each stands where it stands, how sure that is, and what could not be placed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.model.draft import DraftLetter, DraftRole, Question

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from raci.drafting.from_duties.owners import Asked, Candidate
    from raci.drafting.from_duties.seats import Seats
    from raci.model import Duty, Scope
    from raci.model.draft import DraftDuty, Surety
    from raci.model.duty_list import DutyList

_MANY_POINTS: Final = 4
_NAMED: Final = 3


class Telling:
    """Speaks of the seats of an organization."""

    def __init__(self, seats: Seats) -> None:
        self._seats = seats

    def letter(self, number: int, letter: str, reason: str, confidence: Surety) -> DraftLetter:
        """Return a letter of a role."""
        return DraftLetter(self._seats.roles[number].key, letter, reason, confidence)

    def owner(self, chosen: Candidate, asked: Asked, duty: Duty, others: int) -> DraftLetter:
        """Return the A of a duty; `others` is how many more would fit as well."""
        roles = self._seats.roles
        if chosen.points == 0:
            why = "it leads that part of the organization"
        elif chosen.led is not None:
            why = f"it leads {roles[chosen.led].name}, whose title or unit is what the duty is about"
        else:
            why = "its title or unit is what the duty is about"
        place = self._place(asked, duty)
        even = f"; of {others + 1} that fit equally well, each gets as many" if others else ""
        sure = chosen.points >= _MANY_POINTS and not others and self._seats.is_ranked[chosen.number]
        return self.letter(
            chosen.number, "A", f"{why}, and it is the lowest that {place}{even}", "likely" if sure else "guess"
        )

    def _place(self, asked: Asked, duty: Duty) -> str:
        if asked.scope is None:
            return "has the level for such work"
        said = "" if duty.scope is not None else ", of which the wording speaks,"
        return f"covers {asked.scope}{said} and has the level"

    def doer(self, owner: int, doer: int | None) -> DraftLetter:
        """Return the R of a duty; without anybody below who would do it, it is the owner's."""
        if doer is None:
            return self.letter(owner, "R", "nobody below it is known to do such work", "guess")
        name = self._seats.roles[owner].name
        return self.letter(
            doer, "R", f"its title or unit is what the duty is about, and it reports to {name}", "likely"
        )

    def why_not(
        self, duty: Duty, asked: Asked, row: Sequence[Candidate], points: Mapping[int, int], most: int | None
    ) -> str:
        """Return as a question why a duty could not be placed."""
        who = f"Who answers for “{duty.name}”?"
        if row:
            names = self._names(each.number for each in row)
            return f"{who} There is no room: all who may ({names}) have {most} already."
        strangers = self._seats.graph.areas.strangers(asked.scope)
        if strangers:
            return f"{who} Its scope {', '.join(map(repr, strangers))} names no part of the organization."
        if points:
            names = self._names(sorted(points, key=lambda each: (-points[each], each)))
            scope = f" for {asked.scope}" if asked.scope is not None else ""
            return f"{who} Nobody whose title or unit is what it is about may{scope}: {names}."
        return f"{who} Nobody's title or unit is what it is about."

    def _names(self, numbers: Iterator[int] | Sequence[int]) -> str:
        names = list(dict.fromkeys(self._seats.roles[number].name for number in numbers))
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        return ", ".join(names[:_NAMED]) + more

    @staticmethod
    def doubled(listed: DutyList) -> Iterator[Question]:
        """Yield a question for each duty that the list has twice."""
        for duty in listed.doubled:
            yield Question(
                f"Is “{duty.name}” another duty than the one of the same name before it? It was left out.",
                listed.locate(duty),
            )

    def tier(self, scope: Scope | None) -> str:
        """Return the name of the tier of a scope, empty without one."""
        if scope is None:
            return ""
        graph = self._seats.graph
        tier = graph.tier_in_table(scope)
        return tier if tier == "organization" else graph.known_tier(scope) or tier

    def roles(self, duties: Sequence[DraftDuty]) -> tuple[DraftRole, ...]:
        """Return the roles that have letters and those above them."""
        seats, graph = self._seats, self._seats.graph
        taken = {letter.role for duty in duties for letter in duty.letters}
        shown = {number for number, role in enumerate(seats.roles) if role.key in taken}
        shown |= {above for number in shown if (above := seats.superior(number)) is not None}
        found = []
        for number in sorted(shown):
            role = seats.roles[number]
            level, above = graph.level_of(role), seats.superior(number)
            recorded: Surety = "certain" if graph.has_recorded_level(role) else "likely" if level else "guess"
            over = seats.roles[above].key if above is not None and above in shown else None
            at = seats.organization.locate(role.source) if role.source else None
            key, tier = level.key if level else "", self.tier(role.scope)
            found.append(DraftRole(role.key, role.name, key, tier, over, role.aliases, role.kind, recorded, at))
        return tuple(found)
