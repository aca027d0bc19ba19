"""Blanks around the words of a cell of a Markdown table: its column stays straight if it was."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple


class Column(NamedTuple):
    """The cells right above and below a cell, and the dashes of the column if they are near (`:---:`)."""

    beside: tuple[str, ...]
    dashes: str


def fitted(old: str, words: str, column: Column) -> str:
    """Return words with blanks around them, in the place of an old cell: as wide as it is in a straight column."""
    blank = not old.strip()
    lead, tail = len(old) - len(old.lstrip()), len(old) - len(old.rstrip())
    if blank:
        lead = tail = int(bool(old) or any(each[:1] == " " for each in column.beside))
    width = shown_width(old)
    alike = sum(shown_width(each) == width for each in column.beside)
    straight = bool(alike) and 2 * alike >= len(column.beside)
    if not words:
        return old if blank else " " * (width if straight else max(1, lead))
    room = width - shown_width(words)
    if not straight:
        return f"{' ' * lead}{words}{' ' * tail}"
    if room < min(lead, 1) + min(tail, 1):
        return f"{' ' * min(lead, 1)}{words}{' ' * min(tail, 1)}"
    before = min(_before(lead, tail, room, column.dashes), room)
    return f"{' ' * before}{words}{' ' * (room - before)}"


def _before(lead: int, tail: int, room: int, dashes: str) -> int:
    """Return how much of the room comes before the words: by the dashes, or else as it is in the old cell."""
    to_the_right = dashes.endswith(":") if dashes else lead > tail + 1
    centred = dashes.startswith(":") and dashes.endswith(":") if dashes else min(lead, tail) > 1
    if centred:
        return room // 2
    return room - min(tail, 1) if to_the_right else lead


def shown_width(text: str) -> int:
    """Return how many columns a text takes where all letters are of one width: wide ones of East Asia take two."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )
