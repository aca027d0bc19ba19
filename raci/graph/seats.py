"""Seats: who holds or deputizes for which role on a day, and which roles nobody holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from raci.model import Holding, Organization


class Seats:
    """The holdings of an organization by role and by person; without a day all count, however they are dated.

    Roles are asked for by the keys of the organization.
    """

    def __init__(self, organization: Organization) -> None:
        self.people = {person.key: person for person in organization.people}
        self._by_role: dict[str, list[Holding]] = {}
        self._by_person: dict[str, list[Holding]] = {}
        for holding in organization.holdings:
            self._by_role.setdefault(holding.role, []).append(holding)
            self._by_person.setdefault(holding.person, []).append(holding)
        self._vacant = {role.key for role in organization.roles if role.vacant}

    def holdings(self, role: str, on: date | None = None, *, deputies: bool = False) -> list[Holding]:
        """Return the holdings of a role, or its deputies, on a day."""
        return [each for each in self._by_role.get(role, ()) if each.deputy is deputies and _holds(each, on)]

    def held_by(self, person: str, on: date | None = None) -> list[Holding]:
        """Return what a person holds, deputizing included, on a day."""
        return [each for each in self._by_person.get(person, ()) if _holds(each, on)]

    def is_vacant(self, role: str, on: date | None = None) -> bool:
        """Tell whether nobody holds a role on a day: because it is said, or because all who held it have left.

        A role of which no holder was ever named is not vacant; nobody said.
        """
        return role in self._vacant or bool(self.holdings(role) and not self.holdings(role, on))


def _holds(holding: Holding, on: date | None) -> bool:
    if on is None:
        return True
    return (holding.start is None or holding.start <= on) and (holding.end is None or on <= holding.end)
