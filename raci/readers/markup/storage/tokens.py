"""XHTML cut into tags and words, each with its offset; nothing is built, expanded or fetched."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG: Final = pattern(r"(/?)([A-Za-z][\w:.-]*)(.*?)(/?)$", 16)
_ATTRIBUTE: Final = pattern(r"([\w:.-]{1,60})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)')")
_CDATA: Final = "<![CDATA["


class Token(NamedTuple):
    """A tag (`p`, with its attributes as they stand; `/p` where it ends, `p` and `/p` if empty) or, unnamed, words."""

    name: str
    text: str
    offset: int

    def attribute(self, name: str) -> str:
        """Return an attribute of a tag, empty if it has none."""
        found = (value for key, *value in _ATTRIBUTE.findall(self.text) if key == name)
        return unescape("".join(next(found, "")))


def tokens(text: str) -> Iterator[Token]:
    """Yield what a text is made of."""
    at = 0
    while at < len(text):
        start = text.find("<", at)
        if start < 0:
            start = len(text)
        if start > at:
            yield Token("", unescape(text[at:start]), at)
        if start == len(text):
            return
        at = _end(text, start)
        if text.startswith(_CDATA, start):
            yield Token("", text[start + len(_CDATA) : at - 3], start + len(_CDATA))
        elif not text.startswith(("<!", "<?"), start):
            yield from _tags(text[start + 1 : at - 1], start)


def _tags(inside: str, offset: int) -> Iterator[Token]:
    found = _TAG.match(inside)
    if not found:
        yield Token("", f"<{inside}>", offset)
        return
    ends, name, attributes, closed = found.groups()
    name = name.lower()
    if not ends:
        yield Token(name, attributes, offset)
    if ends or closed or name in ("br", "hr"):
        yield Token(f"/{name}", "", offset)


def _end(text: str, start: int) -> int:
    """Return the offset behind a tag, comment or block of characters; the end of the text if it never ends."""
    close = "-->" if text.startswith("<!--", start) else "]]>" if text.startswith(_CDATA, start) else ">"
    found = text.find(close, start)
    return found + len(close) if found >= 0 else len(text)
