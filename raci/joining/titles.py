"""Titles as people write them, made comparable: short forms written out, joining words and order left aside."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from raci.datafile import load
from raci.names import fold, words

if TYPE_CHECKING:
    from collections.abc import Container

_FILE: Final = Path(__file__).with_name("words.toml")
_SHORTEST: Final = 4
_LONG: Final = 8


@cache
def _data() -> dict[str, Any]:
    return load(_FILE)


def spelled_out(title: str) -> str:
    """Return a title, folded, with its short forms written out: `Reg. Sales Mgr` is regional sales manager."""
    short = _data()["short"]
    return " ".join(short.get(word, word) for word in words(title))


def significant(title: str) -> tuple[str, ...]:
    """Return the words of a title that carry its meaning, sorted."""
    joiners = _data()["joiners"]
    return tuple(sorted(word for word in words(title) if word not in joiners))


def initials(title: str) -> frozenset[str]:
    """Return what a title may be abbreviated to by its initials, with its joining words and without."""
    joiners = _data()["joiners"]
    all_words = words(fold(title))
    kept = [word for word in all_words if word not in joiners]
    return frozenset("".join(word[0] for word in each) for each in (all_words, kept) if len(each) > 1)


def misspelt(one: tuple[str, ...], other: tuple[str, ...], vocabulary: Container[str]) -> bool:
    """Tell whether the words of a title are those of another one, some of them misspelt.

    A word is misspelt if it is no word of the vocabulary and a letter (two in a long word) away from one that is.
    Numbers and short words are never misspelt.
    """
    if len(one) != len(other):
        return False
    return all(first == second or _slipped(first, second, vocabulary) for first, second in _paired(one, other))


def _paired(one: tuple[str, ...], other: tuple[str, ...]) -> list[tuple[str, str]]:
    """Pair the words that differ, in order; a slip may have changed their place."""
    left = [word for word in one if word not in other]
    right = [word for word in other if word not in one]
    return list(zip(left, right, strict=False)) if len(left) == len(right) else [("", "?")]


def _slipped(word: str, meant: str, vocabulary: Container[str]) -> bool:
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - costs an import, used where nothing else fits

    if not word.isalpha() or not meant.isalpha() or min(len(word), len(meant)) < _SHORTEST:
        return False
    plural = word.removesuffix("s") == meant.removesuffix("s")
    room = 2 if len(meant) >= _LONG else 1
    return plural or (word not in vocabulary and word[0] == meant[0] and OSA.distance(word, meant) <= room)
