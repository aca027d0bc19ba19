"""What is wrong in an organization though it can be read: circles, superiors who are not there, strange tiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.model import Oddity
from raci.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from raci.model import Organization, Person, Place, Role, Unit

    Places = Mapping[tuple[str, str, str], Place]
    """Where the line from a thing to the one above it is written: kind, key, key of the one above."""

_MOST_NAMED = 5


def unsound(organization: Organization, places: Places, wider: Organization | None = None) -> Iterator[Oddity]:
    """Yield what is wrong in an organization, each with the place where it is written.

    Superiors and tiers may stand in the wider organization it is part of.
    """
    roles, people = (wider.roles, wider.people) if wider else ((), ())
    yield from _roles(organization.roles, places, {role.key for role in roles})
    yield from _people(organization.people, places, {person.key for person in people})
    yield from _units(organization.units, places)
    yield from _tiers(organization, places, {**(wider.tiers if wider else {}), **organization.tiers})
    names = {person.key: person.name for person in organization.people}
    for each in organization.holdings:
        if each.start and each.end and each.end < each.start:
            who = names.get(each.person, each.person)
            message = f"{who} holds {each.role!r} until {each.end}, which is before {each.start}, when it begins"
            yield Oddity("dates", message, each.source)


def _roles(roles: Sequence[Role], places: Places, elsewhere: set[str]) -> Iterator[Oddity]:
    numbers: dict[str, int] = {}
    for number, role in enumerate(roles):
        for alias in (role.key, role.name, *role.aliases):
            numbers.setdefault(fold(alias), number)
    numbers |= {role.key: number for number, role in enumerate(roles)}
    above = []
    for number, role in enumerate(roles):
        for word in (role.reports_to, *role.dotted):
            if word and word not in numbers and fold(word) not in numbers and word not in elsewhere:
                place = places.get(("role", role.key, word), role.source)
                yield Oddity("missing-manager", f"{role.name!r} reports to {word!r}, a role that is not there", place)
        found = numbers.get(role.reports_to or "", numbers.get(fold(role.reports_to or ""), -1))
        above.append(-1 if found == number else found)
    for cycle in _cycles(above):
        first = roles[cycle[0]]
        names = [repr(roles[number].name) for number in cycle]
        message = f"these roles report to one another in a circle: {_circle(names)}"
        yield Oddity("reporting-cycle", message, places.get(("role", first.key, first.reports_to or ""), first.source))


def _people(people: Sequence[Person], places: Places, elsewhere: set[str]) -> Iterator[Oddity]:
    numbers = {person.key: number for number, person in enumerate(people)}
    above = []
    for number, person in enumerate(people):
        for word in (person.reports_to, *person.dotted):
            if word and word not in numbers and word not in elsewhere:
                place = places.get(("person", person.key, word), person.source)
                yield Oddity("missing-manager", f"{person.name} reports to {word!r}, who is not there", place)
        found = numbers.get(person.reports_to or "", -1)
        above.append(-1 if found == number else found)
    for cycle in _cycles(above):
        first = people[cycle[0]]
        message = f"these people report to one another in a circle: {_circle([people[each].name for each in cycle])}"
        place = places.get(("person", first.key, first.reports_to or ""), first.source)
        yield Oddity("reporting-cycle", message, place)


def _units(units: Sequence[Unit], places: Places) -> Iterator[Oddity]:
    numbers = {unit.key: number for number, unit in enumerate(units)}
    for cycle in _cycles([numbers.get(unit.parent or "", -1) for unit in units]):
        first = units[cycle[0]]
        message = f"these units lie within one another in a circle: {_circle([units[each].name for each in cycle])}"
        yield Oddity("unit-cycle", message, places.get(("unit", first.key, first.parent or ""), first.source))


def _tiers(organization: Organization, places: Places, declared: Mapping[str, tuple[str, ...]]) -> Iterator[Oddity]:
    """Yield the tiers that units and the level table name though others are declared."""
    by_dimension = {fold(dimension): set(map(fold, names)) for dimension, names in declared.items()}
    every = {tier for names in by_dimension.values() for tier in names}
    if not every:
        return
    for unit in organization.units:
        if unit.tier and fold(unit.tier) not in by_dimension.get(fold(unit.dimension), every):
            place = places.get(("tier", unit.key, unit.tier), unit.source)
            yield Oddity("unknown-tier", f"{unit.name!r} is of the tier {unit.tier!r}, which is not declared", place)
    for tier in organization.table:
        if fold(tier) not in every:
            message = f"the level table has the tier {tier!r}, which is not declared"
            yield Oddity("unknown-tier", message, places.get(("table", tier, "")))


def _cycles(parents: Sequence[int]) -> Iterable[list[int]]:
    from raci.graph.forest import Forest  # noqa: PLC0415 - every run imports this module, few read an organization

    return Forest(parents).cycles


def _circle(names: Sequence[str]) -> str:
    shown = [*names[:_MOST_NAMED], *(["…"] if len(names) > _MOST_NAMED else []), names[0]]
    return " → ".join(shown)
