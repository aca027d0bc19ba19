"""Some of many candidates: the best, and of those that are equal at the end in turn, so that all get their share."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

_MOST: Final = 60


class _Costing(Protocol):
    @property
    def cost(self) -> int: ...


_Candidate = TypeVar("_Candidate", bound=_Costing)


class Windows:
    """Hands out candidates, at most sixty at a time."""

    def __init__(self) -> None:
        self._turns: Counter[Hashable] = Counter()

    def next(self, found: Sequence[_Candidate], whose: Hashable) -> Sequence[_Candidate]:
        """Return the best candidates of a sorted list; `whose` names the list, to go on where the last time ended."""
        if len(found) <= _MOST:
            return found
        last = found[_MOST - 1].cost
        sure = [each for each in found if each.cost < last]
        ties = [each for each in found if each.cost == last]
        room = _MOST - len(sure)
        start = self._turns[whose] * room % len(ties)
        self._turns[whose] += 1
        return [*sure, *(ties[start:] + ties[:start])[:room]]
