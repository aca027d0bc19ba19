"""The order of things that two people arranged, each on their own, and the things both may have put in."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from raci.compare.order import settled

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

_Thing = TypeVar("_Thing", bound="Hashable")


def merged_order(
    base: Sequence[_Thing], ours: Sequence[_Thing], theirs: Sequence[_Thing], kept: set[_Thing]
) -> list[_Thing]:
    """Return those that are kept, in an order in which what either side moved or put in stands where it did there.

    It hangs on no side: what both put into one gap stands by the alphabet, what both moved apart at the earlier place.
    """
    unmoved = _stay(base, ours), _stay(base, theirs)
    stays = unmoved[0] & unmoved[1] & kept
    core = [thing for thing in base if thing in stays]
    places = {thing: place for place, thing in enumerate(core)}
    sides = _gaps(ours, places, kept, unmoved[0]), _gaps(theirs, places, kept, unmoved[1])
    gaps = _settled(*sides)
    order: list[_Thing] = []
    for place, thing in enumerate([None, *core]):
        if thing is not None:
            order.append(thing)
        order += _woven(*(side.get(place - 1, []) for side in gaps))
    return order


def present(base: Sequence[_Thing], ours: Sequence[_Thing], theirs: Sequence[_Thing]) -> list[_Thing]:
    """Return what two sides made of a list: what either put in is there, and what either took out is not."""
    was, one, other = set(base), set(ours), set(theirs)
    kept = (was & one & other) | ((one | other) - was)
    return merged_order(base, ours, theirs, kept)


def _stay(base: Sequence[_Thing], side: Sequence[_Thing]) -> set[_Thing]:
    """Return the things of the base that stand on a side as they stood, beside each other."""
    places = {thing: place for place, thing in enumerate(base)}
    known = [thing for thing in side if thing in places]
    return {known[position] for position in settled([places[thing] for thing in known])}


def _gaps(
    side: Sequence[_Thing], places: dict[_Thing, int], kept: set[_Thing], unmoved: set[_Thing]
) -> dict[_Thing, tuple[int, int, bool]]:
    """Return for what is not in the core: after which of the core it stands, where on its side, whether it moved."""
    found: dict[_Thing, tuple[int, int, bool]] = {}
    gap = -1
    for place, thing in enumerate(side):
        if thing in places:
            gap = places[thing]
        elif thing in kept:
            found[thing] = gap, place, thing not in unmoved
    return found


def _settled(
    ours: dict[_Thing, tuple[int, int, bool]], theirs: dict[_Thing, tuple[int, int, bool]]
) -> tuple[dict[int, list[_Thing]], dict[int, list[_Thing]]]:
    """Return the runs of things in each gap on either side: a thing stands where the side put it that moved it."""
    runs: tuple[dict[int, list[_Thing]], dict[int, list[_Thing]]] = ({}, {})
    for number, (side, other) in enumerate(((ours, theirs), (theirs, ours))):
        for thing, (gap, _, moved) in side.items():
            if thing in other:
                its_gap, _, its_moved = other[thing]
                if (moved, -gap) < (its_moved, -its_gap):
                    continue
            runs[number].setdefault(gap, []).append(thing)
    return runs


def _woven(one: list[_Thing], other: list[_Thing]) -> Iterator[_Thing]:
    """Yield two runs as one: things in both once, and what stands between them by the alphabet."""
    first, second = sorted((one, other), key=lambda run: [str(each) for each in run])
    places = {thing: place for place, thing in enumerate(second)}
    shared = [thing for thing in first if thing in places]
    pivots = {shared[position] for position in settled([places[thing] for thing in shared])}
    done: set[_Thing] = set()
    left = [iter(first), iter(second)]
    while True:
        pieces = sorted((_until(run, pivots) for run in left), key=lambda piece: [str(each) for each in piece[0]])
        for piece, _ in pieces:
            for thing in piece:
                if thing not in done:
                    done.add(thing)
                    yield thing
        pivot = pieces[0][1] if pieces[0][1] is not None else pieces[1][1]
        if pivot is None:
            return
        done.add(pivot)
        yield pivot


def _until(run: Iterator[_Thing], pivots: set[_Thing]) -> tuple[list[_Thing], _Thing | None]:
    """Return what stands in a run before the next pivot, and that."""
    piece: list[_Thing] = []
    for thing in run:
        if thing in pivots:
            return piece, thing
        piece.append(thing)
    return piece, None
