"""What a phrase says, whatever the form and the order of its words."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from raci.rules.accountability.titles import plain_words
from raci.rules.duties.wording import singular, verb
from raci.rules.separation.vocabulary import listed

_LONGEST: Final = 30
_SHORTEST_WORD: Final = 3
_SHORTEST_STEM: Final = 4


def stem(word: str) -> str:
    """Return a word without the ending of its plural, in seven languages; the same for `invoices` and `invoice`."""
    bare = word.removesuffix("s")
    cut = (bare.removesuffix("en") if bare == word else bare).rstrip("aeioy")
    return cut if len(cut) >= _SHORTEST_STEM else bare


def says_what(word: str) -> bool:
    """Tell whether a word says anything of what a duty is about."""
    return len(word) >= _SHORTEST_WORD and not word.isdigit() and word not in listed("small")


def phrase(text: str) -> frozenset[str]:
    """Return what a phrase says, its verbs in their base form: the same for "create supplier", "Supplier creation"."""
    return frozenset(said for word in plain_words(text)[:_LONGEST] if (said := _said(word)))


def telling(text: str) -> str:
    """Return letters that stand in every ASCII name that says a phrase: the longest stem of a word that is no verb."""
    stems = [stem(word) for word in plain_words(text) if says_what(word) and _deed(word) is None]
    return max(stems, key=len, default="")


@lru_cache(maxsize=4096)
def _said(word: str) -> str:
    """Return what a word says, empty where it says nothing."""
    return (_deed(word) or stem(word)) if says_what(word) else ""


def _deed(word: str) -> str | None:
    return verb(word) or verb(singular(word))
