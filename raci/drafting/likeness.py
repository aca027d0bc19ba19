"""How alike wordings are: by the stems of the words that matter, whatever their form or order."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from raci.drafting.verbs import verb_of
from raci.titles.vocabulary import plain_words

_STEM: Final = 6
_LITTLE: Final = frozenset(
    "the a an and or of for to in on at by with within from into as is are be all any each every their its his her your our"
    " that which this these those it them they other overall also including new both more most such well when while so no"
    " not own der die das des dem den und oder für von mit im in zu zur zum bei auf an aus ein eine einer eines einem einen"
    " le la les de du des un une et ou à au aux en pour par sur dans ses leurs votre vos d l".split()
)


@lru_cache(maxsize=1 << 15)
def stems(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that matter."""
    return frozenset(_stem(word) for word in plain_words(text[:600]) if word not in _LITTLE and len(word) > 1)


def _stem(word: str) -> str:
    verb = verb_of(word)
    bare = verb.bare if verb else word
    if len(bare) > 4 and bare.endswith("s") and not bare.endswith("ss"):  # noqa: PLR2004
        bare = bare[:-1]
    return (f"{bare[:-1]}i" if bare.endswith("y") else bare)[:_STEM]


def share(part: frozenset[str], whole: frozenset[str]) -> float:
    """Return which share of the stems of one wording another one has."""
    return len(part & whole) / len(part) if part else 0.0
