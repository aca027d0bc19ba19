"""Splitting lists of role names in a cell, when the same signs also occur inside names."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from raci.layout.lexicon import sounds_like_role
from raci.names import fold, squeeze
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

NOBODY: Final = pattern(
    r"^(?:n\.?\s?n\.?|tb[acdn]|vacant|open|offen|to be \w+|vakant|zu klären|à (?:pourvoir|définir)|vacante"
    r"|(?:a|por) definir|da definire|待定|未定|\?+)$",
    re.IGNORECASE,
)
"""What stands where nobody is named yet."""

_ITEM: Final = pattern(r"^\d{1,2}[.)]\s+")

_SURE: Final = pattern(r"[;\n\r•|、；，]+(?:\s*[-–*]\s+)?|^\s*[-–*]\s+|\s[*]\s+|\s\+\s")
_MENTION: Final = pattern(r"\s+(?=@\w)")
_COMMA: Final = pattern(r",")
_AND: Final = pattern(r"\s*(?:&|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bи\b|\bi\b|\bve\b)\s*", re.IGNORECASE)
_SLASH: Final = pattern(r"\s*/\s*")
_BRACKETED: Final = pattern(r"\([^()]*\)")


class NameSplitter:
    """Splits cells into names by what the other cells say.

    `;`, a line break or a bullet always separates. A comma separates unless the parts are a name that occurs whole
    where another sign separates. `&`, `and` and `/` separate only where a part also occurs as a name of its own
    (`QA/QC` stays one role, `Legal / Finance` is two where both also stand alone).
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.spelling: dict[str, str] = {}
        pieces = [piece for text in texts for piece in self._surely(text)]
        self._lines = any(_SURE.search(self._hidden(text)[0].strip()) for text in texts)
        commas = [[squeeze(part) for part in self._cut(_COMMA, piece)] for piece in pieces]
        self._alone: Counter[str] = Counter(fold(parts[0]) for parts in commas if len(parts) == 1 and parts[0])
        self._parts: Counter[str] = Counter(fold(part) for parts in commas for part in parts if part)
        for part in dict.fromkeys(part for parts in commas for part in parts):
            named = [fold(each) for each in self._cut(_AND, part)]
            if len(named) > 1 and any(self._parts[each] for each in named):  # `Trainer and Cook`: Cook stands alone
                self._parts.update(named)

    def split(self, text: str) -> list[str]:
        """Return the names in a cell, in order."""
        found: list[str] = []
        for piece in self._surely(text):
            for part in self._by_comma(piece):
                found.extend(self._by_word(part))
        named = (_ITEM.sub("", squeeze(name)) for name in found)
        return list(dict.fromkeys(name for name in named if name.strip(" .,-–?") and not NOBODY.match(name)))

    def _surely(self, text: str) -> list[str]:
        parts = [part.strip() for part in self._cut(_SURE, text) if part.strip()]
        return [each for part in parts for each in (_MENTION.split(part) if part.startswith("@") else [part])]

    def _by_comma(self, piece: str) -> list[str]:
        parts = self._cut(_COMMA, piece)
        if (
            len(parts) > 1
            and self._lines
            and not any(fold(part) in self._alone for part in parts)
            and self._alone_whole(piece)
        ):
            return [piece]
        return parts

    def _alone_whole(self, piece: str) -> bool:
        """Tell whether commas look like part of names: lists use another sign and no part is known by itself."""
        return all(self._parts[fold(part)] <= 1 or not sounds_like_role(part) for part in piece.split(",")[1:])

    def _by_word(self, part: str) -> list[str]:
        for sign in (_AND, _SLASH):
            parts = [each for each in self._cut(sign, part) if each.strip()]
            known = [each for each in parts if self._parts[fold(each)]]
            if len(parts) < 2 or (self._alone[fold(part)] > 1 and len(known) < len(parts)):  # noqa: PLR2004
                continue
            wordy = sign is _AND and all(sounds_like_role(each) and " " in squeeze(each) for each in parts)
            if len(known) == len(parts) or wordy or (sign is _AND and known):
                return [name for each in parts for name in self._by_word(each)]
        return [part]

    def _cut(self, sign: re.Pattern[str], text: str) -> list[str]:
        """Split at a sign, but not inside brackets."""
        hidden, kept = self._hidden(text)
        if not kept:
            return sign.split(hidden)
        return [re.sub("\x00(\\d+)\x00", lambda match: kept[int(match[1])], part) for part in sign.split(hidden)]

    @staticmethod
    def _hidden(text: str) -> tuple[str, list[str]]:
        kept: list[str] = []

        def hide(match: re.Match[str]) -> str:
            kept.append(match[0])
            return f"\x00{len(kept) - 1}\x00"

        return (text if "\x00" in text else _BRACKETED.sub(hide, text)), kept
