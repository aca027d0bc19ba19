"""Two roles that become one: the other takes over the cells, the reports, the people and the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.model import Participation
from raci.names import fold
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Collection

    from raci.model import Entry, Matrix, Notation, Organization, Role, Row

_LISTENING: Final = frozenset({Participation.CONSULTED, Participation.INFORMED, Participation.OMITTED})


def merged(
    matrix: Matrix,
    columns: Collection[str],
    recorded: Collection[str],
    target: Role,
    column: str | None,
    record: str | None,
) -> Matrix:
    """Return a matrix in which roles, by their keys in it and in its organization, are part of another one.

    `column` is the key of that one in the matrix, None where it has to take the place of the first of them there.
    """
    words = _words(matrix, columns, recorded)
    into = column or (record or target.key)
    renamed = dict.fromkeys(columns, into)
    kept = [role for role in matrix.roles if role.key not in columns or (column is None and role.key == min(columns))]
    roles = tuple(
        _led(replace(role, key=into, name=target.name, aliases=target.aliases), words, into)
        if role.key in columns
        else _led(role, words, into)
        for role in kept
    )
    joined = tuple(join for join in matrix.joins if join.role not in columns)
    if column is None and columns and record:
        from raci.model import Join  # noqa: PLC0415 - only here

        joined = (*joined, Join(into, record, "exact"))
    after = replace(
        matrix,
        roles=roles,
        rows=tuple(_row(row, renamed, matrix.notation) for row in matrix.rows),
        marks=tuple(replace(mark, role=renamed.get(mark.role, mark.role)) for mark in matrix.marks),
        joins=joined,
    )
    if matrix.organization is None or not recorded:
        return after
    organization = _organization(matrix.organization, recorded, record, words)
    return replace(after, organization=organization)


def _row(row: Row, renamed: dict[str, str], notation: Notation) -> Row:
    joined: dict[str, list[Entry]] = {}
    for key, entry in row.items():
        joined.setdefault(renamed.get(key, key), []).append(entry)
    if len(joined) == len(row):
        return {key: entry for key, [entry] in joined.items()} if not row.keys().isdisjoint(renamed) else row
    return {key: held[0] if len(held) == 1 else _one(held, notation) for key, held in joined.items()}


def _one(held: list[Entry], notation: Notation) -> Entry:
    """Return several cells as one; who acts in a duty need not be asked or told of it as well."""
    letters = dict.fromkeys(letter for entry in held for letter in entry.letters)
    acting = [each for each in letters if each not in notation or notation[each].participation not in _LISTENING]
    remark = "; ".join(dict.fromkeys(entry.remark for entry in held if entry.remark))
    return notation.entry(tuple(acting or letters), remark=remark)


def _organization(
    organization: Organization, recorded: Collection[str], record: str | None, words: Collection[str]
) -> Organization:
    into = record or min(recorded)
    gone = set(recorded) - {into}
    holdings = tuple(
        dict.fromkeys(replace(each, role=into) if each.role in recorded else each for each in organization.holdings)
    )
    return replace(
        organization,
        roles=tuple(_led(role, words, into) for role in organization.roles if role.key not in gone),
        holdings=holdings,
    )


def _led(role: Role, words: Collection[str], into: str) -> Role:
    """Return a role with its lines to the one that is gone leading to the other; no role reports to itself."""
    if role.reports_to and fold(role.reports_to) in words:
        role = replace(role, reports_to=None if role.key == into else into)
    if any(fold(word) in words for word in role.dotted):
        lines = dict.fromkeys(into if fold(word) in words else word for word in role.dotted)
        role = replace(role, dotted=tuple(line for line in lines if line != role.key))
    return role


def _words(matrix: Matrix, columns: Collection[str], recorded: Collection[str]) -> set[str]:
    found = [role for role in matrix.roles if role.key in columns]
    found += [role for role in (matrix.organization.roles if matrix.organization else ()) if role.key in recorded]
    return {fold(word) for role in found for word in (role.key, role.name, *role.aliases)}
