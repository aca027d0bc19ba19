"""Which of the things a file declares a word may mean: by key, by name, or by another name."""

from __future__ import annotations

import re
from itertools import chain, repeat
from typing import TYPE_CHECKING, Final

from raci.names import fold, nearest
from raci.readers.design.checking import MOST_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable

_SURELY: Final = 0.9
_DIGITS: Final = re.compile(r"\d+")


class Index:
    """Which keys a word may mean: a key before a name, as written before folded, another name last.

    Words that mean nothing here are looked up in `wider`, the index of the organization around, if there is one. Where
    it is `exact`, a word means nothing but the thing that has it for a key, and none is misspelt.
    """

    def __init__(self, wider: Index | None = None, *, exact: bool = False) -> None:
        self._exact = exact
        self._ranks: list[dict[str, list[str]]] = [{} for _ in range(5)]
        self._found: dict[str, list[str]] = {}
        self._own: dict[str, None] = {}
        self._wider = wider

    def learn(self, key: str, word: str, name: str, aliases: Iterable[str] = ()) -> None:
        """Take up a thing, the word by which a file keys it, and its names."""
        others = list(aliases)
        ways = (word, name, fold(word), fold(name), *map(fold, others))
        for rank, each in zip(chain(self._ranks, repeat(self._ranks[-1])), ways, strict=False):
            keys = rank.setdefault(each, [])
            if key not in keys:
                keys.append(key)
        for each in (word, name, *others):
            self._own[each] = None

    @property
    def known(self) -> dict[str, None]:
        """The words that are known, those of the organization around too where they are not too many to look at."""
        wider = self._wider.known if self._wider else {}
        return {**self._own, **wider} if wider and len(wider) + len(self._own) <= MOST_KNOWN else self._own

    def meant(self, word: str) -> list[str]:
        """Return the keys of the things a word may mean, by the first way in which it means any."""
        if self._exact:
            return self._ranks[0].get(word) or (self._wider.meant(word) if self._wider else [])
        if word not in self._found:
            ways = (word, word, *[fold(word)] * 3)
            hits = (rank[way] for rank, way in zip(self._ranks, ways, strict=True) if way and way in rank)
            self._found[word] = next(hits, []) or (self._wider.meant(word) if self._wider else [])
        return self._found[word]

    def has_misspelt(self, word: str) -> bool:
        """Tell whether a word is surely a known one misspelt; `SVP Sales` is not `VP Sales`, nor `Cook 2` `Cook 1`."""
        known = self.known
        if self._exact or len(known) > MOST_KNOWN:
            return False
        near = nearest(word, list(known), _SURELY)
        return near is not None and near[0] == word[0] and _DIGITS.findall(near) == _DIGITS.findall(word)
