"""Whether a text can hold a matrix at all, told by its words: most YAML and JSON never needs to be parsed."""

from __future__ import annotations

from functools import cache
from typing import Final

from raci.notations.meanings import words_of
from raci.patterns import pattern
from raci.readers.structured.catalog import SIGN as CATALOG
from raci.readers.structured.oscal import SIGN as OSCAL

_OWN: Final = ("duties", "roles")
_STEMS: Final = ("responsib", "accountab", "consulted", "informed")
_NAMES: Final = ("raci", "rasci", "rasic", "daci", "arci")
_ANSWERS: Final = pattern(r"""(?:^|[\s{\[,"'])[ADad]\s*(?:[/,&+]\s*[A-Za-z]\s*)?(?:["']|\s*:(?:\s|$))""")
_FEWEST: Final = 2


@cache
def _participations() -> tuple[frozenset[str], ...]:
    ids = ("responsible", "accountable", "consulted", "informed", "driving", "approving")
    return tuple(frozenset(sign for word in words_of(name) for sign in (f'"{word}', f"{word}:")) for name in ids)


def may_hold_matrix(text: str) -> bool:
    """Tell whether a text has the words or letters without which nothing in it is read as a matrix."""
    folded = text.casefold()
    if any(sign in folded for sign in (*_OWN, *_NAMES, CATALOG, OSCAL)):
        return True
    if sum(stem in folded for stem in _STEMS) >= _FEWEST or _ANSWERS.search(text):
        return True
    return sum(any(sign in folded for sign in signs) for signs in _participations()) >= _FEWEST
