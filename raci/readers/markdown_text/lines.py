"""The lines of a Markdown text, each with what it is: words, a heading, a list item, HTML, or the inside of a fence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTE: Final = re.compile(r"(?:[ \t]*+>)*+[ \t]*+")
_ITEM: Final = re.compile(r"(?:[-*+•]|\d{1,9}[.)])[ \t]++(?:\[[ xX]\][ \t]++)?+(?=\S)")
_FENCE: Final = re.compile(r"(`{3,}+|~{3,}+)[ \t]*+([^`]*+)$")
_HEADING: Final = re.compile(r"(#{1,6}+)(?:[ \t]++|(?<=##)(?=[^#\s])|$)")
_HEADING_END: Final = re.compile(r"(?:[ \t]#+)?[ \t]*(?:\{[#.][^{}]*\})?[ \t]*$")
_UNDERLINE: Final = re.compile(r"(=+|-{2,})[ \t]*")
_BLOCK: Final = (
    "address|article|aside|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|"
    "figcaption|figure|footer|form|frame|h1|h2|h3|h4|h5|h6|head|header|hr|html|iframe|legend|li|link|main|menu|nav|"
    "ol|optgroup|option|p|section|source|summary|table|tbody|td|tfoot|th|thead|title|tr|ul"
)
_HTML: Final = re.compile(rf"</?(?:{_BLOCK})(?=[\s/>]|$)", re.IGNORECASE)
_RAW: Final = re.compile(r"<(script|style|pre|textarea|svg)(?=[\s>]|$)", re.IGNORECASE)
_TABLE: Final = re.compile(r"<(/?)table(?=[\s/>]|$)", re.IGNORECASE)
_FRONT: Final = re.compile(r"(---|\+\+\+)[ \t]*\n(?:.*\n){0,2000}?(?:\1|\.\.\.)[ \t]*(?:\n|$)")
_MOST_MARKERS: Final = 3


class Line(NamedTuple):
    """A line without what stands before its words: quote marks, the bullet, the marks of a heading.

    `kind` is `words`, `heading`, `item`, `html`, `fence` (the opening line), `code` or `blank`; `column` is that of
    the first character of `text`, from 1; `level` is the heading's; `whole` still has the bullet.
    """

    number: int
    kind: str
    text: str
    column: int
    level: int = 0
    whole: str = ""


@dataclass(slots=True)
class _Inside:
    """What the line stands in: a fence, raw HTML to its end tag, a comment, or tables of HTML."""

    fence: str = ""
    until: str = ""
    tables: int = 0
    block: bool = False


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines of a text with line feeds; front matter is left out."""
    front = _FRONT.match(text)
    skipped = text.count("\n", 0, front.end()) if front else 0
    inside = _Inside()
    for number, raw in enumerate(text.split("\n"), 1):
        if number > skipped:
            yield _line(number, raw, inside)


def _line(number: int, raw: str, inside: _Inside) -> Line:
    quote = _QUOTE.match(raw)
    start = quote.end() if quote else 0
    text = raw[start:].rstrip()
    if inside.fence:
        if text.startswith(inside.fence) and not text.strip(inside.fence[0]):
            inside.fence = ""
            return Line(number, "blank", "", 1)
        return Line(number, "code", text, start + 1)
    if inside.until or inside.tables:
        return _inside_html(number, raw, inside)
    if not text:
        inside.block = False
        return Line(number, "blank", "", 1)
    return _outside(number, text, start, inside)


def _outside(number: int, text: str, start: int, inside: _Inside) -> Line:
    marker, whole, column = False, text, start + 1
    for _ in range(_MOST_MARKERS):
        item = _ITEM.match(text)
        if not item:
            break
        marker, text, column = True, text[item.end() :], column + item.end()
    if text[0] in "`~" and (fence := _FENCE.match(text)):
        inside.fence = fence[1]
        return Line(number, "fence", fence[2].strip(), column)
    if "<" in text and (inside.block or _begins_html(text, inside)):
        is_comment = text.startswith("<!--") and not inside.block
        inside.block = not (inside.until or inside.tables or is_comment)
        return Line(number, "html", text, column)
    if inside.block:
        return Line(number, "html", text, column)
    if text[0] == "#" and (heading := _HEADING.match(text)):
        words = _HEADING_END.sub("", text[heading.end() :])
        return Line(number, "heading", words, column + heading.end(), len(heading[1]))
    return Line(number, "item" if marker else "words", text, column, whole=whole)


def _begins_html(text: str, inside: _Inside) -> bool:
    """Tell whether HTML begins in this line, and note what ends it."""
    tables = _TABLE.findall(text) if "`" not in text else []
    if tables:
        inside.tables = max(0, sum(-1 if closing else 1 for closing in tables))
        return True
    if text.startswith("<!--"):
        inside.until = "" if "-->" in text else "-->"
        return True
    if raw := _RAW.match(text):
        end = f"</{raw[1].lower()}"
        inside.until = "" if end in text.lower() else end
        return True
    return bool(_HTML.match(text))


def _inside_html(number: int, raw: str, inside: _Inside) -> Line:
    if inside.until:
        inside.until = "" if inside.until in raw.lower() else inside.until
    else:
        inside.tables = max(0, inside.tables + sum(-1 if closing else 1 for closing in _TABLE.findall(raw)))
    return Line(number, "html", raw, 1)


def underlines(line: Line) -> int:
    """Return the level of the heading that a line under words makes of them, or 0."""
    if line.kind != "words" or not _UNDERLINE.fullmatch(line.text):
        return 0
    return 1 if line.text[0] == "=" else 2
