"""Text as it may stand in XML: without characters that may not, and with those escaped that mean something."""

from __future__ import annotations

from typing import Final

from raci.patterns import pattern

_ILLEGAL: Final = pattern("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_CODED: Final = pattern("_(?=x[0-9A-Fa-f]{4}_)")
_BREAKS: Final = pattern("\r\n?|[\x85\u2028\u2029]")


def legal(text: str) -> str:
    """Return a text in which characters that XML does not know, or that are obeyed, are shown by their code."""
    if text.isascii() and text.isprintable():
        return text
    return _ILLEGAL.sub(lambda found: f"\\x{ord(found[0]):02x}", _BREAKS.sub("\n", text))


def in_one_line(text: str) -> str:
    """Return a text with each run of blanks and line breaks as one blank."""
    return " ".join(legal(text).split())


def escaped(text: str) -> str:
    """Return a text as it stands between tags or in an attribute in double quotes."""
    if text.isalnum() and text.isascii():
        return text
    found = legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return found.replace("\t", " ")


def coded(text: str) -> str:
    """Return a text as it stands in a cell or a note, where `_x000D_` would mean a character."""
    return _CODED.sub("_x005F_", escaped(text))


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many characters, with … where something was cut."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
