"""Make up an organization and a matrix in it; time all rules over them, or the building of a bare graph of the same.

    python scripts/bench_organization.py raci process_time 100000
    python scripts/bench_organization.py networkx process_time 100000

The number is that of people and of duties; there is a unit for 20 of them, a role for 50, and 7 letters for each duty.
Prints the seconds, and those per letter. The roles of the matrix are joined to the organization within the time.
"""

from __future__ import annotations

import gc
import sys
import time
from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple

from bench_input import duty_names

from raci.api import check
from raci.model import Duty, Holding, Matrix, Organization, Person, Role, Scope, Unit
from raci.notations import get

if TYPE_CHECKING:
    from collections.abc import Callable

_LEVELS: Final = {"organization": "head", "region": "director", "country": "manager", "site": "lead"}


class Tree(NamedTuple):
    """How many regions and countries there are; unit 0 is the organization, then come regions, countries and sites.

    There is a region for 10,000 people and a country for 1,000, so that organizations of any size are alike.
    """

    regions: int
    countries: int

    @property
    def above_sites(self) -> int:
        """The number of the first site."""
        return 1 + self.regions + self.countries

    def tier(self, unit: int) -> str:
        """Return the tier of a unit."""
        if unit <= self.regions:
            return "region" if unit else "organization"
        return "country" if unit < self.above_sites else "site"

    def parent(self, unit: int) -> int | None:
        """Return the unit another one is within."""
        if unit <= self.regions:
            return 0 if unit else None
        if unit < self.above_sites:
            return 1 + unit % self.regions
        return 1 + self.regions + unit % self.countries


def tree_of(people: int) -> Tree:
    """Return the tree of an organization of so many people."""
    return Tree(people // 10_000, people // 1_000)


def organization_of(people: int) -> Organization:
    """Return an organization in which role n leads unit n, and the sites' roles are held by all the others."""
    tree, units, roles = tree_of(people), people // 20, people // 50
    above = list(map(tree.parent, range(units)))
    first = tree.above_sites
    return Organization(
        tuple(
            Unit(f"u{number}", f"Unit {number}", "geography", tree.tier(number), None if over is None else f"u{over}")
            for number, over in enumerate(above)
        ),
        roles=tuple(
            Role(
                f"r{number}",
                f"Leader {number}",
                level=_LEVELS[tree.tier(number)],
                scope=Scope((("geography", f"u{number}"),)),
                reports_to=None if over is None else f"r{over}",
            )
            for number, over in enumerate(above[:roles])
        ),
        people=tuple(Person(f"p{number}", f"Person {number}") for number in range(people)),
        holdings=tuple(
            Holding(f"p{number}", f"r{number if number < roles else first + number % (roles - first)}")
            for number in range(people)
        ),
    )


def matrix_of(organization: Organization, duties: int) -> Matrix:
    """Return a matrix whose duties concern a country each: its leader answers, two of its sites do the work."""
    notation, random = get("RACI"), Random(3)  # noqa: S311 - input of a measurement, no secret
    accountable, responsible, consulted, informed = (notation.entry((letter,)) for letter in "ARCI")
    roles, tree = len(organization.roles), tree_of(len(organization.people))
    sites: list[list[int]] = [[] for _ in range(tree.above_sites)]
    for number in range(tree.above_sites, roles):
        sites[tree.parent(number) or 0].append(number)
    made, rows = [], []
    for number, name in enumerate(duty_names(duties, random)):
        country = 1 + tree.regions + number % tree.countries
        made.append(Duty(f"{name} {number}", f"{name} {number}", scope=Scope((("geography", f"u{country}"),))))
        row = {f"r{random.randrange(roles)}": consulted if place else informed for place in (0, 0, 1, 1)}
        row |= {f"r{site}": responsible for site in random.sample(sites[country], 2)}
        rows.append({**row, f"r{country}": accountable})
    heads = tuple(Role(role.key, role.name) for role in organization.roles)
    return Matrix(notation, heads, tuple(made), tuple(rows))


def judged(organization: Organization, matrix: Matrix) -> int:
    """Join the matrix to the organization and ask all rules; return how many findings there are."""
    from raci.joining import join  # noqa: PLC0415 - within the time

    return len(check(join(matrix, organization)))


def bare_graph(organization: Organization, matrix: Matrix) -> int:
    """Build a bare networkx graph of the same things; return how many edges it has."""
    import networkx as nx  # noqa: PLC0415 - only for this contestant

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(unit.key for unit in organization.units)
    graph.add_edges_from((unit.key, unit.parent) for unit in organization.units if unit.parent)
    graph.add_edges_from((role.key, role.reports_to) for role in organization.roles if role.reports_to)
    graph.add_edges_from((each.person, each.role) for each in organization.holdings)
    for duty, row in zip(matrix.duties, matrix.rows, strict=True):
        graph.add_edges_from((role, duty.key) for role in row)
    return int(graph.number_of_edges())


_CONTESTANTS: Final[dict[str, Callable[[Organization, Matrix], int]]] = {"raci": judged, "networkx": bare_graph}


def main() -> None:
    """Print what one contestant takes."""
    contestant, clock, size = _CONTESTANTS[sys.argv[1]], getattr(time, sys.argv[2]), int(sys.argv[3])
    organization = organization_of(size)
    matrix = matrix_of(organization, size)
    small = organization_of(20_000)
    contestant(small, matrix_of(small, 100))  # so that nothing is imported within the time
    gc.collect()
    gc.freeze()  # what is made up is no work of the contestants: the collector need not go over it again
    begin = clock()
    contestant(organization, matrix)
    spent = clock() - begin
    print(spent, spent / sum(map(len, matrix.rows)))


if __name__ == "__main__":
    main()
