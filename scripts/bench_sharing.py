"""Make up duties with ten candidates each and barely room for all; time who shares them at the least cost.

    python scripts/bench_sharing.py own process_time 2000 60
    python scripts/bench_sharing.py networkx process_time 2000 60

The numbers are those of duties and roles. `own` is raci's own solver, `extra` raci with the extra `optimize`,
`networkx` its network simplex, `ortools` a bare call of SimpleMinCostFlow with arrays that are there already. A way to
take all is planted. Prints the seconds and the cost, which is the same for all.
"""

from __future__ import annotations

import gc
import sys
import time
from random import Random
from typing import TYPE_CHECKING, Any, Final

from raci.drafting.sharing import Sharing, cost_of
from raci.drafting.sharing.library_flow import library_flow
from raci.drafting.sharing.own_flow import own_flow

if TYPE_CHECKING:
    from collections.abc import Callable

_CANDIDATES: Final = 10
_DEAREST: Final = 1000
_ROOM: Final = 1.1


def sharing_of(duties: int, roles: int) -> Sharing:
    """Return duties to be shared, where few roles are wanted by most and each has room for a tenth above the mean."""
    random = Random(3)  # noqa: S311 - input of a measurement, no secret
    planted = [number % roles for number in range(duties)]
    random.shuffle(planted)
    choices = []
    for place in planted:
        found = {place}
        while len(found) < _CANDIDATES:
            found.add(int(roles * random.random() ** 3))
        choices.append([(role, random.randint(1, _DEAREST)) for role in sorted(found)])
    return Sharing(choices, [int(duties / roles * _ROOM) + 1] * roles)


def _own(sharing: Sharing) -> Callable[[], int]:
    left_over = sharing.left_over
    return lambda: cost_of(sharing, own_flow(sharing.choices, sharing.rooms, sharing.load, left_over)[0])


def _extra(sharing: Sharing) -> Callable[[], int]:
    def solve() -> int:
        found = library_flow(sharing)
        if found is None:
            raise SystemExit("scripts/bench_sharing.py: the extra `optimize` is not installed")
        return cost_of(sharing, found)

    return solve


def _networkx(sharing: Sharing) -> Callable[[], int]:
    import networkx as nx  # noqa: PLC0415 - only for this contestant

    graph: nx.DiGraph[Any] = nx.DiGraph()
    for duty, row in enumerate(sharing.choices):
        graph.add_node(("duty", duty), demand=-1)
        for role, cost in row:
            graph.add_edge(("duty", duty), role, capacity=1, weight=cost)
    for role, room in enumerate(sharing.rooms):
        graph.add_edge(role, "end", capacity=room, weight=0)
    graph.add_node("end", demand=len(sharing.choices))
    return lambda: int(nx.network_simplex(graph)[0])


def _ortools(sharing: Sharing) -> Callable[[], int]:
    import numpy as np  # noqa: PLC0415 - comes with OR-tools
    from ortools.graph.python import min_cost_flow  # noqa: PLC0415 - only for this contestant

    duties, roles = len(sharing.choices), len(sharing.rooms)
    arcs = [(duty, duties + role, 1, cost) for duty, row in enumerate(sharing.choices) for role, cost in row]
    arcs += [(duties + role, duties + roles, room, 0) for role, room in enumerate(sharing.rooms)]
    columns = np.array(arcs, np.int64).T.copy()
    supplies = np.array([1] * duties + [0] * roles + [-duties], np.int64)

    def solve() -> int:
        solver: Any = min_cost_flow.SimpleMinCostFlow()
        solver.add_arcs_with_capacity_and_unit_cost(*columns)
        solver.set_nodes_supplies(np.arange(len(supplies)), supplies)
        solver.solve()
        return int(solver.optimal_cost())

    return solve


_CONTESTANTS: Final[dict[str, Callable[[Sharing], Callable[[], int]]]] = {
    "own": _own,
    "extra": _extra,
    "networkx": _networkx,
    "ortools": _ortools,
}


def main() -> None:
    """Print what one contestant takes, and at which cost it shares."""
    made, clock, size = _CONTESTANTS[sys.argv[1]], getattr(time, sys.argv[2]), tuple(map(int, sys.argv[3:5]))
    made(sharing_of(50, 12))()  # so that nothing is imported within the time
    solve = made(sharing_of(*size))
    gc.collect()
    gc.freeze()
    begin = clock()
    cost = solve()
    print(clock() - begin, cost)


if __name__ == "__main__":
    main()
