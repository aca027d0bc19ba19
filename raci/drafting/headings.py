"""What a heading or a lead-in says of the lines under it: duties, or skills, benefits and the like, which are none."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.datafile import load
from raci.drafting.wordings import listed
from raci.titles.vocabulary import plain_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FILE: Final = Path(__file__).with_name("headings.toml")
_LONGEST: Final = 20
_EMPHATIC: Final = ("end", "negative", "comparison")
"""Kinds that win wherever in a heading their words stand; of the others the one that is named first does."""


class _Words(NamedTuple):
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    whole: Mapping[str, str]


@lru_cache(maxsize=1 << 14)
def kind_of(text: str) -> str:
    """Return what a heading or lead-in announces, by the names in headings.toml; empty where it says nothing known."""
    words = plain_words(text)[:_LONGEST]
    if not words:
        return ""
    found = {kind: place for place in range(len(words) - 1, -1, -1) for kind in _kinds_at(words, place)}
    for kind in _EMPHATIC:
        if kind in found:
            return kind
    if words[0] in listed("asking") and not found.keys() & {"duties", "summary"}:
        return "noise"
    if found:
        return min(found, key=lambda kind: (found[kind], kind != "noise"))
    return _as_a_whole(words)


def _kinds_at(words: Sequence[str], place: int) -> list[str]:
    return [
        kind
        for phrase, kind in _words().phrases.get(words[place], ())
        if tuple(words[place : place + len(phrase)]) == phrase
    ]


def _as_a_whole(words: Sequence[str]) -> str:
    """Return the kind of a heading of which every word that matters is known only as a whole: "Tools and links"."""
    known = _words().whole
    if kind := known.get(" ".join(words)):
        return kind
    rest = [word for word in words if word not in listed("beside_kinds")]
    kinds = {known.get(word, "") for word in rest}
    return kinds.pop() if len(kinds) == 1 else ""


@cache
def _words() -> _Words:
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    whole: dict[str, str] = {}
    for entry in load(_FILE)["kind"]:
        for phrase in entry["words"]:
            parts = tuple(plain_words(phrase))
            phrases.setdefault(parts[0], []).append((parts, entry["name"]))
        for phrase in entry.get("whole", ()):
            whole.setdefault(" ".join(plain_words(phrase)), entry["name"])
    return _Words({first: tuple(found) for first, found in phrases.items()}, whole)
