"""How often work passes from the doers of one duty to those of the next one of its section."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from raci.graph import ResponsibilityGraph
    from raci.model import Role


def handovers(graphs: Iterable[ResponsibilityGraph], home: Callable[[int, Role], str]) -> Counter[tuple[str, str]]:
    """Return how often one of a pair hands over to the other; `home` says to whom a role of a graph's place belongs.

    Work passes where no doer of the next duty belongs where one of this does; roles whose home is empty do not count.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for place, graph in enumerate(graphs):
        homes = {role.key: home(place, role) for role in graph.matrix.roles}
        doing = [
            (duty.section, frozenset(each for role in graph.responsible(duty) if (each := homes[role.key])))
            for duty in graph.matrix.duties
        ]
        for (section, givers), (following, takers) in pairwise(doing):
            if section == following and givers and takers and not givers & takers:
                counts.update((giver, taker) for giver in givers for taker in takers)
    return counts
