"""Wording that sets a rule and carries it out in one breath."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.datafile import load

if TYPE_CHECKING:
    from collections.abc import Iterable

_FILE: Final = Path(__file__).with_name("policies.toml")
_KINDS: Final = ("setting", "shaping", "joining", "carrying", "rules")
_SIGNS: Final = r"\s*[&+/,]\s*"


def sets_and_carries_out(wording: str) -> bool:
    """Tell whether a duty's wording joins a verb of setting and one of carrying out, in any language of the data."""
    folded = wording.casefold()
    words = folded.replace(",", " ").replace("/", " ").replace("&", " ").split()
    if _first_words("carrying").isdisjoint(words) or _first_words("setting", "shaping").isdisjoint(words):
        return False
    found = _patterns()[0].search(folded)
    return found is not None and (found["shaping"] is None or _patterns()[1].search(folded) is not None)


@cache
def _first_words(*kinds: str) -> frozenset[str]:
    """Return the first words of verbs: most wordings lack one of the two, and need no pattern."""
    return frozenset(word.split()[0] for each in load(_FILE).values() for kind in kinds for word in each[kind])


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of the two verbs joined, and that of what a rule is called.

    The languages are told apart no further: a verb of one of them is seldom joined to one of another.
    """
    words = {kind: "|".join(map(_any, (each[kind] for each in load(_FILE).values()))) for kind in _KINDS}
    joined = (
        rf"\b(?:(?:{words['setting']})|(?P<shaping>{words['shaping']}))\b(?:\s+\w+){{0,3}}?"
        rf"(?:\s+(?:{words['joining']})\s+|{_SIGNS})(?:{words['carrying']})\b"
    )
    return re.compile(joined), re.compile(rf"\b(?:{words['rules']})\b")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
