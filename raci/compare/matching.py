"""The best pairs: each thing once, so that the likeness of all pairs together is the greatest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_MOST: Final = 80
"""How many things may hang together to be matched at best; beyond that the likest pair is taken first, and so on."""


def best_pairs(scores: Mapping[tuple[int, int], float]) -> Iterator[tuple[int, int]]:
    """Yield pairs such that each left and each right number is in at most one of them.

    `scores` are those of the pairs that may be, all above 0. What hangs together by such pairs is matched at best
    (the Hungarian method: Kuhn 1955, in the form of Jonker and Volgenant 1987), and greedily where it is very much.
    """
    for part in _parts(scores):
        left, right = sorted({i for i, _ in part}), sorted({j for _, j in part})
        if len(left) <= _MOST and len(right) <= _MOST:
            yield from _assigned(left, right, scores)
        else:
            yield from _greedily(part, scores)


def _parts(scores: Mapping[tuple[int, int], float]) -> list[list[tuple[int, int]]]:
    """Return the pairs, those that hang together by a number they share in one list."""
    above: dict[tuple[bool, int], tuple[bool, int]] = {}

    def top(node: tuple[bool, int]) -> tuple[bool, int]:
        above.setdefault(node, node)
        while above[node] != node:
            above[node] = above[above[node]]
            node = above[node]
        return node

    for i, j in scores:
        above[top((False, i))] = top((True, j))
    parts: dict[tuple[bool, int], list[tuple[int, int]]] = {}
    for pair in scores:
        parts.setdefault(top((False, pair[0])), []).append(pair)
    return list(parts.values())


def _greedily(part: list[tuple[int, int]], scores: Mapping[tuple[int, int], float]) -> Iterator[tuple[int, int]]:
    left: set[int] = set()
    right: set[int] = set()
    for i, j in sorted(part, key=lambda pair: (-scores[pair], pair)):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            yield i, j


def _assigned(
    left: Sequence[int], right: Sequence[int], scores: Mapping[tuple[int, int], float]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of the best assignment; where a pair is not in the scores, the two stay alone."""
    if len(left) > len(right):
        turned = {(j, i): scores[i, j] for i in left for j in right if (i, j) in scores}
        yield from ((i, j) for j, i in _assigned(right, left, turned))
        return
    taken = _augmented([[-scores.get((i, j), 0.0) for j in right] for i in left])
    for place, row in enumerate(taken):
        if row >= 0 and (left[row], right[place]) in scores:
            yield left[row], right[place]


def _augmented(costs: list[list[float]]) -> list[int]:
    """Return for each column the row it is given to, or -1, so that the costs are least.

    There are no more rows than columns. One row after the other gets a column along the cheapest path of exchanges; the
    prices of rows and columns keep all costs beside them from falling below 0.
    """
    width = len(costs[0])
    row_price, column_price = [0.0] * (len(costs) + 1), [0.0] * (width + 1)
    owner = [0] * (width + 1)
    for row in range(1, len(costs) + 1):
        owner[0] = row
        least, came, done = [float("inf")] * (width + 1), [0] * (width + 1), [False] * (width + 1)
        column = 0
        while owner[column]:
            done[column] = True
            asking, nearest, step = owner[column], 0, float("inf")
            for other in range(1, width + 1):
                if done[other]:
                    continue
                cost = costs[asking - 1][other - 1] - row_price[asking] - column_price[other]
                if cost < least[other]:
                    least[other], came[other] = cost, column
                if least[other] < step:
                    nearest, step = other, least[other]
            for other in range(width + 1):
                if done[other]:
                    row_price[owner[other]] += step
                    column_price[other] -= step
                else:
                    least[other] -= step
            column = nearest
        while column:
            owner[column] = owner[came[column]]
            column = came[column]
    return [row - 1 for row in owner[1:]]
