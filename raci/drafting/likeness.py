"""How alike wordings are: by the stems of the words that matter, whatever their form or order."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from raci.drafting.verbs import verb_of
from raci.drafting.wordings import listed
from raci.titles.vocabulary import plain_words

_STEM: Final = 6


@lru_cache(maxsize=1 << 15)
def stems(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that matter."""
    return frozenset(_stem(word) for word in plain_words(text[:600]) if word not in listed("little") and len(word) > 1)


def _stem(word: str) -> str:
    verb = verb_of(word)
    bare = verb.bare if verb else word
    if len(bare) > 4 and bare.endswith("s") and not bare.endswith("ss"):  # noqa: PLR2004
        bare = bare[:-1]
    return (f"{bare[:-1]}i" if bare.endswith("y") else bare)[:_STEM]


def share(part: frozenset[str], whole: frozenset[str]) -> float:
    """Return which share of the stems of one wording another one has."""
    return len(part & whole) / len(part) if part else 0.0
