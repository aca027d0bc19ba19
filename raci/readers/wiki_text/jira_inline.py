"""Wiki markup of Jira within a cell or line: what is left of it without the markup."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Final

from raci.patterns import pattern

if TYPE_CHECKING:
    from re import Match

_STATUS: Final = pattern(r"\{status:(?:[^{}]{0,300}\|)?title=([^|{}]{0,300})[^{}]{0,300}\}")
_CODE: Final = pattern(r"\{\{([^{}]*)\}\}")
_BRACED: Final = pattern(r"\{([*_+-])\}")
_MACRO: Final = pattern(r"\{[a-z-]{2,20}(?::[^{}]*)?\}")
_LINK: Final = pattern(r"\[(?:([^\[\]|\n]*)\|)?([^\[\]|\n]*)(?:\|[^\[\]\n]*)?\]")
_PICTURE: Final = pattern(r"![^\s!|]{1,200}?\.\w{2,4}(?:\|([^!|\n]{0,100}))?!")
_ALT: Final = pattern(r"alt=\"?([^\",]*)")
_MARKED: Final = pattern(r"(?<![\w*_+?^~])([*_+^~]|\?\?)(?! )([^*_+^~\n]+?)(?<! )\1(?![\w*_+?^~])")
_ITEM: Final = pattern(r"(?m)^[ \t]*[*#-]{1,6}[ \t]+(?=\S)")
_ESCAPED: Final = pattern(r"\\([!-/:-@\[-`{-~])")
_ICONS: Final = {
    "(/)": "\N{CHECK MARK}",
    "(y)": "\N{CHECK MARK}",
    "(x)": "\N{BALLOT X}",
    "(n)": "\N{BALLOT X}",
    "(*)": "*",
}
_MOST_NESTED: Final = 3


def plain(text: str) -> str:
    """Return the text without emphasis, macros, links and escapes."""
    if any(mark in text for mark in "{[*_+^~?!\\&("):
        text = text.replace("\\\\", "\n")
        text = _CODE.sub(r"\1", _STATUS.sub(r"\1", text))
        text = _MACRO.sub("", _BRACED.sub(r"\1", text))
        text = _PICTURE.sub(_alternative, text)
        text = _LINK.sub(lambda found: found[1] or found[2].removeprefix("~").removeprefix("^"), text)
        for icon, shown in _ICONS.items():
            text = text.replace(icon, shown)
        text = _ITEM.sub("", text)
        for _ in range(_MOST_NESTED):
            text, times = _MARKED.subn(r"\2", text)
            if not times:
                break
        text = unescape(_ESCAPED.sub(r"\1", text))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(filter(None, lines))


def is_bold(text: str) -> bool:
    """Tell whether the whole of a text is strong."""
    return len(text) > 2 and text[0] == text[-1] == "*" and "*" not in text[1:-1]  # noqa: PLR2004


def _alternative(found: Match[str]) -> str:
    said = _ALT.search(found[1] or "")
    return said[1] if said else ""
