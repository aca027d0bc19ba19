"""All that can be asked about: the roles, people and duties of several matrices and of their organizations."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from raci.answers.describing import Descriptions
from raci.graph import Register
from raci.graph.work import load_of
from raci.joining.search import Search
from raci.model import Organization
from raci.names import fold
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from raci.answers.facts import RoleFacts
    from raci.graph import ResponsibilityGraph
    from raci.model import Matrix, Role


class Sighting(NamedTuple):
    """A role as one graph knows it."""

    described: Descriptions
    role: Role


class Directory:
    """The roles of matrices and organizations, those that are one under one name, and where each stands.

    Two roles are one if they were joined to the same role of an organization, bear the same key, or one of them bears
    the key of the other as a name.
    """

    def __init__(self, matrices: Iterable[Matrix], today: date | None = None) -> None:
        self.today = today
        self.register = Register(matrices, today)
        self.described = [Descriptions(graph) for graph in self.register.graphs]
        self._seen: dict[str, list[Sighting]] = {}
        self._columns: dict[str, dict[int, list[str]]] = {}
        self._called: list[dict[str, str]] = [{} for _ in self.described]
        found = list(self._found())
        self._one = _one_role(found)
        for own, place, sighting in found:
            name = self._one.get(own, own)
            self._seen.setdefault(name, []).append(sighting)
            if place is not None:
                self._columns.setdefault(name, {}).setdefault(place, []).append(sighting.role.key)
                self._called[place][sighting.role.key] = name

    def _found(self) -> Iterator[tuple[str, int | None, Sighting]]:
        """Yield every role with what identifies it by its key, and the place of its matrix; those of matrices first."""
        for place, described in enumerate(self.described):
            matrix = described.graph.matrix
            joined = {join.role: join.to for join in matrix.joins if join.to}
            keys = [joined.get(role.key) or role.key for role in matrix.roles]
            for role, name in zip(matrix.roles, _identities(keys), strict=True):
                yield name, place, Sighting(described, role)
        for described, organization in self.organizations:
            identities = _by_key(organization)
            for role in organization.roles:
                yield identities[role.key], None, Sighting(described, role)

    @cached_property
    def _by_graph(self) -> dict[int, Descriptions]:
        return {id(each.graph): each for each in self.described}

    def describing(self, graph: ResponsibilityGraph) -> Descriptions:
        """Return the descriptions of one of the graphs."""
        return self._by_graph[id(graph)]

    @cached_property
    def search(self) -> Search:
        """The roles, to be found by what people call them."""
        return Search(Organization(roles=tuple(_one(name, seen) for name, seen in self._seen.items())))

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
        return {key: self._one.get(name, name) for key, name in _by_key(organization).items()}

    @property
    def roles(self) -> dict[str, list[Sighting]]:
        """Where each role was seen, by what identifies it."""
        return self._seen

    def columns(self, role: str, place: int) -> list[str]:
        """Return the keys that a role has in the matrix at a place; none where it does not stand there."""
        return self._columns.get(role, {}).get(place, [])

    def called(self, place: int) -> dict[str, str]:
        """Return what identifies each role of the matrix at a place, by its key there."""
        return self._called[place]

    def load(self, role: str) -> float:
        """Return what a role bears in all matrices together, by the usual weights."""
        graphs = self.register.graphs
        places = self._columns.get(role, {}).items()
        return sum(load_of(graphs[place].load(graphs[place].roles[key])) for place, keys in places for key in keys)

    def best(self, role: str) -> Sighting:
        """Return the sighting of a role that tells most: the first in which its place is recorded, else the first."""
        seen = self._seen[role]
        return next((each for each in seen if each.described.graph.organization.is_placed(each.role)), seen[0])

    def facts(self, role: str) -> RoleFacts:
        """Return what is known of a role."""
        described, found = self.best(role)
        return described.role(found)


def _one(name: str, seen: Sequence[Sighting]) -> Role:
    """Return one role to search for: what the first sighting calls it, and all other names it bears."""
    first = seen[0].role
    others = dict.fromkeys(word for _, role in seen for word in (role.name, *role.aliases) if word != first.name)
    return replace(first, key=name, aliases=tuple(others))


def _by_key(organization: Organization) -> dict[str, str]:
    keys = list(dict.fromkeys(role.key for role in organization.roles))
    return dict(zip(keys, _identities(keys), strict=True))


def _one_role(found: Iterable[tuple[str, int | None, Sighting]]) -> dict[str, str]:
    """Return, for what identifies a role that another one bears as its name or as another name, that other one.

    Only where just one other bears it, and the two stand in no matrix together.
    """
    homes: dict[str, set[int | None]] = {}
    bearers: dict[str, dict[str, None]] = {}
    for name, place, (_, role) in found:
        homes.setdefault(name, set()).add(place)
        for other in {role.name, *role.aliases} if role.aliases or role.name != role.key else ():
            bearers.setdefault(fold(other), {})[name] = None
    one: dict[str, str] = {}
    for name, others in bearers.items():
        meant = [each for each in others if each != name]
        if len(meant) == 1 and name in homes and name not in one.values() and homes[name].isdisjoint(homes[meant[0]]):
            one[name] = one.get(meant[0], meant[0])
    return one


def _identities(keys: Sequence[str]) -> list[str]:
    """Return what identifies roles across files: their keys folded, as they are where that would make one of two."""
    crowd = Counter(map(fold, dict.fromkeys(keys)))
    return [folded if (folded := fold(key)) and crowd[folded] == 1 else key for key in keys]
