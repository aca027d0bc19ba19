"""Min-cost flow by OR-tools, where the extra `optimize` is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from raci.drafting.sharing.problem import Sharing

_ROOMY: Final = 1 << 61
"""The solver multiplies costs by the number of nodes, in 64 bits."""


def library_flow(sharing: Sharing) -> list[int | None] | None:
    """Return which role takes each duty; None where the library is not installed, or cannot hold such costs."""
    try:
        from ortools.graph.python import min_cost_flow  # noqa: PLC0415 - an extra
    except ImportError:
        return None
    duties, roles = len(sharing.choices), len(sharing.rooms)
    if not duties or sharing.left_over * (duties + roles + 3) >= _ROOMY:
        return None
    solver: Any = min_cost_flow.SimpleMinCostFlow()
    arcs = _add(solver, sharing)
    if solver.solve() != solver.OPTIMAL:
        return None
    return _takers(solver, arcs, sharing)


def _add(solver: Any, sharing: Sharing) -> Any:  # noqa: ANN401 - neither has types
    """Add the arcs and what flows; return the arcs from duties to roles, those of each duty together.

    Nodes: the duties, then the roles, then the end, to which a duty that is left over goes at once.
    """
    import numpy as np  # noqa: PLC0415 - comes with the library

    choices, rooms = sharing.choices, sharing.rooms
    duties, end = len(choices), len(choices) + len(rooms)
    pairs = [pair for row in choices for pair in row]
    heads, costs = (np.fromiter(each, np.int64, len(pairs)) for each in ((r for r, _ in pairs), (c for _, c in pairs)))
    tails = np.repeat(np.arange(duties), np.fromiter(map(len, choices), np.int64, duties))
    add = solver.add_arcs_with_capacity_and_unit_cost
    arcs = add(tails, heads + duties, np.ones_like(tails), costs)
    add(np.arange(duties), np.full(duties, end), np.ones(duties, np.int64), np.full(duties, sharing.left_over))
    wanted = np.bincount(heads, minlength=len(rooms))
    places = np.minimum(np.asarray(rooms, np.int64), wanted)
    if sharing.load:
        steps = np.concatenate([np.arange(each) for each in places]) if len(places) else places
        owners = np.repeat(np.arange(len(rooms)), places)
        add(owners + duties, np.full(len(owners), end), np.ones_like(owners), steps * sharing.load)
    else:
        owners = np.arange(len(rooms))
        add(owners + duties, np.full(len(rooms), end), places, np.zeros_like(owners))
    solver.set_nodes_supplies(np.arange(duties), np.ones(duties, np.int64))
    solver.set_node_supply(end, -duties)
    return arcs


def _takers(solver: Any, arcs: Any, sharing: Sharing) -> list[int | None]:  # noqa: ANN401 - neither has types
    flows = iter(solver.flows(arcs).tolist())
    return [
        next((role for (role, _), flow in list(zip(row, flows, strict=False)) if flow), None) for row in sharing.choices
    ]
