"""Near-duplicates among many names, found without measuring every pair."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Final

from raci.names.spelling import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_LIKENESS: Final = 90.0
_FEW: Final = 10
_CROWD: Final = 60
_MOST_SHARED: Final = 4
_MOST_WORDS: Final = 30
_SHORTEST_TO_MISS: Final = 3
_LONGEST_WORD: Final = 60
_IN_COMMON: Final = 2 / 3


def look_alikes(names: Sequence[str], likeness: float = _LIKENESS) -> Iterator[tuple[int, int, float]]:
    """Yield pairs of positions (i < j) of names that are nearly the same, with their likeness in percent.

    Likeness is `rapidfuzz.fuzz.token_set_ratio` of the words, folded and sorted. Only names that share the words
    that cannot all be missing are measured (see `_Search`), so that the cost grows with the number of names, not of
    pairs. A name of which a crowd shares four words, or all it has, is measured against its sixty neighbours there.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - costs an import, used on first call

    spelled = [sorted(set(words(name))) for name in names]
    joined = [" ".join(each) for each in spelled]
    search = _Search(spelled, (1 - likeness / 100) / (1 - _IN_COMMON))
    for one, others in enumerate(search.near):
        near = sorted(others)
        choices = [joined[other] for other in near]
        for _, score, place in process.extract_iter(
            joined[one], choices, scorer=fuzz.token_set_ratio, processor=None, score_cutoff=likeness
        ):
            yield one, near[place], score


class _Search:
    """The search for names that may be alike.

    Names are alike if one of them lacks little of the other: words that make up no more than a `share` of its length.
    The share is what two names of one length may differ by where their unlike words (`track`, `train`; `estimate`,
    `escalate`) have at most two thirds of their letters in common, in order; nearly all that differ have fewer.
    So of the rarest words of a name, taken until they are longer than that, a name like it has one; of those taken
    until they are longer even without the longest of them, it has two; and so on. The names that share a word are
    parted by a second, those by a third, until they are few.
    """

    def __init__(self, spelled: list[list[str]], share: float) -> None:
        self.near: list[set[int]] = [set() for _ in spelled]
        self._held, self._weights = _ranked(spelled)
        self._rooms = [share * sum(map(self._weights.__getitem__, each)) for each in self._held]
        named = [one for one, each in enumerate(self._held) if each]
        self._part((), named, named)

    def _part(self, shared: tuple[int, ...], members: Sequence[int], asking: Sequence[int]) -> None:
        """Bring those who ask together with the members that may be like them; all of them hold the shared words."""
        if len(members) <= _FEW:
            for one in asking:
                self._meet(one, members)
            return
        further = self._further(shared, members, asking)
        holders: dict[int, list[int]] = {word: [] for word in further}
        for one in members:
            for word in self._held[one]:
                if word in holders:
                    holders[word].append(one)
        for word, found in holders.items():
            self._part((*shared, word), found, further[word])

    def _further(self, shared: tuple[int, ...], members: Sequence[int], asking: Sequence[int]) -> dict[int, list[int]]:
        """Return by which further words those who ask are to be parted; those without any meet their neighbours."""
        further: dict[int, list[int]] = defaultdict(list)
        content = []
        for one in asking:
            needed = self._needed(one, len(shared) + 1)
            for word in needed:
                if word not in shared:
                    further[word].append(one)
            if not needed:
                content.append(one)
        if content:
            self._crowd(members, content)
        return further

    def _needed(self, one: int, count: int) -> list[int]:
        """Return the rarest words of a name of which a name like it has so many; none where that cannot be said."""
        if count > _MOST_SHARED:
            return []
        heaviest = [0] * count
        held, room = self._held[one], self._rooms[one]
        total = 0
        for place, word in enumerate(held):
            weight = self._weights[word]
            total += weight
            if weight > heaviest[0]:
                heaviest[0] = weight
                heaviest.sort()
            if place + 1 >= count and total - sum(heaviest[1:]) > room:
                return held[: place + 1]
        return []

    def _crowd(self, members: Sequence[int], asking: Sequence[int]) -> None:
        """Let those who ask meet their neighbours in the order of their rarest words."""
        ordered = sorted(members, key=self._held.__getitem__)
        places = {one: place for place, one in enumerate(ordered)}
        for one in asking:
            start = max(0, min(places[one] - _CROWD // 2, len(ordered) - _CROWD))
            self._meet(one, ordered[start : start + _CROWD])

    def _meet(self, one: int, others: Iterable[int]) -> None:
        for other in others:
            if one < other:
                self.near[one].add(other)
            elif other < one:
                self.near[other].add(one)


def _ranked(spelled: list[list[str]]) -> tuple[list[list[int]], list[int]]:
    """Return the words of each name as numbers, the rarest first, and each number's weight: letters and a blank."""
    meant = _corrections(Counter(chain.from_iterable(spelled)))
    meanings = [{meant[word] for word in each} for each in spelled]
    counts = Counter(chain.from_iterable(meanings))
    numbers = {word: number for number, word in enumerate(sorted(counts, key=lambda word: (counts[word], word)))}
    held = [sorted(map(numbers.__getitem__, each))[:_MOST_WORDS] for each in meanings]
    return held, [len(word) + 1 for word in numbers]


def _corrections(counts: Mapping[str, int]) -> dict[str, str]:
    """Return each word → the commonest word that differs from it by one letter, else itself.

    Two words one letter apart are equal, or one without one of its letters, or both without one (the deletion
    neighbourhoods of SymSpell). A word of two letters may be a longer one that lost one (`og`, `log`).
    """
    meant: dict[str, str] = {}
    known: dict[str, str] = {}
    for word in sorted(counts, key=lambda word: (-counts[word], word)):
        gaps = range(len(word)) if _SHORTEST_TO_MISS <= len(word) <= _LONGEST_WORD else ()
        rests = [word, *(word[:gap] + word[gap + 1 :] for gap in gaps)]
        right = meant[word] = next((known[rest] for rest in rests if rest in known), word)
        for rest in rests:
            known.setdefault(rest, right)
    return meant
