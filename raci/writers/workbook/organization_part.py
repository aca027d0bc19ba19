"""The organization that goes into a workbook: all of a small one, of a large one what the matrices have to do with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.names import fold
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from raci.model import Matrix, Organization, Unit

MOST: Final = 2_000
"""Roles, people and units of an organization that is written as a whole; a matrix is not the place for more."""


def organization_of(matrices: Sequence[Matrix]) -> Organization | None:
    """Return the organization that is written beside matrices; None where they have none, or several.

    Of a large one these are the roles of the matrices, those above them, the people who hold them, and the units they
    are for, with all that these lie within.
    """
    found = [matrix.organization for matrix in matrices]
    first = found[0] if found else None
    if first is None or not all(each is first or each == first for each in found):
        return None
    size = len(first.roles) + len(first.people) + len(first.units) + len(first.holdings)
    return first if size <= MOST else _part(first, matrices)


def _part(organization: Organization, matrices: Sequence[Matrix]) -> Organization:
    wanted = _with_superiors(organization, _keys(matrices))
    roles = tuple(role for role in organization.roles if role.key in wanted)
    holdings = tuple(held for held in organization.holdings if held.role in wanted)
    holders = {held.person for held in holdings}
    people = tuple(
        replace(
            person,
            reports_to=person.reports_to if person.reports_to in holders else None,
            dotted=tuple(other for other in person.dotted if other in holders),
        )
        for person in organization.people
        if person.key in holders
    )
    scopes = [role.scope for role in roles] + [duty.scope for matrix in matrices for duty in matrix.duties]
    scopes += [held.scope for held in holdings]
    words = {fold(word) for scope in scopes if scope for _, word in scope.units}
    units = tuple(_around(organization.units, words))
    inferred = organization.inferred & wanted
    return replace(organization, roles=roles, holdings=holdings, people=people, units=units, inferred=inferred)


def _keys(matrices: Iterable[Matrix]) -> Iterator[str]:
    """Yield the keys that the roles of matrices may have in the organization."""
    for matrix in matrices:
        yield from (role.key for role in matrix.roles)
        yield from (join.to for join in matrix.joins if join.to)


def _with_superiors(organization: Organization, keys: Iterable[str]) -> set[str]:
    known = {role.key: role for role in organization.roles}
    found: set[str] = set()
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key in known and key not in found:
            found.add(key)
            waiting += [above for above in (known[key].reports_to, *known[key].dotted) if above]
    return found


def _around(units: Sequence[Unit], words: set[str]) -> Iterator[Unit]:
    """Yield the units that words name, and all those they lie within; every unit where there are not many."""
    if len(units) <= MOST:
        yield from units
        return
    known = {unit.key: unit for unit in units}
    found: set[str] = set()
    for unit in units:
        if {fold(unit.key), fold(unit.name)} & words:
            key: str | None = unit.key
            while key in known and key not in found:
                found.add(key)
                key = known[key].parent
    yield from (unit for unit in units if unit.key in found)
