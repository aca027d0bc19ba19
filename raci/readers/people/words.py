"""What cells say that is no name: nothing, nobody, vacant, yes, no; folded once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from raci.datafile import load
from raci.names import fold

_FILE: Final = Path(__file__).with_name("words.toml")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(map(fold, load(_FILE)[kind]))


@cache
def months() -> dict[str, int]:
    """Return the number of the month of each word for one, folded."""
    return {fold(word): int(number) for number, words in load(_FILE)["months"].items() for word in words}


def is_blank(text: str) -> bool:
    """Tell whether a cell says nothing: it is empty, a dash, `n/a`."""
    return text.casefold() in blanks()


@cache
def blanks() -> frozenset[str]:
    """Return what says nothing, casefolded."""
    return _raw("blank") | {""}


def is_nobody(text: str) -> bool:
    """Tell whether the word for a manager says that there is none: `-1`, `0`, `none`."""
    return text.casefold() in _raw("nobody") or is_blank(text)


@cache
def _raw(kind: str) -> frozenset[str]:
    return frozenset(load(_FILE)[kind])


def is_vacant(name: str) -> bool:
    """Tell whether what stands for a name says that the position is vacant."""
    first = name.partition(" ")[0].strip(".,:;-()[]").lower()
    if first not in _first_words():
        return False
    return first in _words("vacant-first") or fold(name) in _words("vacant")


@cache
def _first_words() -> frozenset[str]:
    return frozenset(word.partition(" ")[0].strip(".,:;-()[]") for word in _words("vacant") | _words("vacant-first"))


def is_dotted(relation: str) -> bool:
    """Tell whether a relation is a dotted line."""
    return fold(relation) in _words("dotted")


def says_yes(text: str) -> bool:
    """Tell whether a cell says yes."""
    return fold(text) in _words("yes")


def says_no(text: str) -> bool:
    """Tell whether a cell says no."""
    return fold(text) in _words("no")
