"""Handovers: between whom work passes from one duty to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.answers.handovers import handovers
from raci.drawings.casting import Casting
from raci.drawings.drawing import Drawing, Edge, Node
from raci.drawings.view import View

if TYPE_CHECKING:
    from raci.answers import Directory
    from raci.model import Role


def drawn(directory: Directory) -> Drawing:
    """Return who hands over to whom, and how often: units, or a role itself where nobody says to which it belongs.

    Work passes where the doers of a duty and those of the next one of its section belong to different units.
    """
    casting = Casting(directory)
    ends: dict[str, Node] = {}

    def end(place: int, role: Role) -> str:
        node = casting.role(place, role.key)
        unit = casting.home(node)
        made = Node(f"unit:{unit}", unit, "unit") if unit else Node(node, casting.label(node), "role")
        return ends.setdefault(made.id, made).id

    counts = handovers(casting.graphs, end)
    taking = {each for pair in counts for each in pair}
    edges = tuple(
        Edge(giver, taker, "hands over", str(count), count) for (giver, taker), count in sorted(counts.items())
    )
    shown = tuple(node for node in ends.values() if node.id in taking)
    return Drawing(f"{casting.title}: hand-overs", "handovers", shown, edges)


VIEW: Final = View("handovers", drawn)
