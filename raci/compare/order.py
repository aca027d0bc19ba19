"""Orders beside each other: what stayed in its place, and what was moved."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def settled(places: Sequence[int]) -> list[int]:
    """Return the positions of a longest run of rising numbers: of the things in a new order, those that stay.

    `places` are the old places of the things in their new order. Source: patience sorting (Fredman, "On computing the
    length of longest increasing subsequences", 1975); n log n.
    """
    tails: list[int] = []
    heads: list[int] = []
    before: list[int] = []
    for position, place in enumerate(places):
        length = bisect_left(tails, place)
        before.append(heads[length - 1] if length else -1)
        if length == len(tails):
            tails.append(place)
            heads.append(position)
        else:
            tails[length] = place
            heads[length] = position
    found: list[int] = []
    position = heads[-1] if heads else -1
    while position >= 0:
        found.append(position)
        position = before[position]
    return found[::-1]
