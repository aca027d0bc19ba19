"""Names as people write them: folded for comparison, look-alike letters told apart, near-duplicates found."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


def look_alikes(names: Sequence[str], likeness: float = _LIKENESS) -> Iterator[tuple[int, int, float]]:
    """Yield pairs of positions (i < j) of names that are nearly the same, with their likeness in percent.

    Likeness is `rapidfuzz.fuzz.token_set_ratio`. Candidates come from an index, so that the cost grows with the
    number of names, not of pairs: names that share all tokens, all but one token (leave-one-out signatures, after
    the deletion neighbourhoods of SymSpell), or whose tokens contain all of the other's (found through its rarest
    token). Tokens that a crowd of names share are no way to find a pair.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 - costs an import, used on first call

    tokens = [sorted(set(words(name))) for name in names]
    joined = [" ".join(token) for token in tokens]
    seen: set[tuple[int, int]] = set()
    for first, second in _candidates(tokens):
        pair = (first, second) if first < second else (second, first)
        if first == second or pair in seen:
            continue
        seen.add(pair)
        score = fuzz.token_set_ratio(joined[pair[0]], joined[pair[1]], score_cutoff=likeness)
        if score >= likeness:
            yield (*pair, score)


def _candidates(tokens: list[list[str]]) -> Iterator[tuple[int, int]]:
    yield from _sharing_signature(tokens)
    yield from _containing(tokens)


def _sharing_signature(tokens: list[list[str]]) -> Iterator[tuple[int, int]]:
    buckets: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, held in enumerate(tokens):
        buckets[tuple(held)].append(position)
        if len(held) > 1:
            for gap in range(len(held)):
                buckets[(*held[:gap], *held[gap + 1 :])].append(position)
    for bucket in buckets.values():
        if len(bucket) > _CROWD:
            yield from zip(bucket, bucket[1:], strict=False)
            continue
        for place, first in enumerate(bucket):
            for second in bucket[place + 1 :]:
                yield first, second


def _containing(tokens: list[list[str]]) -> Iterator[tuple[int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for position, held in enumerate(tokens):
        for token in held:
            holders[token].append(position)
    sets = [frozenset(held) for held in tokens]
    for position, held in enumerate(tokens):
        if len(held) < 2:  # noqa: PLR2004 - one word says too little to be a duplicate
            continue
        rarest = min(held, key=lambda token: len(holders[token]))
        for other in holders[rarest]:
            if other != position and len(sets[other]) > len(held) and sets[position] <= sets[other]:
                yield position, other
