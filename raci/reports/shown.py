"""Texts of others in a report for programs: in one line, nothing in them obeyed, and encodable everywhere."""

from __future__ import annotations

import re
from typing import Final

from raci.reports.terminal import plain

_NO_TEXT: Final = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_OBEYED: Final = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_CLOSING: Final = re.compile(r"\](?=[(\[])")


def shown(text: str, most: int = 1_000) -> str:
    """Return a text as it may stand in JSON, in XML 1.0 and in a log, at most so many characters of it.

    Control characters, those that turn the direction of what follows, halves of surrogate pairs and code points that
    are no characters are shown as escapes.
    """
    cut = text if len(text) <= most else f"{text[: most - 1]}…"
    if cut.isascii() and cut.isprintable():
        return cut
    return encodable(plain(cut))


def encodable(text: str) -> str:
    """Return a text as it is, but for what is no character: that is shown as an escape."""
    return _NO_TEXT.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def inert(document: str) -> str:
    """Return a JSON document in which no character is obeyed where it is shown; it says the same as before."""
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", document)


def unlinked(text: str) -> str:
    """Return a text in which `[words](target)` is no link, for those who show links in plain text (SARIF 3.11.6)."""
    return _CLOSING.sub("] ", text)
