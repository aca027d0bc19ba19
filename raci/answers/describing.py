"""What a matrix and its organization say of a role or a duty, put into words once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.answers.facts import DutyFacts, Holder, RoleFacts, Stated
from raci.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.graph import ResponsibilityGraph
    from raci.model import Duty, Holding, Role, Scope

_MOST_HOLDERS: Final = 20
_LONGEST_PATH: Final = 50
_WHOLE: Final = "whole organization"


class Descriptions:
    """The facts of the roles and duties of one graph, each made out once."""

    def __init__(self, graph: ResponsibilityGraph) -> None:
        self.graph = graph
        self._roles: dict[str, RoleFacts] = {}

    def role(self, role: Role) -> RoleFacts:
        """Return what is known of a role."""
        found = self._roles.get(role.key)
        if found is None:
            found = self._roles[role.key] = self._facts(role)
        return found

    def duty(self, duty: Duty) -> DutyFacts:
        """Return what is known of a duty; its scope is the recorded one, else what its wording names."""
        matrix, scope = self.graph.matrix, self.graph.scope_of(duty)
        stated = Stated(self.words(scope), self.graph.is_recorded(duty)) if scope else None
        return DutyFacts(duty.name, duty.section, duty.number, stated, matrix.title, (matrix.locate(duty),))

    def escalation(self, role: Role) -> tuple[str, ...]:
        """Return the names of the roles above a role on its solid line, the nearest first (at most fifty)."""
        path = tuple(above.name for above in self.graph.escalation_path(role)[:_LONGEST_PATH])
        return path or ((role.reports_to,) if role.reports_to and fold(role.reports_to) != fold(role.name) else ())

    def words(self, scope: Scope) -> str:
        """Return a scope in words, its units by their names: `Europe, Middle East and Africa`, `each region`."""
        return ", ".join(dict.fromkeys(self._unit(word, dimension) for dimension, word in scope.units))

    def home(self, role: Role) -> str:
        """Return the part of the organization a role belongs to: the heading over it, else the units of its scope."""
        if role.group:
            return role.group[0]
        recorded = self.graph.organization.known(role).scope or role.scope
        return self.words(recorded) if recorded else ""

    def _unit(self, word: str, dimension: str) -> str:
        unit = self.graph.organization.unit_named(word, dimension)
        return unit.name if unit else word

    def _facts(self, role: Role) -> RoleFacts:
        organization = self.graph.organization
        level = organization.level_of(role)
        holders, more = self._people(role, deputies=False)
        return RoleFacts(
            role.name,
            role.group,
            role.kind,
            Stated(level.name.casefold(), organization.has_recorded_level(role)) if level else None,
            self._scope(role),
            next(iter(self.escalation(role)), None),
            tuple(above.name for above in organization.dotted(role)),
            holders,
            more,
            self._people(role, deputies=True)[0],
            role.vacant or organization.seats.is_vacant(organization.key_in_organization(role), self.graph.today),
        )

    def _scope(self, role: Role) -> Stated | None:
        scope = self.graph.scope_of(role)
        if scope is not None:
            return Stated(self.words(scope), self.graph.is_recorded(role))
        return Stated(_WHOLE) if self.graph.organization.is_placed(role) and role.kind == "position" else None

    def _people(self, role: Role, *, deputies: bool) -> tuple[tuple[Holder, ...], int]:
        seats = self.graph.organization.seats
        key = self.graph.organization.key_in_organization(role)
        found = seats.holdings(key, self.graph.today, deputies=deputies)
        if not found and not deputies and not seats.holdings(key):
            return tuple(map(Holder, role.holders[:_MOST_HOLDERS])), max(0, len(role.holders) - _MOST_HOLDERS)
        return tuple(self._held(found[:_MOST_HOLDERS])), max(0, len(found) - _MOST_HOLDERS)

    def _held(self, holdings: Iterable[Holding]) -> Iterable[Holder]:
        people = self.graph.organization.seats.people
        for each in holdings:
            name = people[each.person].name if each.person in people else each.person
            yield Holder(name, self.words(each.scope) if each.scope else "", each.start, each.end)
