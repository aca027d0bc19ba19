"""The words by which a matrix gives itself away, as bytes: those for parts in a duty, and those of legends."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from collections.abc import Set as AbstractSet

STEMS: Final = (b"responsib", b"accountab", b"consulted", b"informed")
NAMES: Final = pattern(rb"(?i)\b(?:d?ra?s?ci[qo]?|raci-?vs|rasic|daci|arci|rapid|ratsi|pacsi)\b")
"""The names of notations, in any case."""
USUAL: Final = frozenset("RACISDVQOPL")
"""The letters that are read without a legend."""
TICKS: Final = frozenset("XYN")
DONE: Final = frozenset(
    {b"agree", b"agreement", b"approve", b"approval", b"consult", b"consultation", b"contribute", b"decide"}
    | {b"decision", b"does", b"inform", b"information", b"perform", b"recommend", b"recommendation", b"support"}
    | {b"validation", b"verification"}
)
"""Words for parts that stand in the names of duties, options and chapters as well."""
_LEADING: Final = frozenset("RAD")
_PAIR: Final = 2


@cache
def core() -> Mapping[bytes, str]:
    """Return the letters of each word that may head a column or stand in a cell; of a phrase its first word counts."""
    from raci.notations import letters_of_words, words_for_either  # noqa: PLC0415 - only where there are files to find

    ids = ("responsible", "accountable", "consulted", "informed", "supporting", "approving", "verifying", "signing")
    others = ("driving", "contributing", "deciding", "recommending", "agreeing", "performing", "omitted")
    found = letters_of_words(ids + others) | dict.fromkeys(words_for_either(), "RA")
    return {word.partition(" ")[0].encode(): letters for word, letters in found.items()}


@cache
def phrases() -> Mapping[bytes, list[bytes]]:
    """Return the phrases of several words by their first words."""
    from raci.notations.meanings import known_words  # noqa: PLC0415 - as above

    found: dict[bytes, list[bytes]] = {}
    for phrase in known_words():
        first, blank, _ = phrase.partition(" ")
        if blank:
            found.setdefault(first.encode(), []).append(phrase.encode())
    return found


def are_codes(letters: AbstractSet[str], words: Callable[[], AbstractSet[bytes]], text: bytes) -> bool:
    """Tell whether letters that stand alone may be codes, though neither an R nor an A is among them.

    Two that are read without a legend are, others if a legend may explain them, a single one beside a notation's name.
    """
    others = letters - TICKS
    if len(others) >= _PAIR and (others <= USUAL or not explaining().isdisjoint(words())):
        return True
    return bool(others and NAMES.search(text))


@cache
def explaining() -> frozenset[bytes]:
    """Return the first words of everything a legend may say."""
    from raci.notations import beginnings  # noqa: PLC0415 - as above

    return frozenset(word.encode() for word in beginnings())


def are_parts(words: Iterable[bytes]) -> bool:
    """Tell whether words name two parts in a duty, the doing or the deciding one among them."""
    found = set(words)
    letters = {letter for word in found for letter in core()[word]}
    return len(found) >= _PAIR and len(letters) >= _PAIR and not _LEADING.isdisjoint(letters)
