"""Pairs of duties in one hand that are of incompatible classes and about the same thing."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from raci.rules.separation.hands import meet
from raci.rules.separation.vocabulary import incompatible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import ResponsibilityGraph
    from raci.rules.separation.acts import Act
    from raci.rules.separation.hands import Hand, Part

    Pair = tuple[Part[Act], Part[Act], str, str]

_MOST_COMPARED: Final = 20
"""So many earlier duties on one thing are held against a duty; more would say the same again."""


def incompatible_parts(hand: Hand[Act], graph: ResponsibilityGraph) -> Iterator[Pair]:
    """Yield each part with the first one it conflicts with of those before it, and the classes of the two.

    Before are those of an earlier class (authorization first); so the order of a matrix's rows changes nothing.
    """
    known: dict[tuple[str, str], list[Part[Act]]] = defaultdict(list)
    for part in sorted(hand.parts, key=lambda part: sorted(part.said.classes)):
        act = part.said
        found = next(_conflicts(part, known, hand, graph), None)
        if found:
            yield found
        for key in ((thing, each) for thing in act.things for each in act.classes):
            if len(known[key]) < _MOST_COMPARED:
                known[key].append(part)


def is_direct(part: Part[Act], authorization: str = "authorization") -> bool:
    """Tell whether a hand itself is on a duty: it does it, or the duty is to authorize, which is to answer for."""
    return not part.only_answers or authorization in part.said.classes


def _conflicts(
    part: Part[Act], known: dict[tuple[str, str], list[Part[Act]]], hand: Hand[Act], graph: ResponsibilityGraph
) -> Iterator[Pair]:
    for first, second in incompatible():
        if second not in part.said.classes or first in part.said.classes:
            continue
        for thing in sorted(part.said.things):
            for earlier in known.get((thing, first), ()):
                if second not in earlier.said.classes and _is_conflict(earlier, part, hand, graph):
                    yield earlier, part, first, second


def _is_conflict(one: Part[Act], other: Part[Act], hand: Hand[Act], graph: ResponsibilityGraph) -> bool:
    """Tell whether two parts are about one thing, in one place; those of a person are in two roles."""
    things = one.said.things, other.said.things
    about_one = things[0] <= things[1] or things[1] <= things[0]
    return about_one and (one.role.key != other.role.key) is hand.is_person and meet(one, other, graph)
