"""All that can be asked about: the roles, people and duties of several matrices and of their organizations."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from raci.answers.records import Records
from raci.graph import Register
from raci.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from raci.answers.facts import RoleFacts
    from raci.graph import ResponsibilityGraph
    from raci.model import Matrix, Organization, Role


class Sighting(NamedTuple):
    """A role as one graph knows it."""

    records: Records
    role: Role


class Directory:
    """The roles of matrices and organizations, those that are one under one name, and where each stands.

    Two roles are one if they were joined to the same role of an organization, or bear the same key.
    """

    def __init__(self, matrices: Iterable[Matrix], today: date | None = None) -> None:
        self.records = [Records(graph) for graph in Register(matrices, today).graphs]
        self._seen: dict[str, list[Sighting]] = {}
        self._columns: dict[str, dict[int, list[str]]] = {}
        for place, records in enumerate(self.records):
            matrix = records.graph.matrix
            joined = {join.role: join.to for join in matrix.joins if join.to}
            for role in matrix.roles:
                name = fold(joined.get(role.key, role.key))
                self._seen.setdefault(name, []).append(Sighting(records, role))
                self._columns.setdefault(name, {}).setdefault(place, []).append(role.key)
        for records, organization in self.organizations:
            for role in organization.roles:
                self._seen.setdefault(fold(role.key), []).append(Sighting(records, role))

    @cached_property
    def organizations(self) -> list[tuple[Records, Organization]]:
        """The organizations of the matrices, each with the first matrix that belongs to it."""
        found: dict[int, tuple[Records, Organization]] = {}
        for records in self.records:
            organization = records.graph.matrix.organization
            if organization is not None:
                found.setdefault(id(organization), (records, organization))
        return list(found.values())

    @property
    def graphs(self) -> Iterator[ResponsibilityGraph]:
        """The graphs of the matrices, in the order given."""
        return (records.graph for records in self.records)

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
        return next((each for each in seen if each.records.graph.organization.is_placed(each.role)), seen[0])

    def facts(self, role: str) -> RoleFacts:
        """Return what is known of a role."""
        records, found = self.best(role)
        return records.role(found)
