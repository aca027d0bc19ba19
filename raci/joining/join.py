"""A matrix and its organization become one: its roles get what the organization knows of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.joining.search import Search
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.model import Join, Matrix, Organization, Role

_MOST_HOLDERS: Final = 20
WAYS: Final = {
    "alias": "another name of",
    "abbreviation": "a short form of",
    "spelling": "another spelling of",
    "holder": "the person who is",
}
"""What a role is taken for that was found in another way than by its very name."""


def join(matrix: Matrix, organization: Organization) -> Matrix:
    """Return the matrix with its organization, its roles with the level, scope, lines and holders they have there.

    What the matrix itself says of a role stays. `joins` of the matrix says how each role was found; see `told`.
    """
    search = Search(organization)
    joins = tuple(map(search.found, matrix.roles))
    holders = _holders(organization, {found.to for found in joins if found.to})
    roles = tuple(
        enriched(role, search.roles[found.to], holders.get(found.to, ())) if found.to else role
        for role, found in zip(matrix.roles, joins, strict=True)
    )
    return replace(matrix, roles=roles, organization=organization, joins=joins)


def told(matrix: Matrix) -> Iterator[tuple[Join, str]]:
    """Yield every join of a matrix that is not exact, with a sentence that says so."""
    names = {role.key: role.name for role in matrix.roles}
    for found in matrix.joins:
        name = names.get(found.role, found.role)
        if found.way in WAYS:
            yield found, f"{name!r} is taken for {WAYS[found.way]} {found.to!r} in the organization"
        elif found.way == "several":
            yield found, f"{name!r} may be {' or '.join(map(repr, found.candidates))} in the organization"
        elif found.way == "none":
            hint = f"; most like it is {found.candidates[0]!r}" if found.candidates else ""
            yield found, f"{name!r} is not in the organization{hint}"


def _holders(organization: Organization, roles: set[str]) -> dict[str, tuple[str, ...]]:
    """Return the names of those who hold the roles without an end, where they are few."""
    keys: dict[str, list[str]] = {}
    for holding in organization.holdings:
        if holding.role in roles and holding.end is None and not holding.deputy:
            keys.setdefault(holding.role, []).append(holding.person)
    few = {role: people for role, people in keys.items() if len(people) <= _MOST_HOLDERS}
    wanted = {person for people in few.values() for person in people}
    names = {person.key: person.name for person in organization.people if person.key in wanted}
    return {role: tuple(names.get(person, person) for person in people) for role, people in few.items()}


def enriched(role: Role, known: Role, holders: tuple[str, ...] = ()) -> Role:
    """Return a role with what another record says of it; its own statements stay."""
    return replace(
        role,
        level=role.level or known.level,
        scope=role.scope or known.scope,
        reports_to=role.reports_to or known.reports_to,
        dotted=role.dotted or known.dotted,
        holders=role.holders or known.holders or holders,
        kind=role.kind if role.kind != "position" else known.kind,
        limits=role.limits or known.limits,
        vacant=role.vacant or known.vacant,
    )
