"""Words by which a file keys its roles and duties: short, readable, each given out once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from raci.names import words

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST: Final = 48


class Slugs:
    """Gives out words made of names: `Head of Sales` is head-of-sales, a second one head-of-sales-2.

    None is one of the words that mean something else already.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._given: set[str] = set()
        self._times: Counter[str] = Counter()

    def of(self, name: str, otherwise: str, own: str = "") -> str:
        """Return a new word for a name, or for what a thing is called `otherwise` where the name has no letters.

        It may be the `own` key of the thing, though that is taken for others.
        """
        plain = _plain(name) or otherwise
        word = plain
        while word in self._given or (word in self._taken and word != own):
            self._times[plain] += 1
            word = f"{plain}-{self._times[plain] + 1}"
        self._given.add(word)
        return word


def _plain(name: str) -> str:
    found = "-".join(words(name[: _LONGEST * 4]))
    if len(found) <= _LONGEST:
        return found
    cut = found[: _LONGEST + 1]
    return cut[: cut.rfind("-")] if "-" in cut[_LONGEST // 2 :] else cut[:_LONGEST]
