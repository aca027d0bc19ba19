"""Whether a text can hold a matrix at all, told by its words: most JSON never needs to be parsed."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Final

from raci.notations import words_of
from raci.patterns import pattern
from raci.readers.structured.catalog import SIGN as CATALOG
from raci.readers.structured.oscal import SIGN as OSCAL

_OWN: Final = frozenset({"duties", "roles"})
_STEMS: Final = ("responsib", "accountab", "consulted", "informed")
_NAMES: Final = ("raci", "rasci", "rasic", "daci", "arci", CATALOG, OSCAL)
_QUOTED: Final = pattern(r'"((?:[^"\\]++|\\.)*+)"', re.DOTALL)
_BARE: Final = pattern(r"""[^\s"'\[\]{},:]+""")
_LETTERS: Final = frozenset("RACISDVQ/,&+ ")
_LONGEST_CODE: Final = 7
_LONGEST_KEY: Final = 30
_LONGEST: Final = 60
_LONGEST_ESCAPED: Final = 6 * _LONGEST
_ENDS: Final = pattern(r"[:=–—]\s*([A-Z/,&+]{1,5})$")
_FEWEST: Final = 2
_HEAD: Final = 1000


def may_hold_matrix(text: str) -> bool:
    """Tell whether a text has the words or letters without which nothing in it is read as a matrix."""
    quoted = '"' in text[:_HEAD]
    found = {token for token in (_QUOTED if quoted else _BARE).findall(text) if len(token) <= _LONGEST_ESCAPED}
    found = {token for token in found if len(token) <= _LONGEST or "\\u" in token}
    tokens = {_spelled(token) if "\\" in token else token for token in found}
    folded = {token.casefold() for token in tokens}
    if not _OWN.isdisjoint(folded) or _has_letters(tokens):
        return True
    joined = "\n".join(folded)
    if any(name in joined for name in _NAMES):
        return True
    keys = "\n".join(token for token in folded if len(token) <= _LONGEST_KEY)
    if sum(stem in keys for stem in _STEMS) >= _FEWEST:
        return True
    said = {name for name, words in _participations().items() if not words.isdisjoint(folded)}
    return any(pair <= said for pair in _PAIRS)


_PAIRS: Final = (
    {"responsible", "accountable"},
    {"responsible", "consulted"},
    {"responsible", "informed"},
    {"accountable", "consulted"},
    {"accountable", "informed"},
    {"consulted", "informed"},
    {"driving", "approving"},
    {"recommending", "deciding"},
)
"""Meanings of which a matrix in words has two; the rest of a notation stands beside them."""


@cache
def _participations() -> dict[str, frozenset[str]]:
    return {name: words_of(name) for pair in _PAIRS for name in pair}


def _has_letters(tokens: set[str]) -> bool:
    """Tell whether there are letters for those who do the work and for those who answer for it."""
    codes = [token.upper() for token in tokens if len(token) <= _LONGEST_CODE]
    codes += [end[1] for token in tokens if (end := _ENDS.search(token))]
    letters = {letter for code in codes if _LETTERS.issuperset(code) for letter in code}
    return "A" in letters and ("R" in letters or {"D", "C"} <= letters or {"D", "I"} <= letters)


def _spelled(token: str) -> str:
    try:
        return str(json.loads(f'"{token}"', strict=False))
    except ValueError:
        return token
