"""reStructuredText within a line: what is left of it without the markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from re import Match

ITEM: Final = pattern(r"(?:[-*+•|]|#\.|\(?\w{1,3}[.)])\s+(?=\S)")
_SUBSTITUTION: Final = pattern(r"\s*\.\. \|([^|\n]{1,200})\| +replace:: +(.*)")
_ESCAPED: Final = pattern(r"\\(\s|.|$)")
_PROTECTED: Final = pattern("[\ue000-\uefff]")
_FOOTNOTE: Final = pattern(r"[ ]?\[(?:#[\w.-]{0,100}|\*|\d{1,6})\]_(?!\w)")
_LITERAL: Final = pattern(r"``([^`]+)``")
_QUOTED: Final = pattern(r"(?::[\w:+.-]{1,60}:)?`([^`]+)`(?::[\w+.-]{1,60}:)?_{0,2}")
_TARGET: Final = pattern(r"^[!~]?(.*?)\s?<[^<>]*>$")
_STRONG: Final = pattern(r"\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*")
_REFERENCE: Final = pattern(r"(?<=\w)__?(?!\w)")
_NAMED: Final = pattern(r"\|([^|\s][^|]{0,200})\|_{0,2}")
_BEYOND: Final = 0xFFF


def substitutions(lines: Iterable[str]) -> dict[str, str]:
    """Return what stands for `|name|` in a document."""
    found = (_SUBSTITUTION.match(line) for line in lines if "replace::" in line)
    return {match[1]: plain(match[2].strip(), {}) for match in found if match}


def plain(text: str, names: Mapping[str, str]) -> str:
    """Return the text without emphasis, roles, links and escapes, and with its substitutions made."""
    if not any(mark in text for mark in "*`_|\\"):
        return text
    text = _ESCAPED.sub(_protected, text)
    text = _FOOTNOTE.sub("", text)
    text = _NAMED.sub(lambda found: names.get(found[1], found[0]), text)
    text = _LITERAL.sub(r"\1", text)
    text = _QUOTED.sub(lambda found: _shown(found[1]), text)
    text = _STRONG.sub(lambda found: found[1] or found[2], text)
    text = _REFERENCE.sub("", text)
    return _PROTECTED.sub(lambda found: chr(ord(found[0]) - 0xE000), text).strip()


def is_bold(text: str) -> bool:
    """Tell whether the whole of a text is strong."""
    return len(text) > 4 and text.startswith("**") and text.endswith("**") and "**" not in text[2:-2]  # noqa: PLR2004


def _protected(found: Match[str]) -> str:
    if not found[1].strip():
        return ""
    return chr(0xE000 + ord(found[1])) if ord(found[1]) < _BEYOND else found[1]


def _shown(text: str) -> str:
    titled = _TARGET.match(text)
    return (titled[1] if titled and titled[1] else text).lstrip("!~")
