"""Wording that sets a rule and carries it out in one breath."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.datafile import load
from raci.plugin import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

_FILE: Final = Path(__file__).with_name("policies.toml")
_SIGNS: Final = r"\s*[&+/,]\s*"
_WORDS: Final = pattern(r"\w+")


def sets_and_carries_out(wording: str) -> bool:
    """Tell whether a duty's wording joins a verb of setting and one of carrying out, in any language of the data."""
    text = wording.casefold()
    pieces = text.split()
    return any(map(_may_carry_out, pieces)) and any(map(_may_set, pieces)) and _pattern().search(text) is not None


@lru_cache(maxsize=1 << 16)
def _may_carry_out(piece: str) -> bool:
    """Tell whether what stands between two blanks holds the first word of a verb of carrying out; pieces recur."""
    return not _first_words("carrying").isdisjoint(_WORDS.findall(piece))


@lru_cache(maxsize=1 << 16)
def _may_set(piece: str) -> bool:
    return not _first_words("setting").isdisjoint(_WORDS.findall(piece))


@cache
def _first_words(kind: str) -> frozenset[str]:
    return frozenset(verb.split()[0] for words in load(_FILE).values() for verb in words[kind])


@cache
def _pattern() -> re.Pattern[str]:
    ways = (
        rf"(?:{_any(words['setting'])})(?:\s+\w+){{0,3}}?(?:\s+(?:{_any(words['joining'])})\s+|{_SIGNS})"
        rf"(?:{_any(words['carrying'])})"
        for words in load(_FILE).values()
    )
    return re.compile(rf"\b(?:{'|'.join(ways)})\b")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
