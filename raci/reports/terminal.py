"""What a terminal needs to know: how wide a text is, which colours there are, what must not be obeyed."""

from __future__ import annotations

import unicodedata
from itertools import accumulate, takewhile
from typing import Final

from raci.records import record

_CONTROL: Final = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 0xA0))}
_TURNING: Final = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_BREAKING: Final = (0x2028, 0x2029)
_SHOWN: Final = {
    **_CONTROL,
    **{code: f"\\u{code:04x}" for code in (*_TURNING, *_BREAKING)},
    **str.maketrans({"\t": " ", "\n": "\\n", "\r": "\\r"}),
}


def plain(text: str) -> str:
    """Return a text in one line, with control and bidirectional-override characters shown instead of obeyed."""
    return text if text.isascii() and text.isprintable() else text.translate(_SHOWN)


def width(text: str) -> int:
    """Return how many columns a text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text
    )


def padded(text: str, columns: int) -> str:
    """Return a text filled with blanks to this width."""
    return text + " " * max(0, columns - width(text))


def shortened(text: str, columns: int) -> str:
    """Return a text cut to this width, with … where something was cut."""
    if width(text) <= columns:
        return text
    ends = accumulate(map(width, text))
    return text[: sum(1 for _ in takewhile(lambda end: end < columns, ends))] + "…"


@record
class Palette:
    """Colours, or none of them."""

    on: bool = False

    def _paint(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on and text else text

    def bold(self, text: str) -> str:
        """Return the text in bold."""
        return self._paint("1", text)

    def dim(self, text: str) -> str:
        """Return the text less bright."""
        return self._paint("2", text)

    def severity(self, word: str, text: str) -> str:
        """Return the text in the colour of a severity; the word itself always stands beside it."""
        return self._paint({"error": "1;31", "warning": "1;33"}.get(word, "1;36"), text)

    def letters(self, first: str, text: str) -> str:
        """Return letters in the colour of their participation (blue, orange, green, grey: safe for most eyes)."""
        return self._paint(_LETTERS.get(first, "0"), text)


_LETTERS: Final = {
    "accountable": "1;38;5;208", "responsible": "1;38;5;33", "supporting": "38;5;75", "consulted": "38;5;72",
    "informed": "38;5;245", "driving": "1;38;5;33", "verifying": "38;5;176", "signing": "38;5;176",
}  # fmt: skip
