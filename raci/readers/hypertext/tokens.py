"""Tags and text of HTML, in one pass, with offsets; no input makes it slow."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TAG: Final = re.compile(
    r"<(/?)([a-zA-Z][^\s/<>]*+)"
    r"((?:[\s/]++|[^\s/<>=]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s<>\"'][^\s<>]*+)?+)?+|=)*+)>"
)
_BEGIN: Final = re.compile(r"<(?=[a-zA-Z/!?])")
_ATTRIBUTE: Final = re.compile(r"([^\s/<>=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s<>\"'][^\s<>]*+)))?+")
_RAW: Final = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "noembed", "noframes")
}
VOID: Final = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_CDATA: Final = "<![CDATA["


class Token(NamedTuple):
    """A piece of HTML: `tag` is empty for text, `/td` for an end tag; `text` is the text, or the attributes' source.

    The content of a script has the tag `#script`, characters in which nothing is marked (CDATA) have `#text`.
    """

    tag: str
    text: str
    offset: int
    end: int


def tokens_of(source: str) -> Iterator[Token]:
    """Yield the tags and texts of HTML; comments are left out, and all that no end tag closes after `<script>`."""
    position = 0
    size = len(source)
    while position < size:
        tag = _BEGIN.search(source, position)
        start = tag.start() if tag else size
        if start > position:
            yield Token("", source[position:start], position, start)
        if start == size:
            return
        found = _TAG.match(source, start)
        if found:
            name = found[1] + found[2].lower()
            yield Token(name, found[3], start, found.end())
            position = found.end()
            if name in _RAW:
                position = _end_of_raw(source, name, position)
                if name == "script":
                    yield Token("#script", source[found.end() : position], start, position)
        else:
            position = _end_of_comment(source, start)
            if source.startswith(_CDATA, start):
                begin = start + len(_CDATA)
                yield Token("#text", source[begin:position].removesuffix("]]>"), begin, position)
            elif not position:
                position = start + 1
                yield Token("", "<", start, position)


def paired(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield the tokens of XHTML, with an end tag behind each tag that is empty."""
    for token in tokens:
        yield token
        if token.tag[:1] not in {"", "/", "#"} and (token.text.endswith("/") or token.tag in VOID):
            yield Token(f"/{token.tag}", "", token.offset, token.end)


def _end_of_raw(source: str, tag: str, position: int) -> int:
    end = _RAW[tag].search(source, position)
    return end.start() if end else len(source)


def _end_of_comment(source: str, start: int) -> int:
    """Return where a comment, declaration or processing instruction ends, or 0 if it is none of them."""
    for begin, close in (("<!--", "-->"), (_CDATA, "]]>")):
        if source.startswith(begin, start):
            end = source.find(close, start + 2)
            return end + 3 if end >= 0 else len(source)
    if source.startswith(("<!", "<?", "</"), start):
        end = source.find(">", start)
        return end + 1 if end >= 0 else len(source)
    return 0


def attributes_of(source: str) -> dict[str, str]:
    """Return the attributes of a tag; of two with one name the first counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found
