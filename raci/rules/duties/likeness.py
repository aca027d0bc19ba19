"""Names told apart by nothing but a slip of the pen: plural, word order, small words, one letter in a long word.

Stricter than a likeness in percent: long names that differ in one telling word ("open", "close"; "Phase 1",
"Phase 2") are alike in percent and not in meaning. Cost grows with the number of words, not of pairs of names.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING, Final

from raci.rules.duties.wording import singular, tokens, verb, wording

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

_LETTERS_OF_A_PAIR: Final = 13
_ALPHABETS_END: Final = "\u0590"
_WORDS_TO_TURN: Final = 3


def slips(names: Sequence[str], within: Iterable[Hashable] | None = None) -> Iterator[tuple[int, int]]:
    """Yield positions (earlier, later) of names that say the same in other spelling; equal names are no slip.

    `within` gives each name a place, such as its section; only names of one place are compared.
    """
    spelled = [tokens(name) for name in names]
    meant = _corrections({word for name in spelled for word in name})
    weight = {word: _weight(right) for word, right in meant.items()}
    buckets: dict[tuple[Hashable, int], list[int]] = defaultdict(list)
    for place, (name, where) in enumerate(zip(spelled, within or repeat(None), strict=False)):
        buckets[where, sum(map(weight.__getitem__, name))].append(place)
    for bucket in buckets.values():
        if len(bucket) > 1:
            yield from _slips_among(bucket, spelled, meant)


def _slips_among(
    bucket: list[int], spelled: list[list[str]], meant: Mapping[str, str]
) -> Iterator[tuple[int, int]]:
    known: dict[tuple[str, ...], int] = {}
    for later in bucket:
        keys = list(_readings(spelled[later], meant))
        earlier = next((known[key] for key in keys if key in known), later)
        for key in keys:
            known.setdefault(key, later)
        if spelled[earlier] != spelled[later]:
            yield earlier, later


def _readings(name: list[str], meant: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield what a name may say: its verb in the base form, a verb at its end put first, its words written as one."""
    last = len(name) - 1
    essence = tuple(meant[word] for place, word in enumerate(name) if place == last or (word not in _small() and word != "&"))
    if not essence:
        return
    opening = verb(essence[0], nouns="of" in name[1:2]) or essence[0]
    yield (opening, *essence[1:])
    closing = verb(essence[-1])
    if closing and len(essence) >= _WORDS_TO_TURN:
        yield (closing, *essence[:-1])
    if all(map(str.isalpha, essence)):
        yield (f" {''.join(essence)}",)


def _weight(word: str) -> int:
    """Return a number that adds up to the same for a name, whatever the order of its words and the blanks in them."""
    if not word.isalpha():
        return hash(word)
    base = verb(word) or word
    return 0 if word in _small() else sum(ord(letter) ** 3 for letter in base)


@cache
def _small() -> frozenset[str]:
    return frozenset(wording()["small"])


def _corrections(vocabulary: Iterable[str]) -> dict[str, str]:
    """Return each word → what it is meant to be: its singular, and of two words told apart by a slip always one."""
    singulars = {word: singular(word) for word in vocabulary}
    buckets: dict[str, list[str]] = defaultdict(list)
    meant: dict[str, str] = {}
    candidates = {word for word in singulars.values() if _may_slip(word)}
    for word in sorted(candidates, key=lambda word: (verb(word) is None, word)):
        for key in _rests(word):
            for other in buckets[key]:
                if _is_slip(word, other):
                    meant.setdefault(word, meant.get(other, other))
            buckets[key].append(word)
    return {word: meant.get(right, right) for word, right in singulars.items()}


def _rests(word: str) -> Iterator[str]:
    """Yield the word, and what is left of it without one of its inner letters; words one letter apart share a rest."""
    yield word
    for gap in range(1, len(word) - 1):
        yield word[:gap] + word[gap + 1 :]


def _may_slip(word: str) -> bool:
    return len(word) >= _LETTERS_OF_A_PAIR // 2 and word.isalpha() and word[-1] < _ALPHABETS_END


def _stem(word: str) -> str:
    return word.removesuffix("ing").removesuffix("ion")


def _is_slip(word: str, other: str) -> bool:
    """Tell whether two words that share a rest are one: long, the same at both ends, and not both known as words."""
    long = len(_stem(word)) + len(_stem(other)) >= _LETTERS_OF_A_PAIR
    return long and word[0] == other[0] and word[-1] == other[-1] and frozenset((word, other)) not in _apart()


@cache
def _apart() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in wording()["apart"])
