"""What can be counted of an organization's responsibilities: loads, bottlenecks, twins, hand-overs, ways upward."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.answers.handovers import handovers
from raci.graph.work import WEIGHTS, load_of
from raci.model import Participation
from raci.names import fold
from raci.records import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from raci.answers.directory import Directory
    from raci.graph import ResponsibilityGraph
    from raci.graph.collaboration import Collaboration
    from raci.model import Role

_LIKE: Final = 0.8
_FEWEST_ALIKE: Final = 3
_NEGLIGIBLE: Final = 0.005


@record
class Load:
    """What a role or a person bears: the weighted sum, and in how many duties in which way."""

    name: str
    weight: float
    accountable: int
    responsible: int
    consulted: int
    informed: int
    duties: int


@record
class Bottleneck:
    """A role over which others work together: the share of the shortest ways between two others that lead over it."""

    role: str
    share: float


@record
class Hinge:
    """A role without which groups of others would no longer work with the rest."""

    role: str
    groups: tuple[tuple[str, ...], ...]


@record
class Twins:
    """Two roles that do nearly the same: duties in which both have the same part, of all duties of either."""

    one: str
    other: str
    alike: int
    either: int


@record
class Passing:
    """How often work passes from the doers of a duty in one unit to those of the next duty in another."""

    giver: str
    taker: str
    times: int


@record
class Ascent:
    """A role that answers for duties, with the roles above it, the nearest first."""

    role: str
    above: tuple[str, ...]


@record
class Measures:
    """Everything that was counted, the greatest first. `estimated` tells that bottlenecks are from a sample."""

    roles: tuple[Load, ...]
    people: tuple[Load, ...]
    bottlenecks: tuple[Bottleneck, ...]
    hinges: tuple[Hinge, ...]
    twins: tuple[Twins, ...]
    passings: tuple[Passing, ...]
    ascents: tuple[Ascent, ...]
    estimated: bool = False


def measured(directory: Directory, weights: Mapping[Participation, float] = WEIGHTS) -> Measures:
    """Return the measures of all matrices of a directory; `weights` say what a part counts for in a load."""
    from raci.graph.collaboration import Collaboration  # noqa: PLC0415 - networkx costs ten times the start of Python

    work = Collaboration((each.graph.matrix, directory.called(place)) for place, each in enumerate(directory.described))
    names = {role: directory.best(role).role.name for role in directory.roles}
    return Measures(
        tuple(_ranked(_role_loads(directory, names, weights))),
        tuple(_ranked(_person_loads(directory, weights))),
        tuple(_bottlenecks(work, names)),
        tuple(_hinges(work, names)),
        tuple(_twins(work, names)),
        tuple(_passings(directory)),
        tuple(_ascents(directory, names)),
        work.is_estimated,
    )


def _ranked(loads: Iterator[Load]) -> list[Load]:
    return sorted(loads, key=lambda load: (-load.weight, -load.duties, load.name))


def _role_loads(
    directory: Directory, names: Mapping[str, str], weights: Mapping[Participation, float]
) -> Iterator[Load]:
    for role, name in names.items():
        parts = [
            (graph, graph.roles[key], 1.0)
            for place, graph in enumerate(directory.register.graphs)
            for key in directory.columns(role, place)
        ]
        if parts:
            yield _load(name, parts, weights)


def _person_loads(directory: Directory, weights: Mapping[Participation, float]) -> Iterator[Load]:
    """Yield the load of each person who holds a role: several who hold one share what it bears."""
    held: dict[str, list[tuple[ResponsibilityGraph, Role, float]]] = {}
    names: dict[str, str] = {}
    for graph in directory.register.graphs:
        if not graph.occupants.are_told:
            continue
        for role in graph.matrix.roles:
            people = graph.occupants.holders(role)
            for person in people:
                name = graph.occupants.name(person)
                names.setdefault(fold(name), name)
                held.setdefault(fold(name), []).append((graph, role, 1 / len(people)))
    for person, parts in held.items():
        yield _load(names[person], parts, weights)


def _load(
    name: str, parts: list[tuple[ResponsibilityGraph, Role, float]], weights: Mapping[Participation, float]
) -> Load:
    profiles = [(graph.load(role), share) for graph, role, share in parts]

    def counted(kind: Participation) -> int:
        return sum(profile[kind] for profile, _ in profiles)

    return Load(
        name,
        round(sum(load_of(profile, weights) * share for profile, share in profiles), 1),
        counted(Participation.ACCOUNTABLE),
        counted(Participation.RESPONSIBLE),
        counted(Participation.CONSULTED),
        counted(Participation.INFORMED),
        sum(profile.filled for profile, _ in profiles),
    )


def _bottlenecks(work: Collaboration, names: Mapping[str, str]) -> Iterator[Bottleneck]:
    shares = sorted(work.between().items(), key=lambda each: (-each[1], each[0]))
    return (Bottleneck(names[role], round(share, 3)) for role, share in shares if share >= _NEGLIGIBLE)


def _hinges(work: Collaboration, names: Mapping[str, str]) -> Iterator[Hinge]:
    for role, groups in work.cut_off().items():
        yield Hinge(names[role], tuple(tuple(names[each] for each in group) for group in groups))


def _twins(work: Collaboration, names: Mapping[str, str]) -> Iterator[Twins]:
    near = [pair for pair in work.pairs if pair.likeness >= _LIKE and pair.alike >= _FEWEST_ALIKE]
    for pair in sorted(near, key=lambda pair: (-pair.likeness, -pair.alike, pair.one, pair.other)):
        yield Twins(names[pair.one], names[pair.other], pair.alike, pair.either)


def _passings(directory: Directory) -> Iterator[Passing]:
    """Yield how often one duty's doers and those of the next duty of its section belong to different units."""
    described = directory.described
    counts = handovers(directory.register.graphs, lambda place, role: described[place].home(role))
    for (giver, taker), times in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
        yield Passing(giver, taker, times)


def _ascents(directory: Directory, names: Mapping[str, str]) -> Iterator[Ascent]:
    found = []
    for role, name in names.items():
        answers = any(
            graph.load(graph.roles[key])[Participation.ACCOUNTABLE]
            for place, graph in enumerate(directory.register.graphs)
            for key in directory.columns(role, place)
        )
        best = directory.best(role)
        above = best.described.escalation(best.role)
        if answers and above:
            found.append(Ascent(name, above))
    yield from sorted(found, key=lambda each: (-len(each.above), each.role))
