"""Sentences of a paragraph, each with where it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.drafting.wordings import compiled
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_END: Final = pattern(r"[.!?]+[\"”’)\]]*\s+(?=[\"“„(\[]?[A-ZÄÖÜÉÈÀÇ0-9])")
_ABBREVIATION: Final = compiled("sentences", "abbreviation")
_LONGEST: Final = 4000


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield the offset and the words of each sentence; one that never ends is cut after 4,000 characters."""
    start = 0
    for found in _END.finditer(text):
        if found[0].startswith(".") and _ABBREVIATION.search(text, max(start, found.start() - 8), found.start() + 1):
            continue
        yield from _cut(start, text[start : found.end()])
        start = found.end()
    yield from _cut(start, text[start:])


def _cut(start: int, sentence: str) -> Iterator[tuple[int, str]]:
    for place in range(0, len(sentence), _LONGEST):
        if piece := sentence[place : place + _LONGEST].strip():
            yield start + place, piece
