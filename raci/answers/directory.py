"""All that can be asked about: the roles, people and duties of several matrices and of their organizations."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from raci.answers.describing import Descriptions
from raci.graph import Register
from raci.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from raci.answers.facts import RoleFacts
    from raci.model import Matrix, Organization, Role


class Sighting(NamedTuple):
    """A role as one graph knows it."""

    described: Descriptions
    role: Role


class Directory:
    """The roles of matrices and organizations, those that are one under one name, and where each stands.

    Two roles are one if they were joined to the same role of an organization, or bear the same key.
    """

    def __init__(self, matrices: Iterable[Matrix], today: date | None = None) -> None:
        self.described = [Descriptions(graph) for graph in Register(matrices, today).graphs]
        self._seen: dict[str, list[Sighting]] = {}
        self._columns: dict[str, dict[int, list[str]]] = {}
        for place, described in enumerate(self.described):
            matrix = described.graph.matrix
            joined = {join.role: join.to for join in matrix.joins if join.to}
            keys = [joined.get(role.key) or role.key for role in matrix.roles]
            for role, name in zip(matrix.roles, _identities(keys), strict=True):
                self._seen.setdefault(name, []).append(Sighting(described, role))
                self._columns.setdefault(name, {}).setdefault(place, []).append(role.key)
        for described, organization in self.organizations:
            identities = self.identities(organization)
            for role in organization.roles:
                self._seen.setdefault(identities[role.key], []).append(Sighting(described, role))

    @cached_property
    def organizations(self) -> list[tuple[Descriptions, Organization]]:
        """The organizations of the matrices, each with the first matrix that belongs to it."""
        found: dict[int, tuple[Descriptions, Organization]] = {}
        for described in self.described:
            organization = described.graph.matrix.organization
            if organization is not None:
                found.setdefault(id(organization), (described, organization))
        return list(found.values())

    def identities(self, organization: Organization) -> dict[str, str]:
        """Return what identifies each role of an organization, by its key."""
        keys = list(dict.fromkeys(role.key for role in organization.roles))
        return dict(zip(keys, _identities(keys), strict=True))

    @property
    def roles(self) -> dict[str, list[Sighting]]:
        """Where each role was seen, by what identifies it."""
        return self._seen

    def columns(self, role: str, place: int) -> list[str]:
        """Return the keys that a role has in the matrix at a place; none where it does not stand there."""
        return self._columns.get(role, {}).get(place, [])

    def best(self, role: str) -> Sighting:
        """Return the sighting of a role that tells most: the first in which its place is recorded, else the first."""
        seen = self._seen[role]
        return next((each for each in seen if each.described.graph.organization.is_placed(each.role)), seen[0])

    def facts(self, role: str) -> RoleFacts:
        """Return what is known of a role."""
        described, found = self.best(role)
        return described.role(found)


def _identities(keys: Sequence[str]) -> list[str]:
    """Return what identifies roles across files: their keys folded, as they are where that would make one of two."""
    crowd = Counter(map(fold, dict.fromkeys(keys)))
    return [folded if (folded := fold(key)) and crowd[folded] == 1 else key for key in keys]
