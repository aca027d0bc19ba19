r"""Surrogate pairs in JSON (`\ud83d\ude00`): YAML has no escape for them, so they are read as what they stand for."""

from __future__ import annotations

from typing import Final, NamedTuple

from raci.patterns import pattern

_PAIR: Final = pattern(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][\da-fA-F]{2})\\u([dD][c-fC-F][\da-fA-F]{2})")


class Paired(NamedTuple):
    """A text without surrogate pairs, and where in it each character that came for one stands."""

    text: str
    places: list[int]


def paired(text: str) -> Paired:
    """Return JSON with its surrogate pairs as the characters they stand for."""
    parts: list[str] = []
    places: list[int] = []
    at = shorter = 0
    for found in _PAIR.finditer(text):
        first = found.start(2) - 2
        parts += (text[at:first], bytes.fromhex(found[2] + found[3]).decode("utf-16-be"))
        places.append(first - shorter)
        shorter += found.end() - first - 1
        at = found.end()
    return Paired("".join((*parts, text[at:])), places)
