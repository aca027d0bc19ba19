"""What a title or a duty is about: its own words, and the functions of an organization that they speak of."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from raci.datafile import load
from raci.joining.titles import significant
from raci.names import words
from raci.titles.heads import head_of
from raci.titles.vocabulary import plain_words

_FILE: Final = Path(__file__).with_name("functions.toml")
_SHORTEST: Final = 5
_SHORTEST_FIRST: Final = 4
_LONGEST_START: Final = 16
_LONGEST_WORD: Final = 60
_LONGEST_TEXT: Final = 400
_ENDINGS: Final = ("ing", "ment", "er", "or", "ant", "ist", "eur", "in")
_RANKS: Final = ("article", "and", "joint", "scope", "modifier", "top", "chief", "officer", "inside", "outside", "rank")


class About(NamedTuple):
    """The words of a text that carry meaning, singular, and the functions they speak of."""

    words: frozenset[str]
    functions: frozenset[str]


_NOTHING: Final = About(frozenset(), frozenset())


@cache
def _starts() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for function, listed in load(_FILE)["functions"].items():
        for start in listed:
            found[start] = (*found.get(start, ()), function)
    return found


@cache
def wanted_level(kind: str) -> str:
    """Return how low the accountability for a sort of work may sit where it has no scope, as a level; empty: no say."""
    return str(load(_FILE)["wanted"].get(kind, ""))


@lru_cache(1 << 16)
def _functions(word: str) -> tuple[str, ...]:
    """Return the functions a plain word speaks of: by its longest listed beginning, or that of a later part of it.

    Later parts are those of compounds: `Jahresabschluss` is of what `abschluss` is.
    """
    known = _starts()
    if word in known:
        return known[word]
    places = [0, *range(_SHORTEST_FIRST, min(len(word), _LONGEST_WORD) - _SHORTEST + 1)]
    for place in places:
        for size in range(min(len(word) - place, _LONGEST_START), _SHORTEST - 1, -1):
            if word[place : place + size] in known:
                return known[word[place : place + size]]
    return ()


@lru_cache(1 << 16)
def about(text: str) -> About:
    """Return what a duty's wording, a section or the name of a unit is about."""
    if not text:
        return _NOTHING
    plain = plain_words(text[:_LONGEST_TEXT])
    kept = set(significant(" ".join(plain)))
    spoken = frozenset(function for word in kept for function in _functions(word))
    return About(frozenset(_stem(word) for word in kept), spoken)


@lru_cache(1 << 16)
def craft(title: str) -> About:
    """Return what a role's title is about, without the words that only say how high and how wide it is."""
    _, parts = head_of(title)
    said = (
        word
        for part in parts
        for token in part
        if not _only_ranks(token.text, token.has(*_RANKS))
        for word in words(token.text)
    )
    kept = set(significant(" ".join(said)))
    functions = frozenset(function for word in plain_words(title[:_LONGEST_TEXT]) for function in _functions(word))
    return About(frozenset(map(_stem, kept)), functions)


def _only_ranks(text: str, ranked: object) -> bool:
    return bool(ranked) and not _functions(text)


def _stem(word: str) -> str:
    """Return a word without what makes it a plural, a doer or a doing: recruiter and recruiting are of recruit."""
    bare = word.removesuffix("s") if len(word) >= _SHORTEST - 1 else word
    ending = next((each for each in _ENDINGS if bare.endswith(each) and len(bare) - len(each) >= _SHORTEST), "")
    return bare.removesuffix(ending)
