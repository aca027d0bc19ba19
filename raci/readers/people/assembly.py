"""From a roster to an organization: people with their lines, positions as roles, units, and all that is wrong."""

from __future__ import annotations

import gc
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
    from raci.readers.people.roster import Roster


def organization_of(roster: Roster) -> Organization:
    """Return the organization of a roster (see `read_people`); oddities stand in the order of the file."""
    thresholds = gc.get_threshold()
    gc.set_threshold(200_000, 50, 100)  # much is made, and little thrown away
    try:
        return _Assembly(roster).organization()
    finally:
        gc.set_threshold(*thresholds)


class _Assembly:
    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.persons = Persons(roster)
        self.dates = Dates(roster)
        self.lines = Lines(self.persons, self.dates)
        self.units = Units(roster)
        self.positions = Positions(self.persons, self.units)
        self.levels = Levels(roster)
        self.parts: dict[int, Mapping[int, Scope]] = {}
        self._active = roster.texts("active")
        self.places = [roster.row(row) for row in range(roster.size)]

    def organization(self) -> Organization:
        roles = list(self._roles())
        groups, members = self._groups({role.key for role in roles})
        parts = (self.persons, self.dates, self.lines, self.units, self.levels)
        oddities = [oddity for part in parts for oddity in part.oddities] + list(self._turned())
        return Organization(
            units=self.units.units,
            roles=(*roles, *groups),
            people=tuple(self._people()),
            holdings=(*self._holdings(), *members),
            path=self.roster.path,
            oddities=tuple(sorted(oddities, key=lambda oddity: oddity.source or (0, 0))),
            inferred=frozenset(role.key for role in (*roles, *groups)),
            sheet=self.roster.sheet,
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

    def _roles(self) -> Iterator[Role]:
        """Yield the positions as roles; what part of one each holder has is kept in `parts`."""
        scopes = Scopes(self.lines, self.units)
        superiors = Superiors(self.lines, self.positions)
        keys = [position.key for position in self.positions.all]
        for number, position in enumerate(self.positions.all):
            scope, self.parts[number] = scopes.of(position)
            above = superiors.solid[number]
            yield Role(
                position.key,
                position.title,
                level=self.levels.of(position),
                scope=scope,
                reports_to=keys[above] if above != NONE else None,
                kind=_kind(position.title),
                source=self.places[position.rows[0]],
                dotted=tuple(keys[each] for each in superiors.dotted.get(number, ())),
                vacant=not any(map(self._is_held, position.rows)),
            )

    def _holdings(self) -> Iterator[Holding]:
        """Yield who holds which position, in the order of the rows."""
        persons, starts, ends = self.persons, self.dates.starts, self.dates.ends
        keys = [position.key for position in self.positions.all]
        for row, number in enumerate(self.positions.of_row):
            if number != NONE and self._is_held(row):
                person = persons.of_row[row]
                part = self.parts[number].get(person)
                yield Holding(
                    persons.keys[person], keys[number], starts[row], ends[row], source=self.places[row], scope=part
                )

    def _is_held(self, row: int) -> bool:
        """Tell whether somebody holds the position of a row: not a vacancy, nor who is inactive and no day is given."""
        if self.persons.of_row[row] in self.persons.vacant:
            return False
        return not self._active[row] or self.dates.ends[row] is not None or not says_no(self._active[row])

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
