"""A role that goes, and a person who leaves: what is left of a matrix and its organization."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.names import fold
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Collection

    from raci.model import Matrix, Organization, Role, Row


def without(matrix: Matrix, columns: Collection[str], recorded: Collection[str]) -> Matrix:
    """Return a matrix without some roles: its own of these keys, and its organization's.

    Who reported to one of them reports to nobody.
    """
    gone = _names(matrix, columns, recorded)
    smaller = replace(
        matrix,
        roles=tuple(_reporting(role, gone) for role in matrix.roles if role.key not in columns),
        rows=tuple(_row_without(row, columns) for row in matrix.rows),
        marks=tuple(mark for mark in matrix.marks if mark.role not in columns),
        joins=tuple(join for join in matrix.joins if join.role not in columns and join.to not in recorded),
    )
    if matrix.organization is None or not recorded:
        return smaller
    return replace(smaller, organization=_organization_without(matrix.organization, recorded, gone))


def _row_without(row: Row, columns: Collection[str]) -> Row:
    return row if row.keys().isdisjoint(columns) else {key: each for key, each in row.items() if key not in columns}


def _organization_without(organization: Organization, recorded: Collection[str], gone: Collection[str]) -> Organization:
    return replace(
        organization,
        roles=tuple(_reporting(role, gone) for role in organization.roles if role.key not in recorded),
        holdings=tuple(each for each in organization.holdings if each.role not in recorded),
    )


def _names(matrix: Matrix, columns: Collection[str], recorded: Collection[str]) -> set[str]:
    """Return the folded words by which others may say that they report to these roles."""
    found = [role for role in matrix.roles if role.key in columns]
    found += [role for role in (matrix.organization.roles if matrix.organization else ()) if role.key in recorded]
    return {fold(word) for role in found for word in (role.key, role.name, *role.aliases)}


def _reporting(role: Role, gone: Collection[str]) -> Role:
    """Return a role without its lines to those that are gone."""
    if role.reports_to and fold(role.reports_to) in gone:
        role = replace(role, reports_to=None)
    if any(fold(word) in gone for word in role.dotted):
        role = replace(role, dotted=tuple(word for word in role.dotted if fold(word) not in gone))
    return role


def left(matrix: Matrix, names: Collection[str], keys: Collection[str]) -> Matrix:
    """Return a matrix after some people, by their names and keys, have left: what only they held is vacant."""
    theirs = {fold(name) for name in names}
    recorded = {join.role: join.to for join in matrix.joins if join.to}
    organization = _organization_left(matrix.organization, keys) if matrix.organization else None
    vacant = {role.key for role in organization.roles if role.vacant} if organization else set()
    roles = tuple(_vacated(role, theirs, recorded.get(role.key, role.key) in vacant) for role in matrix.roles)
    same = all(one is other for one, other in zip(roles, matrix.roles, strict=True))
    if same and organization is matrix.organization:
        return matrix
    return replace(matrix, roles=matrix.roles if same else roles, organization=organization)


def _vacated(role: Role, names: Collection[str], vacant: bool) -> Role:  # noqa: FBT001 - what is known of it elsewhere
    holders = tuple(name for name in role.holders if fold(name) not in names)
    if holders == role.holders and (role.vacant or not vacant):
        return role
    return replace(role, holders=holders, vacant=role.vacant or vacant or not holders)


def _organization_left(organization: Organization, keys: Collection[str]) -> Organization:
    held = {each.role for each in organization.holdings if each.person in keys and not each.deputy}
    holdings = tuple(each for each in organization.holdings if each.person not in keys)
    if len(holdings) == len(organization.holdings):
        return organization
    others = {each.role for each in holdings if not each.deputy}
    roles = tuple(
        replace(role, vacant=True) if role.key in held and role.key not in others else role
        for role in organization.roles
    )
    return replace(organization, roles=roles, holdings=holdings)
