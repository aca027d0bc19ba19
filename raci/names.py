"""Names as people write them: folded for comparison, look-alike letters told apart, near-duplicates found."""

from __future__ import annotations

import unicodedata
from collections import Counter
from itertools import chain, combinations
from typing import TYPE_CHECKING, Final

from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_WORDS: Final = pattern(r"[^\W_]+")
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))

# Cyrillic and Greek capitals and small letters that look like Latin ones (Unicode confusables, TR 39).
_LOOK_ALIKES: Final = str.maketrans(
    "АВЕКМНОРСТУХІЅЈԚаеорсухіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιİı",
    "ABEKMHOPCTYXISJQaeopcyxisjABEZHIKMNOPTYXoiIi",
)


def squeeze(text: str) -> str:
    """Return the text with runs of white space (also non-breaking) as one blank and none at the ends."""
    if text.isascii():
        return text if "  " not in text and text.isprintable() and text.strip(" ") == text else " ".join(text.split())
    return " ".join(text.translate(_INVISIBLE).split())


def fold(text: str) -> str:
    """Return the text for comparison: NFKC, lower case, one blank between words, no punctuation at the ends."""
    return squeeze(unicodedata.normalize("NFKC", text).casefold()).strip(" .,:;*•·–—-_\"'“”«»()[]{}<>|#?!=/\\").strip()


def words(text: str) -> list[str]:
    """Return the words and numbers of a text, folded, in order."""
    return _WORDS.findall(unicodedata.normalize("NFKC", text).casefold())


def latin(text: str) -> str:
    """Return the text with full-width forms and Cyrillic or Greek look-alikes as the Latin letters they resemble."""
    return unicodedata.normalize("NFKC", text).translate(_LOOK_ALIKES)


def nearest(word: str, known: Sequence[str], cutoff: float = 0.6) -> str | None:
    """Return the known word that is most like this one, or None. For "did you mean"."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for error messages

    hits = get_close_matches(word, list(known), n=1, cutoff=cutoff)
    return hits[0] if hits else None


_LIKENESS: Final = 90.0
_CROWD: Final = 60
_MOST_WORDS: Final = 30
_SHORTEST_WORD: Final = 4
_LONGEST_WORD: Final = 60
_SLACK: Final = 1.15


def look_alikes(names: Sequence[str], likeness: float = _LIKENESS) -> Iterator[tuple[int, int, float]]:
    """Yield pairs of positions (i < j) of names that are nearly the same, with their likeness in percent.

    Likeness is `rapidfuzz.fuzz.token_set_ratio` of the words, folded and sorted. Only pairs that share two of the
    words that cannot both be missing are measured (see `_keys`), so that the cost grows with the number of names,
    not of pairs. Where more than 60 names share the same two words, each is measured against the 60 after it in
    the order of their rarest words.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - costs an import, used on first call

    spelled = [sorted(set(words(name))) for name in names]
    joined = [" ".join(each) for each in spelled]
    for one, others in enumerate(_candidates(spelled, joined, likeness)):
        near = sorted(others)
        choices = [joined[other] for other in near]
        for _, score, place in process.extract_iter(
            joined[one], choices, scorer=fuzz.token_set_ratio, processor=None, score_cutoff=likeness
        ):
            yield one, near[place], score


def _candidates(spelled: list[list[str]], joined: list[str], likeness: float) -> list[set[int]]:
    """Return for each name the later ones that may be like it."""
    held, weights = _ranked(spelled)
    room = _SLACK * 2 * (100 - likeness) / (200 - likeness)
    keys = [_keys(each, weights, room * len(name)) for each, name in zip(held, joined, strict=True)]
    holders = _holders(held, keys)
    crowds = [holders.pop(key) for key, found in list(holders.items()) if len(found) > _CROWD]
    near: list[set[int]] = [set() for _ in spelled]
    for one, mine in enumerate(keys):
        for other in set().union(*(holders.get(key, ()) for key in mine)):
            near[min(one, other)].add(max(one, other))
    for crowd in crowds:
        ordered = sorted(crowd, key=held.__getitem__)
        for place, one in enumerate(ordered):
            for other in ordered[place + 1 : place + 1 + _CROWD]:
                near[min(one, other)].add(max(one, other))
    for one, others in enumerate(near):
        others.discard(one)
    return near


def _ranked(spelled: list[list[str]]) -> tuple[list[list[int]], list[int]]:
    """Return the words of each name as numbers, the rarest first, and the weight of each number: letters and a blank."""
    meant = _corrections(Counter(chain.from_iterable(spelled)))
    meanings = [{meant[word] for word in each} for each in spelled]
    counts = Counter(chain.from_iterable(meanings))
    numbers = {word: number for number, word in enumerate(sorted(counts, key=lambda word: (counts[word], word)))}
    held = [sorted(map(numbers.__getitem__, each))[:_MOST_WORDS] for each in meanings]
    return held, [len(word) + 1 for word in numbers]


def _corrections(counts: Mapping[str, int]) -> dict[str, str]:
    """Return each word → the commonest word that differs from it by one letter, else itself.

    Two words one letter apart are equal, or one without one of its letters, or both without one (the deletion
    neighbourhoods of SymSpell).
    """
    meant: dict[str, str] = {}
    known: dict[str, str] = {}
    for word in sorted(counts, key=lambda word: (-counts[word], word)):
        if not _SHORTEST_WORD <= len(word) <= _LONGEST_WORD:
            meant[word] = word
            continue
        rests = [word, *(word[:gap] + word[gap + 1 :] for gap in range(len(word)))]
        right = meant[word] = next((known[rest] for rest in rests if rest in known), word)
        for rest in rests:
            known.setdefault(rest, right)
    return meant


def _keys(held: list[int], weights: list[int], room: float) -> list[tuple[int, ...]]:
    """Return the pairs of words of which a name that is like this one has at least one.

    Names are alike if one lacks little of the other: words of the length `room`. So take the rarest words until
    no words of that length can be missing but two are left; every pair of them is a key.
    """
    total = heaviest = 0
    for place, word in enumerate(held):
        total += weights[word]
        heaviest = max(heaviest, weights[word])
        if total - heaviest > room:
            return list(combinations(held[: place + 1], 2))
    return list(combinations(held, min(2, len(held))))


def _holders(held: list[list[int]], keys: list[list[tuple[int, ...]]]) -> dict[tuple[int, ...], list[int]]:
    """Return for each key the names that hold its words."""
    holders: dict[tuple[int, ...], list[int]] = {key: [] for mine in keys for key in mine}
    for one, mine in enumerate(held):
        for key in chain(combinations(mine, 2), combinations(mine, 1)):
            if key in holders:
                holders[key].append(one)
    return holders
