"""From Markdown inside a line to plain words: exactly for cells, roughly and fast for prose."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKED: Final = re.compile(r"[*_`\\<>&\[\]]")
_WHOLE: Final = re.compile(r"(\*\*\*|\*\*|\*|__|_|`)([^\s*_`\\<>&\[\]](?:[^*_`\\<>&\[\]]*[^\s*_`\\<>&\[\]])?)\1")
_LONG: Final = 2_000
_OFTEN: Final = 40
"""More marks than this in a cell are no markup, and would take the parser long."""
_BREAK: Final = re.compile(r"\s*<(?:br|/p|/div|/li)\b[^<>]*>\s*", re.IGNORECASE)
_TAG: Final = re.compile(r"<!--[^<>]*-->|</?[a-zA-Z][^<>]*>")
_STRUCK: Final = re.compile(r"</?(?:s|del|strike)>", re.IGNORECASE)
_LINK: Final = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:[ ]+\"[^\"]*\")?\)|\[[^\[\]]*\])")
_WIKI: Final = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_LEFT_OVER: Final = re.compile(r"\*\*(?=\S|\s)([^*]+)\*\*|(?<![^\W_])__([^_\s]+)__(?=\w)")
_ROUGH: Final = re.compile(r"\*\*|(?<!\w)__|__(?!\w)|(?<![\w\\])[*_](?=[^\s*_])|(?<=[^\s*_\\])[*_](?!\w)|`")
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return the words of a cell: emphasis, code and links are taken off, `<br>` is a line break."""
    text = text.strip()
    if not _MARKED.search(text):
        return text
    if whole := _WHOLE.fullmatch(text):
        return whole[2]
    if len(text) > _LONG or any(text.count(mark) > _OFTEN for mark in "[<*_`"):
        return roughly(text)
    text = _STRUCK.sub("~~", _WIKI.sub(r"\1", _BREAK.sub("\n", text)))
    said = "".join(map(_words, _parser().parseInline(text)[0].children or ()))
    if "\\" not in text:
        said = _LEFT_OVER.sub(lambda found: (found[1] or found[2]).strip(), said)
    return "\n".join(line.strip() for line in said.split("\n")).strip()


def roughly(text: str) -> str:
    """Return the words of a line of prose, which nobody but a legend depends on."""
    if not _MARKED.search(text):
        return text.strip()
    text = _TAG.sub("", _BREAK.sub(" ", text)) if "<" in text else text
    text = _LINK.sub(r"\1", _WIKI.sub(r"\1", text)) if "[" in text else text
    text = _ESCAPED.sub(r"\1", _ROUGH.sub("", text))
    return (unescape(text) if "&" in text else text).strip()


def is_bold(text: str) -> bool:
    """Tell whether all of a cell is bold."""
    text = text.strip()
    for mark in ("**", "__"):
        if text.startswith(mark) and text.endswith(mark) and len(text) > 2 * len(mark):
            return mark not in text[2:-2]
    return text[:8].lower().startswith(("<b>", "<strong>")) and text[-9:].lower().endswith(("</b>", "</strong>"))


def _words(token: Token) -> str:
    if token.type in {"softbreak", "hardbreak"}:
        return "\n"
    if token.type == "html_inline":
        return ""
    return token.content


_PARSERS: Final[list[MarkdownIt]] = []


def _parser() -> MarkdownIt:
    if not _PARSERS:
        from markdown_it import MarkdownIt  # noqa: PLC0415 - only for cells with more than plain words

        _PARSERS.append(MarkdownIt("commonmark"))
    return _PARSERS[0]
