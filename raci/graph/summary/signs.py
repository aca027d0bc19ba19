"""Numbers as signs of a text, so that a row of a matrix is a short word: a sign for the role, one for its letters."""

from __future__ import annotations

from typing import Final

_FIRST: Final = ord("#")
_SURROGATES: Final = 0xD800
_THEIR_NUMBER: Final = 0x800
MOST: Final = 0x10FFFF - _FIRST - _THEIR_NUMBER
"""So many numbers have a sign."""


def sign_of(number: int) -> str:
    """Return the sign of a number; raise ValueError where it is too large."""
    code = number + _FIRST
    return chr(code if code < _SURROGATES else code + _THEIR_NUMBER)
