"""How like two names are: word by word, whatever their order, with slips of the keyboard and abbreviations."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from raci.names import abbreviates, latin, words
from raci.patterns import pattern

_NUMBER: Final = pattern(r"\d")
_SMALL: Final = frozenset(
    words("a an and at by for from in of on or the to und der die das des für von de la le les du et y el los las")
)
_SLIP: Final = 0.74
"""How like two words are at least to be one word misspelt, by one slip: `mnager` and `manager`."""
_STEM: Final = 4
_SHORTENED: Final = 0.95
_INITIALS: Final = 0.92
_SMALL_WORDS: Final = 0.95
_OTHER_NUMBER: Final = 0.4
_SHORT: Final = range(2, 6)
_MOST_WORDS: Final = 40


class Likeness(NamedTuple):
    """How like two names are, from 0 to 1.

    `replaced` is True where each has a word, or a number, that the other lacks: they are names of two things, such as
    `Head of Sales` and `Head of Finance`, or `Developer 1` and `Developer 2`.
    """

    value: float
    replaced: bool


@lru_cache(maxsize=1 << 16)
def name_likeness(one: str, other: str) -> Likeness:
    """Return how like two names are: 1 where they have the same words, 0 where they share nothing.

    Words are paired with those they equal, abbreviate or misspell, and count by their letters. Names that differ by
    small words only, such as `QA` and `The QA`, are surely the same.
    """
    first, second = _words(one), _words(other)
    if not (first and second):
        return Likeness(float(one == other), replaced=one != other)
    if first == second or "".join(first) == "".join(second):
        return Likeness(1.0, replaced=False)
    if _telling(first) == _telling(second):
        return Likeness(_SMALL_WORDS, replaced=False)
    if _spelled_short(one, other):
        return Likeness(_INITIALS, replaced=False)
    return _Words(first, second).likeness()


def _telling(name: list[str]) -> list[str]:
    """Return the words of a name that tell it from others; all of them if they are all small."""
    return [word for word in name if word not in _SMALL] or name


def _words(name: str) -> list[str]:
    return words(latin(name))[:_MOST_WORDS]


class _Words:
    """The words of two names, of which those are left that have no partner yet."""

    def __init__(self, one: list[str], other: list[str]) -> None:
        self._total = sum(map(_weight, one)) + sum(map(_weight, other))
        self._alike = 0.0
        self._left: tuple[list[str], list[str]] = ([], list(other))
        for word in one:
            if word in self._left[1]:
                self._take([], [word])
                self._alike += _weight(word)
            else:
                self._left[0].append(word)

    def likeness(self) -> Likeness:
        """Return how like the names are."""
        mine, others = self._left
        self._initials(mine, others)
        self._initials(others, mine)
        self._slips()
        replaced = all(any(word not in _SMALL for word in each) for each in self._left)
        value = min(1.0, self._alike / self._total)
        if replaced and any(map(_NUMBER.search, (*mine, *others))):
            value = min(value, _OTHER_NUMBER)
        return Likeness(value, replaced)

    def _take(self, mine: list[str], others: list[str], score: float = 1.0) -> None:
        for word in mine:
            self._left[0].remove(word)
        for word in others:
            self._left[1].remove(word)
        self._alike += score * sum(map(_weight, (*mine, *others)))

    def _initials(self, short: list[str], long: list[str]) -> None:
        """Pair words such as `vp` with those whose initials they are."""
        full = [word for word in long if word not in _SMALL]
        for word in [each for each in short if len(each) in _SHORT]:
            for start in range(len(full) - len(word) + 1):
                run = full[start : start + len(word)]
                if all(each in long for each in run) and "".join(each[0] for each in run) == word:
                    mine = short is self._left[0]
                    self._take([word] if mine else run, run if mine else [word], _SHORTENED)
                    break

    def _slips(self) -> None:
        """Pair words of which one is the other misspelt or shortened, the likest first."""
        mine, others = list(self._left[0]), list(self._left[1])
        scored = ((_word_likeness(a, b), i, j) for i, a in enumerate(mine) for j, b in enumerate(others))
        taken: tuple[set[int], set[int]] = (set(), set())
        for score, i, j in sorted((each for each in scored if each[0]), key=lambda each: (-each[0], each[1:])):
            if i not in taken[0] and j not in taken[1]:
                taken[0].add(i)
                taken[1].add(j)
                self._take([mine[i]], [others[j]], score)


def _weight(word: str) -> float:
    return 0.5 if word in _SMALL else 1 + min(len(word), 10) / 5


@lru_cache(maxsize=1 << 16)
def _word_likeness(one: str, other: str) -> float:
    """Return how like two words are; 0 where one is neither the other's abbreviation nor a slip of it."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - costs an import, used on first call

    if _NUMBER.search(one) or _NUMBER.search(other):
        return 0.0
    short, long = sorted((one, other), key=len)
    if long == f"{short}s":
        return _SHORTENED
    if len(short) == 1:
        return _SLIP if long.startswith(short) else 0.0
    if short[0] == long[0] and len(short) < len(long) - 1 and _in_order(short, long):
        return _SHORTENED if long.startswith(short) or len(short) * 3 <= len(long) * 2 else _SLIP
    slips = OSA.distance(one, other, score_cutoff=1)
    score = 1 - slips / len(long) if slips <= 1 else 0.0
    stem = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(short))
    if stem >= _STEM and stem * 3 >= len(short) * 2:
        score = max(score, _SLIP)
    return score if score >= _SLIP else 0.0


def _in_order(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)


def _spelled_short(one: str, other: str) -> bool:
    """Tell whether one name is made of the beginnings of the other's words: `HoS`, `Head of Sales`."""
    short, long = sorted((one, other), key=len)
    return len(short) * 2 <= len(long) and not {*words(short)} & {*words(long)} and abbreviates(short, long)
