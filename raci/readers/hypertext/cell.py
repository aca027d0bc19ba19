"""A cell of an HTML table while its content goes by: words, what is hidden or bold, and what a form field holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Final

from raci.readers.documents.parts import Cell
from raci.readers.hypertext.attributes import code_of
from raci.readers.hypertext.tokens import VOID, attributes_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from raci.readers.documents.places import Places
    from raci.readers.hypertext.tokens import Token

BLOCKS: Final = frozenset(
    {"address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "details", "div", "dl", "dt"}
    | {"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"}
    | {"legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot"}
    | {"th", "thead", "tr", "ul"}
)
_HIDDEN: Final = re.compile(
    r"(?:^|[\s\"'])hidden(?=[\s=/]|$)|display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE
)
_UNSEEN: Final = re.compile(r"\b(?:sr-only|visually-hidden|visuallyhidden|screen-reader-text)\b")
_BOLD: Final = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"})
_BLANK: Final = re.compile(r"[ \t\r\n\f]+")
_MOST_SOURCES: Final = 40
MOST_SPAN: Final = 65_534


def is_hidden(source: str) -> bool:
    """Tell whether an element with these attributes is not shown."""
    return bool(source) and bool(_HIDDEN.search(source))


@dataclass(slots=True)
class OpenCell:
    """A cell that is not yet closed; `end` is where its tag ends."""

    tag: str
    source: str
    end: int
    pieces: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)
    start: int = -1
    bold: int = 0
    plain: bool = False
    skipping: str = ""
    depth: int = 0
    chosen: str = ""
    picking: bool = False

    def take(self, token: Token) -> None:
        """Take a tag or a text that stands in the cell."""
        if self.skipping:
            self._skip(token)
        elif not token.tag:
            self._text(token)
        elif token.tag[0] == "/":
            name = token.tag[1:]
            self.bold -= name in _BOLD and self.bold > 0
            if name in BLOCKS:
                self.pieces.append("\n")
        else:
            self._open(token)

    def _skip(self, token: Token) -> None:
        if token.tag == self.skipping:
            self.depth += 1
        elif token.tag == f"/{self.skipping}":
            self.depth -= 1
            if not self.depth:
                self.skipping = ""
        elif self.skipping == "select" and token.tag == "option":
            attributes = attributes_of(token.text)
            self.picking = "selected" in attributes
            if self.picking:
                self.chosen = attributes.get("value", "")
        elif not token.tag and self.picking:
            self.pieces.append(token.text.strip())
            self.picking = False
        elif not token.tag and self.skipping != "select":
            self.spoken.append(unescape(token.text))

    def _open(self, token: Token) -> None:
        name = token.tag
        if name in BLOCKS:
            self.pieces.append("\n")
        if len(self.sources) < _MOST_SOURCES and token.text and name != "option":
            self.sources.append(token.text)
        if name in {"img", "input"}:
            self._field(name, attributes_of(token.text))
        elif name in {"select", "template"} or (
            token.text and name not in VOID and (is_hidden(token.text) or _UNSEEN.search(token.text))
        ):
            self.skipping, self.depth = name, 1
        else:
            self.bold += name in _BOLD

    def _field(self, name: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("type", "text").lower()
        if name == "img":
            self.pieces.append(attributes.get("alt", ""))
        elif kind in {"checkbox", "radio"}:
            self.pieces.append("x" if "checked" in attributes else "")
        elif kind in {"text", "search", "button"}:
            self.pieces.append(attributes.get("value", ""))

    def _text(self, token: Token) -> None:
        text = token.text
        if self.start < 0 and (words := text.lstrip()):
            self.start = token.offset + len(text) - len(words)
        if not self.bold and not text.isspace():
            self.plain = True
        words = _BLANK.sub(" ", unescape(text) if "&" in text else text)
        if self.pieces and self.pieces[-1][-1:].islower() and words[:1].isupper():
            self.pieces.append("\n")  # two badges: <span>Responsible</span><span>Accountable</span>
        self.pieces.append(words)

    def closed(self, places: Places, finish: Callable[[str], str]) -> Cell:
        """Return the cell with its words, or, where it has none, the code that its attributes tell."""
        attributes = attributes_of(self.source) if self.source else {}
        text = finish(_tidy("".join(self.pieces)))
        if not text and self.tag == "td":
            spoken = _tidy(" ".join(self.spoken)) if self.spoken and len(self.spoken) == 1 else ""
            text = self.chosen.strip() or spoken or (code_of([self.source, *self.sources]) if self.has_marks else "")
        bold = bool(text) and (self.tag == "th" or not self.plain)
        place = places.of(self.start if self.start >= 0 else self.end)
        return Cell(text, place, _span(attributes, "colspan"), _span(attributes, "rowspan"), bold)

    @property
    def has_marks(self) -> bool:
        """Whether there is any attribute that could tell a code."""
        return bool(self.source or self.sources)


def _tidy(text: str) -> str:
    if "\n" not in text:
        return text.strip()
    return "\n".join(line for line in map(str.strip, text.split("\n")) if line)


def _span(attributes: dict[str, str], name: str) -> int:
    """Return how many rows or columns a cell spans; 0 rows means all that follow."""
    digits = re.match(r"\d{1,9}", attributes.get(name, "").strip())
    span = int(digits[0]) if digits else 1
    return min(span, MOST_SPAN) if span else MOST_SPAN if name == "rowspan" else 1
