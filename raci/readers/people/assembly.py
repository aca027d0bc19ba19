"""From a roster to an organization: people with their lines, positions as roles, units, and all that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.model import Holding, Organization, Person, Role
from raci.model.matrix import Oddity
from raci.readers.people.dates import Dates
from raci.readers.people.levels import Levels
from raci.readers.people.lines import Lines
from raci.readers.people.persons import NONE, Persons
from raci.readers.people.positions import Positions
from raci.readers.people.scopes import Scopes
from raci.readers.people.superiors import Superiors
from raci.readers.people.units import Units
from raci.readers.people.words import says_no
from raci.titles import place_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from raci.model import Scope
    from raci.model.role import RoleKind
    from raci.readers.people.positions import Position
    from raci.readers.people.roster import Roster


def organization_of(roster: Roster) -> Organization:
    """Return the organization of a roster (see `read_people`); oddities stand in the order of the file."""
    return _Assembly(roster).organization()


class _Assembly:
    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.persons = Persons(roster)
        self.dates = Dates(roster)
        self.lines = Lines(self.persons, self.dates)
        self.units = Units(roster)
        self.positions = Positions(self.persons, self.units)
        self.levels = Levels(roster)
        self.places = [roster.row(row) for row in range(roster.size)]

    def organization(self) -> Organization:
        roles, holdings = self._roles_and_holdings()
        groups, members = self._groups({role.key for role in roles})
        parts = (self.persons, self.dates, self.lines, self.units, self.levels)
        oddities = [oddity for part in parts for oddity in part.oddities] + list(self._turned())
        return Organization(
            units=self.units.units,
            roles=(*roles, *groups),
            people=tuple(self._people()),
            holdings=(*holdings, *members),
            path=self.roster.path,
            oddities=tuple(sorted(oddities, key=lambda oddity: oddity.source or (0, 0))),
            inferred=frozenset(role.key for role in (*roles, *groups)),
        )

    def _people(self) -> Iterator[Person]:
        persons, keys = self.persons, self.persons.keys
        emails = self.roster.texts("email")
        dotted = self.lines.dotted
        for number, (row, above) in enumerate(zip(persons.rows, self.lines.reports_to(), strict=True)):
            if number in persons.vacant:
                continue
            yield Person(
                keys[number],
                persons.names[number],
                emails[row] if row != NONE else "",
                self.places[row] if row != NONE else None,
                keys[above] if above != NONE else None,
                tuple(dict.fromkeys(keys[each] for each in dotted[number])) if number in dotted else (),
            )

    def _roles_and_holdings(self) -> tuple[list[Role], list[Holding]]:
        scopes = Scopes(self.lines, self.units)
        superiors = Superiors(self.lines, self.positions)
        keys = [position.key for position in self.positions.all]
        roles, holdings = [], []
        for number, position in enumerate(self.positions.all):
            scope, parts = scopes.of(position)
            held = list(self._holdings(position, parts))
            above = superiors.solid[number]
            roles.append(
                Role(
                    position.key,
                    position.title,
                    level=self.levels.of(position),
                    scope=scope,
                    reports_to=keys[above] if above != NONE else None,
                    kind=_kind(position.title),
                    source=self.places[position.rows[0]],
                    dotted=tuple(keys[each] for each in superiors.dotted.get(number, ())),
                    vacant=not held,
                )
            )
            holdings += held
        return roles, holdings

    def _holdings(self, position: Position, parts: Mapping[int, Scope]) -> Iterator[Holding]:
        """Yield who holds a position; who is no longer active, no day given, holds it no more."""
        persons, dates, active = self.persons, self.dates, self.roster.texts("active")
        for row in position.rows:
            number = persons.of_row[row]
            start, end = dates.starts[row], dates.ends[row]
            if number not in persons.vacant and (end or not active[row] or not says_no(active[row])):
                part = parts.get(number)
                yield Holding(persons.keys[number], position.key, start, end, source=self.places[row], scope=part)

    def _groups(self, taken: set[str]) -> tuple[list[Role], list[Holding]]:
        """Return groups as roles that their members hold."""
        roles, holdings = [], []
        for group in self.roster.groups:
            key = group.name if group.name not in taken else f"{group.name} (group {group.key})"
            if key in taken:
                continue
            taken.add(key)
            roles.append(Role(key, group.name, kind="group", source=group.source))
            for member in group.members:
                number = self.persons.by_identity.get(member, NONE)
                if number != NONE:
                    holdings.append(Holding(self.persons.keys[number], key, source=group.source))
        return roles, holdings

    def _turned(self) -> Iterator[Oddity]:
        """Yield that dates are the wrong way round."""
        for row in range(self.roster.size):
            if self.dates.turned(row) and self.persons.of_row[row] != NONE:
                name = self.persons.names[self.persons.of_row[row]]
                start, end = self.dates.starts[row], self.dates.ends[row]
                sentence = f"{name!r} ends on {end}, before the start on {start}; the dates are the wrong way round"
                yield Oddity("dates", sentence, self.roster.cell(row, "end"))


def _kind(title: str) -> RoleKind:
    placed = place_title(title)
    return placed.kind if placed.confidence != "guess" else "position"
