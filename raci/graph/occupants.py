"""Occupants: the people behind the roles of a matrix on its day, and the roles that nobody holds."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from raci.graph.build import ResponsibilityGraph
    from raci.graph.seats import Seats
    from raci.model import Holding, Person, Role


class Occupants:
    """Who holds the roles of a matrix on a day: as its organization records, and as the matrix itself names holders.

    People are told apart by their keys; one whom only the matrix names, by the name. Building takes one pass over the
    roles of the matrix, and the holdings and people of the organization, when first asked.
    """

    def __init__(self, graph: ResponsibilityGraph) -> None:
        self._graph = graph
        self._roles = graph.matrix.roles
        self._on_the_day: dict[str, list[Holding]] = {}

    @cached_property
    def are_told(self) -> bool:
        """Whether anything is said of who holds the roles."""
        organization = self._graph.matrix.organization
        return bool(organization and organization.holdings) or any(role.holders or role.vacant for role in self._roles)

    @property
    def today(self) -> date:
        """The day."""
        return self._graph.today

    def person_called(self, name: str) -> Person | None:
        """Return the one person with this name of a role or a holder of the matrix; None if none or several have it."""
        found = self._by_name.get(_plain(name), ())
        return self._seats.people[found[0]] if len(found) == 1 else None

    def holdings(self, role: Role) -> list[Holding]:
        """Return who holds a role on the day, by the records; deputies are left aside."""
        found = self._on_the_day.get(role.key)
        if found is None:
            found = self._on_the_day[role.key] = self._seats.holdings(self._key(role), self.today)
        return found

    def holders(self, role: Role) -> tuple[str, ...]:
        """Return the keys of the people who hold a role on the day, each once."""
        return tuple(dict.fromkeys(self._holders(role)))

    def deputies(self, role: Role, on: date | None) -> list[Holding]:
        """Return who deputizes for the holder of a role on a day; without a day, whoever does, did or will."""
        return self._seats.holdings(self._key(role), on, deputies=True)

    def is_vacant(self, role: Role) -> bool:
        """Tell whether nobody holds a role on the day: it is said to be vacant, or none of its holders has it then."""
        return role.vacant or (self._seats.is_vacant(self._key(role), self.today) and not self.holders(role))

    def is_unattended(self, role: Role) -> bool:
        """Tell whether a role is vacant on the day and nobody deputizes."""
        return self.is_vacant(role) and not self.deputies(role, self.today)

    def name(self, person: str) -> str:
        """Return what a person is called."""
        known = self._seats.people.get(person)
        return known.name if known else person

    def has_left(self, person: Person) -> bool:
        """Tell whether a person held roles, or deputized, and does so neither on the day nor later."""
        held = self._seats.held_by(person.key)
        return bool(held) and all(each.end is not None and each.end < self.today for each in held)

    @cached_property
    def roles_of(self) -> dict[str, tuple[Role, ...]]:
        """The positions of each person the organization knows who holds several that take part.

        A seat in a group is no position; a name that only the matrix knows may be anything (`Head Office`).
        """
        found: dict[str, list[Role]] = {}
        for role in self._roles:
            if role.kind == "position" and self._graph.load(role).filled:
                for person in self.holders(role):
                    found.setdefault(person, []).append(role)
        return {
            person: tuple(roles) for person, roles in found.items() if len(roles) > 1 and person in self._seats.people
        }

    @property
    def _seats(self) -> Seats:
        return self._graph.organization.seats

    def _key(self, role: Role) -> str:
        return self._graph.organization.key_in_organization(role)

    def _holders(self, role: Role) -> Iterator[str]:
        """Yield those whom the records give, and those whom only the matrix names, but no leavers."""
        yield from (each.person for each in self.holdings(role))
        recorded = {each.person for each in self._seats.holdings(self._key(role))} if role.holders else ()
        for name in role.holders:
            person = self.person_called(name)
            if person is None and not self._by_name.get(_plain(name)):
                yield name
            elif person and person.key not in recorded and not self.has_left(person):
                yield person.key

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        """The keys of the people who bear a name that the matrix has for a role or a holder."""
        asked = (_plain(name) for role in self._roles for name in (role.name, *role.holders))
        found: dict[str, list[str]] = {name: [] for name in asked}
        for person in self._seats.people.values():
            bearers = found.get(_plain(person.name))
            if bearers is not None:
                bearers.append(person.key)
        return found


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
