"""Which of many that went and many that came are worth to be compared: the cost must not grow with their product."""

from __future__ import annotations

from collections import defaultdict
from heapq import nsmallest
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Sized

    Place = tuple[str, int]

_FEW: Final = 40_000
"""Up to so many pairs all of them are compared."""
_LIKENESS: Final = 75.0
_NEAR: Final = 2
_MOST_OF_ONE_KIND: Final = 12


def are_many(gone: Sized, come: Sized) -> bool:
    """Tell whether there are too many to compare each with each."""
    return len(gone) * len(come) > _FEW


def worth_comparing(
    gone: Sequence[str], come: Sequence[str], gone_at: Sequence[Place], come_at: Sequence[Place]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of positions of names that went and of those that came.

    All pairs where they are few; else those that share the rarer words, spelled rightly or not, and those that stand
    at nearly the same place. A place is what stands before it that stayed, and how far before.
    """
    if not are_many(gone, come):
        yield from ((i, j) for i in range(len(gone)) for j in range(len(come)))
        return
    alike: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for i, j, score in _spelled_alike(gone, come):
        alike[i].append((-score, j))
    found = {(i, j) for i, best in alike.items() for _, j in nsmallest(_MOST_OF_ONE_KIND, best)}
    here: dict[Place, list[int]] = defaultdict(list)
    for j, place in enumerate(come_at):
        here[place].append(j)
    for i, (anchor, offset) in enumerate(gone_at):
        for near in range(offset - _NEAR, offset + _NEAR + 1):
            found |= {(i, j) for j in here.get((anchor, near), ())[:_MOST_OF_ONE_KIND]}
    yield from sorted(found)


def _spelled_alike(gone: Sequence[str], come: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """Yield pairs of positions of names that are spelled alike, with their likeness in percent."""
    from raci.names import look_alikes  # noqa: PLC0415 - only where there are many

    for i, j, score in look_alikes([*gone, *come], _LIKENESS):
        if i < len(gone) <= j:
            yield i, j - len(gone), score
