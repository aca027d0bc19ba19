"""Names of people: told by given names, forms of address and initials, unless a word of a job stands beside them."""

from __future__ import annotations

from functools import cache
from typing import Final

from raci.names import words
from raci.plugin import pattern
from raci.rules.accountability.titles import plain_words, vocabulary
from raci.rules.roles.wording import wording

_INITIALS: Final = pattern(r"(?:[^\W\d_]\.\s?)+[^\W\d_]{2,}|[^\W\d_]{2,},?\s(?:[^\W\d_]\.\s?)+")
_ADDRESS: Final = pattern(r"@\w[\w.-]+|[\w.+-]+@[\w-]+\.[\w.-]+")
_ASIDE: Final = pattern(r"[(\[/\n]")
_LONGEST_NAME: Final = 4
_JOBS: Final = ("persons", "leaders", "groups-anywhere", "groups-first", "groups-last", "outsiders-last", "joints")


@cache
def _jobs() -> frozenset[str]:
    return frozenset().union(*map(vocabulary, _JOBS))


@cache
def _list(kind: str) -> frozenset[str]:
    return frozenset(wording()["persons"][kind])


def is_person(name: str) -> bool:
    """Tell whether a role's name reads as a person's: `Anna`, `Bob Smith`, `Dr. Weber`, `J. Smith`, `@anna`."""
    text = name.strip()
    if _ADDRESS.fullmatch(text) or _INITIALS.fullmatch(text):
        return True
    found = words(_ASIDE.split(text, maxsplit=1)[0])
    if not 0 < len(found) <= _LONGEST_NAME or any(map(str.isdigit, found)) or not _jobs().isdisjoint(plain_words(text)):
        return False
    beside = len(found) > 1
    return not _list("given").isdisjoint(found) or (beside and (found[0] in _list("titles") | _list("also_words")))
