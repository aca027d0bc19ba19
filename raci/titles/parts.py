"""A title as the parts it is made of: "Founder & CEO" is two, "Sales Manager, EMEA (acting)" three."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from raci.patterns import pattern
from raci.titles.tokens import Token, tokens
from raci.titles.vocabulary import titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.titles.vocabulary import Meaning

HEADS: Final = ("rank", "staff", "group", "external", "agent", "actor")
"""The sorts of words that say what a role is."""

POSSESSOR: Final = "\u00a7"
"""Stands where a possessor ends: "Director's Office"."""

_LONGEST: Final = 400
_ASIDE: Final = pattern(r"[,;:|(){}\[\]\n/\u2022\u00b7\u3001\u30fb\uff0c\uff08\uff09\uff0f]|\s[-\u2013\u2014]\s")
_AND: Final = pattern(r"[&+]")
_POSSESSIVE: Final = pattern(r"['\u2019]s\b")


class Head(NamedTuple):
    """The word that says what a role is, where it stands among the words of its part, and what it means.

    `found` says how it was found: 3 a word that is known, 2 by the function it names or by how it ends, 0 not at all.
    """

    part: tuple[Token, ...]
    place: int
    meaning: Meaning
    found: int


def parts_of(title: str) -> list[tuple[Token, ...]]:
    """Return the parts of a title, between commas, brackets, slashes and ampersands."""
    text = _AND.sub(" and ", _POSSESSIVE.sub(POSSESSOR, title[:_LONGEST]))
    parts: list[tuple[Token, ...]] = []
    for aside in _ASIDE.split(text):
        found = _joined(aside)
        parts.extend(found)
    return [part for part in parts if not all(token.has("and") for token in part)]


def _joined(text: str) -> Iterator[tuple[Token, ...]]:
    """Yield the parts of a text, parted before an "and" after which a new title may begin: one that follows a head.

    What follows a joint ("of …") is never parted.
    """
    held: list[Token] = []
    joined = False
    for token in _marked(text):
        if token.has("and") and not joined and held and held[-1].has(*HEADS):
            yield tuple(held)
            held = [token]
            continue
        joined = joined or (bool(held) and token.has("joint") and not token.has(*HEADS))
        held.append(token)
    yield tuple(held)


def _marked(text: str) -> Iterator[Token]:
    for number, owned in enumerate(text.split(POSSESSOR)):
        if number:
            yield Token(POSSESSOR, {})
        yield from tokens(owned, titles())
