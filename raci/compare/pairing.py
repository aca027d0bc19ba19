"""Which matrix of one file is which of another: by title and sheet, or by what is in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from raci.compare.matching import best_pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.model import Matrix

_LIKE: Final = 0.2
"""How many of their duties and roles two matrices of other titles have in common to be the same one."""


def paired(old: Sequence[Matrix], new: Sequence[Matrix]) -> list[tuple[Matrix | None, Matrix | None]]:
    """Return which matrix is which: by sheet and title, by title, by sheet, by what is in it; else it went or came."""
    if len(old) == len(new) == 1:
        return [(old[0], new[0])]
    left, right = dict(enumerate(old)), dict(enumerate(new))
    found: dict[int, int] = {}
    for features in (("sheet", "title"), ("title",), ("sheet",)):
        known = _single({place: _feature(matrix, features) for place, matrix in right.items()})
        for feature, place in _single({place: _feature(matrix, features) for place, matrix in left.items()}).items():
            if feature in known and any(feature):
                found[known[feature]] = place
                del left[place], right[known[feature]]
    likeness = {(i, j): _likeness(one, other) for i, one in left.items() for j, other in right.items()}
    for i, j in list(best_pairs({pair: like for pair, like in likeness.items() if like >= _LIKE})):
        found[j] = i
        del left[i], right[j]
    pairs: list[tuple[Matrix | None, Matrix | None]] = [
        (old[found[place]] if place in found else None, matrix) for place, matrix in enumerate(new)
    ]
    return [*pairs, *((matrix, None) for matrix in left.values())]


def _feature(matrix: Matrix, features: tuple[str, ...]) -> tuple[str, ...]:
    said = {"sheet": matrix.source.sheet or "", "title": " ".join(matrix.title.split()).casefold()}
    return tuple(said[each] for each in features)


def _single(features: dict[int, tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    counts = Counter(features.values())
    return {feature: place for place, feature in features.items() if counts[feature] == 1}


def _likeness(one: Matrix, other: Matrix) -> float:
    keys = [{*(duty.key for duty in matrix.duties), *(role.key for role in matrix.roles)} for matrix in (one, other)]
    return len(keys[0] & keys[1]) / max(1, len(keys[0] | keys[1]))
