"""What identifies a role across matrices: the key it has in the file of an organization they share, else its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.names import fold

if TYPE_CHECKING:
    from raci.model import Matrix, Role


def own_identities(matrix: Matrix) -> dict[str, str]:
    """Return for each role its key in the file of its organization; the folded name where that is the matrix's own."""
    records = _records(matrix)
    if not records:
        return {role.key: fold(role.name) for role in matrix.roles}
    return {
        role.key: in_organization(matrix, records[role.key]) if role.key in records else fold(role.name)
        for role in matrix.roles
    }


def in_organization(matrix: Matrix, role: Role) -> str:
    """Return what identifies a role of the organization of a matrix."""
    organization = matrix.organization
    shared = organization is not None and organization.path != matrix.source.path
    return f"{organization.path}#{role.key}" if organization and shared else fold(role.name)


def other_names(matrix: Matrix, identities: dict[str, str], bearers: dict[str, set[str]]) -> None:
    """Add to the bearers of names what identifies the roles of a matrix that bear them; of its own name nothing."""
    records = _records(matrix)
    for role in matrix.roles:
        identity = identities[role.key]
        record = records.get(role.key, role)
        for name in (role.name, *role.aliases, *((record.name, *record.aliases) if record is not role else ())):
            folded = fold(name)
            if folded != identity:
                bearers.setdefault(folded, set()).add(identity)


def _records(matrix: Matrix) -> dict[str, Role]:
    """Return what the organization has of the roles of a matrix that were found there."""
    if matrix.organization is None or not matrix.joins:
        return {}
    wanted = {join.to for join in matrix.joins if join.to}
    known = {role.key: role for role in matrix.organization.roles if role.key in wanted}
    return {join.role: known[join.to] for join in matrix.joins if join.to in known}
