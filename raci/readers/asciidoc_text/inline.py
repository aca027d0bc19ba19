"""AsciiDoc within a line: what is left of it without the markup."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Final

from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping
    from re import Match

ITEM: Final = pattern(r"(?:\*{1,5}|-|\.{1,5}|\d{1,3}\.|<\.>)\s+(?:\[[ x*]\]\s+)?(?=\S)")
_ATTRIBUTE: Final = pattern(r"\{([\w-]{1,60})\}")
_FOOTNOTE: Final = pattern(r"\s?footnote(?:ref)?:[\w-]{0,60}\[[^\[\]]*\]")
_BRACKETED: Final = pattern(r"(?<![^\s\[\]])([^\s\[\]]++)\[([^\[\]]*+)\]")
_MACRO: Final = pattern(r"(?<!\w)(image|icon|https?|ftp|link|mailto|xref|kbd|btn|menu|pass|stem):(.*)$")
_CROSS: Final = pattern(r"<<([^<>,]*)(?:,([^<>]*))?>>")
_ROLE: Final = pattern(r"\[[.#][^\[\]]{1,60}\](?=[#*_`])")
_DOUBLED: Final = pattern(r"\*\*([^*]+)\*\*|__([^_]+)__|``([^`]+)``|##([^#]+)##|\+\+\+?([^+]+)\+\+\+?")
_SINGLE: Final = pattern(r"(?<!\w)([*_`#+])(?! )([^*_`#+]+)(?<! )\1(?!\w)")
_ICONS: Final = {"check": "\N{CHECK MARK}", "times": "\N{BALLOT X}", "check-square": "\N{BALLOT BOX WITH CHECK}"}
_BUILT_IN: Final = {"nbsp": " ", "zwsp": "", "empty": "", "sp": " ", "plus": "+", "vbar": "|", "asterisk": "*"}
_MOST_NESTED: Final = 3


def plain(text: str, names: Mapping[str, str]) -> str:
    """Return the text without emphasis, links, macros and entities, and with its attributes filled in."""
    if not any(mark in text for mark in "*_`#+{[<&\\"):
        return text
    text = _ATTRIBUTE.sub(lambda found: names.get(found[1], _BUILT_IN.get(found[1], found[0])), text)
    text = _FOOTNOTE.sub("", text)
    text = _BRACKETED.sub(_shown, text)
    text = _CROSS.sub(lambda found: (found[2] or found[1]).strip(), text)
    text = _ROLE.sub("", text)
    text = _DOUBLED.sub(lambda found: next(filter(None, found.groups())), text)
    for _ in range(_MOST_NESTED):
        text, times = _SINGLE.subn(r"\2", text)
        if not times:
            break
    return unescape(text).replace("\\|", "|").strip()


def is_bold(text: str) -> bool:
    """Tell whether the whole of a text is strong."""
    return len(text) > 2 and text[0] == text[-1] == "*" and "*" not in text.strip("*")  # noqa: PLR2004


def _shown(found: Match[str]) -> str:
    """Return what a macro shows: the text of a link, the words that stand for a picture."""
    macro = _MACRO.search(found[1])
    if not macro:
        return found[0]
    before, (name, target), text = found[1][: macro.start()], macro.groups(), found[2]
    if name in ("image", "icon"):
        return before + _ICONS.get(target, text.split(",", 1)[0] or target)
    if name in ("kbd", "btn", "menu", "pass", "stem"):
        return before + text
    return before + (text.split(",", 1)[0].strip('"^') or target.removeprefix("//"))
