"""Organizations laid over one another: what is said nearer to the matrix wins."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from raci.joining.join import enriched, join
from raci.joining.search import Search
from raci.model import Person, Role, Unit
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from raci.model import Matrix, Organization

_Thing = TypeVar("_Thing", Role, Person, Unit)


def extended(wider: Organization, own: Organization) -> Organization:
    """Return an organization within a wider one: it has all of both, and its own words win."""
    known = {role.key: role for role in wider.roles}
    roles = [enriched(role, known[role.key]) if role.key in known else role for role in own.roles]
    return _united(wider, own, roles, {})


def joined_within(matrix: Matrix, wider: Organization) -> Matrix:
    """Return a matrix joined to an organization that knows more than the matrix itself states.

    What the matrix says of its own roles stays in them; its people, who holds what, and roles that only its own list
    has are added.
    """
    own = matrix.organization
    joined = join(matrix, wider)
    if own is None:
        return joined
    same = {found.role: found.to for found in joined.joins if found.to}
    theirs = {role.key for role in matrix.roles}
    beside = [role for role in own.roles if role.key not in theirs]
    search = Search(wider) if beside else None
    found_beside = {role.key: search.found(role).to for role in beside} if search else {}
    roles = [role for role in beside if found_beside[role.key] is None]
    same |= {role: to for role, to in found_beside.items() if to}
    adds = roles or own.units or own.levels or own.people or own.holdings or own.table or own.tiers
    organization = _united(wider, own, roles, same) if adds else wider
    return replace(joined, organization=organization, oddities=(*matrix.oddities, *own.oddities))


def names_own(matrix: Matrix) -> bool:
    """Tell whether a matrix names an organization of its own, by a file or with units, tiers or levels."""
    own = matrix.organization
    if own is None:
        return False
    return bool(own.units or own.levels or own.tiers or own.table) or own.path != matrix.source.path


def _united(wider: Organization, own: Organization, roles: Iterable[Role], same: Mapping[str, str]) -> Organization:
    held = [replace(each, role=same.get(each.role, each.role)) for each in own.holdings]
    told = {(each.role, each.deputy) for each in held}
    return replace(
        wider,
        units=_laid_over(wider.units, own.units),
        levels=own.levels or wider.levels,
        roles=_laid_over(wider.roles, roles),
        people=_laid_over(wider.people, own.people),
        holdings=(*(each for each in wider.holdings if (each.role, each.deputy) not in told), *held),
        table={**wider.table, **own.table},
        tiers={**wider.tiers, **own.tiers},
        title=own.title or wider.title,
        allowances=(*wider.allowances, *own.allowances),
    )


def _laid_over(wider: Iterable[_Thing], own: Iterable[_Thing]) -> tuple[_Thing, ...]:
    return tuple({**{each.key: each for each in wider}, **{each.key: each for each in own}}.values())
