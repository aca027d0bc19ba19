"""Names told apart by nothing but a slip of the pen: plural, word order, small words, one letter in a long word.

Stricter than a likeness in percent: long names that differ in one telling word ("open", "close"; "Phase 1",
"Phase 2") are alike in percent and not in meaning. Cost grows with the number of words, not of pairs of names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, TypeVar

from raci.rules.duties.wording import plain, singular, tokens, verb, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

_Answer = TypeVar("_Answer")
_LETTERS_OF_A_PAIR: Final = 13
_LONGEST_WORD: Final = 60
"""Longer ones are no words; to try each of their letters would take forever."""
_ALPHABETS_END: Final = "\u0590"
_WORDS_TO_TURN: Final = 3
_WORDS_KEPT: Final = 1 << 14
"""Of how many words it is kept what they are: the duties of many files are made of a few thousand."""
_CUBES: Final = tuple(byte**3 for byte in range(256))


def _once_a_word(answer: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
    """Keep what is said of words from file to file; of longer texts, which are no words, nothing is kept."""
    kept = lru_cache(maxsize=_WORDS_KEPT)(answer)
    return lambda word: kept(word) if len(word) <= _LONGEST_WORD else answer(word)


def slips(names: Sequence[str], within: Sequence[Hashable] | None = None) -> Iterator[tuple[int, int]]:
    """Yield positions (earlier, later) of names that say the same in other spelling; equal names are no slip.

    `within` gives each name a place, such as its section; only names of one place are compared. Which names are paired
    does not depend on their order.
    """
    spelled = [" ".join(tokens(name)) for name in names]
    meant = _corrections({word for name in spelled for word in name.split()})
    weight = {word: _weight(right) for word, right in meant.items()}
    sums = (sum(map(weight.__getitem__, name.split())) for name in spelled)
    where = within or [None] * len(names)
    for crowd in sharing(map(hash, zip(where, sums, strict=True))):
        ordered = sorted(crowd, key=lambda place: names[place])
        readings = {place: [(where[place], *said) for said in _readings(spelled[place], meant)] for place in ordered}
        for one, other in _meeting(readings):
            if plain(names[one]) != plain(names[other]):
                yield min(one, other), max(one, other)


def sharing(keys: Iterable[Hashable]) -> Iterator[list[int]]:
    """Return the positions that share a key with others. Keys that are numbers, such as hashes, cost least."""
    first: dict[Hashable, int] = {}
    others: dict[int, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        earlier = first.setdefault(key, place)
        if earlier != place:
            others[earlier].append(place)
    return ([earlier, *later] for earlier, later in others.items())


def _meeting(readings: Mapping[int, Iterable[Hashable]]) -> Iterator[tuple[int, int]]:
    """Yield each position with the first one before it that shares a reading."""
    known: dict[Hashable, int] = {}
    for later, keys in readings.items():
        earlier = next((known[key] for key in keys if key in known), None)
        if earlier is not None:
            yield earlier, later
        for key in keys:
            known.setdefault(key, later)


def _readings(spelled: str, meant: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield what a name may say: its verb in the base form, a verb at its end put first, its words written as one."""
    name = spelled.split()
    last = len(name) - 1
    essence = tuple(meant[word] for place, word in enumerate(name) if place == last or word not in _small())
    if not essence:
        return
    opening = verb(essence[0], nouns="of" in name[1:2]) or essence[0]
    yield (opening, *essence[1:])
    closing = verb(essence[-1])
    if closing and len(essence) >= _WORDS_TO_TURN:
        yield (closing, *essence[:-1])
    if all(map(str.isalpha, essence)):
        yield (f" {''.join(essence)}",)


@_once_a_word
def _weight(word: str) -> int:
    """Return a number that adds up to the same for a name, whatever the order of its words and the blanks in them."""
    if word in _small():
        return 0
    return sum(map(_CUBES.__getitem__, (verb(word) or word).encode())) if word.isalpha() else hash(word)


@cache
def _small() -> frozenset[str]:
    return frozenset({*wording()["small"], "&"})


def _corrections(vocabulary: Iterable[str]) -> dict[str, str]:
    """Return each word → what it is meant to be: its singular, and of two words told apart by a slip always one."""
    singulars = {word: _one_of(word) for word in vocabulary}
    buckets: dict[str, list[str]] = defaultdict(list)
    meant: dict[str, str] = {}
    candidates = {word for word in singulars.values() if _may_slip(word)}
    ends = Counter(word[0] + word[-1] for word in candidates)
    alike = [word for word in candidates if ends[word[0] + word[-1]] > 1]
    for word in sorted(alike, key=lambda word: (verb(word) is None, word)):
        for key in _rests(word):
            for other in buckets[key]:
                if _is_slip(word, other):
                    meant.setdefault(word, meant.get(other, other))
            buckets[key].append(word)
    return {word: meant.get(right, right) for word, right in singulars.items()}


@_once_a_word
def _rests(word: str) -> tuple[str, ...]:
    """Return the word, and what is left of it without one of its inner letters; words one letter apart share a rest."""
    return word, *[word[:gap] + word[gap + 1 :] for gap in range(1, len(word) - 1)]


@_once_a_word
def _one_of(word: str) -> str:
    """Return the singular of a word; numbers and signs are no words."""
    return singular(word) if word.isalpha() else word


def _may_slip(word: str) -> bool:
    return _LETTERS_OF_A_PAIR // 2 <= len(word) <= _LONGEST_WORD and word.isalpha() and word[-1] < _ALPHABETS_END


def _stem(word: str) -> str:
    return word.removesuffix("ing").removesuffix("ion")


def _is_slip(word: str, other: str) -> bool:
    """Tell whether two words that share a rest are one: long, the same at both ends, and not both known as words."""
    long = len(_stem(word)) + len(_stem(other)) >= _LETTERS_OF_A_PAIR
    return long and word[0] == other[0] and word[-1] == other[-1] and frozenset((word, other)) not in _apart()


@cache
def _apart() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in wording()["apart"])
