"""Names in Markdown and HTML as they are: nothing in them is markup, and none turns its surroundings round."""

from __future__ import annotations

import re
from typing import Final

from raci.patterns import pattern
from raci.writers.texts.wide import printable

_MARKUP: Final = pattern(r"[\\`*_{}\[\]<>|~&#$!^]|(?<=\w)@(?=\w)|:(?=//)|(?<=www)\.", re.IGNORECASE)
_LINE_ENDS: Final = pattern("\r\n|[\r\n\x85\u2028\u2029]")
_TURNING: Final = pattern("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_HTML: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_HTML_SIGNS: Final = pattern("[&<>\"']")


def escaped(text: str) -> str:
    r"""Return a text in one line of Markdown: line ends are `<br>`, signs of markup and links stand behind a `\`.

    Source: CommonMark 0.31, 2.4 (any punctuation may stand behind a backslash), and GFM for tables, links and `~`.
    """
    text = _turned(_MARKUP.sub(r"\\\g<0>", printable(text)))
    return _LINE_ENDS.sub("<br>", text).replace("\t", " ")


def html(text: str) -> str:
    """Return a text of HTML, also for attributes in quotes: line ends are `<br>`."""
    text = _HTML_SIGNS.sub(_entity, printable(text))
    return _LINE_ENDS.sub("<br>", _turned(text))


def _entity(found: re.Match[str]) -> str:
    return _HTML[found[0]]


def _turned(text: str) -> str:
    """Return a text with the characters that change directions as entities, so that the source is not turned round."""
    return text if text.isprintable() else _TURNING.sub(lambda found: f"&#x{ord(found[0]):X};", text)
