"""Numbers in files of strangers: Python refuses to read one of thousands of digits, and nobody means one."""

from __future__ import annotations

from typing import Final

_LONGEST: Final = 15
"""Digits of the longest number; beyond, a double of a spreadsheet is not exact any more."""


def whole_number(text: str | None) -> int | None:
    """Return the whole number that a text is, None where it is none, or a longer one than any that counts things."""
    return int(text) if text and len(text) <= _LONGEST and text.isdecimal() else None
