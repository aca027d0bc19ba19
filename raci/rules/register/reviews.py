"""The day of the last review as a title tells it: "reviewed 2026-03-12", "Stand: 12.3.2026", "version March 2026"."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from raci.datafile import load
from raci.plugin import pattern
from raci.rules.accountability.titles import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST: Final = 1000
_ORDINAL: Final = pattern(r"^(\d{1,2})(?:st|nd|rd|th|er|e)$")
_ISO: Final = pattern(r"(?<!\d)(20\d\d|19\d\d)[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
_WRITTEN: Final = pattern(r"(?<!\d)(\d{1,2})([-./])(\d{1,2})\2(20\d\d|19\d\d)(?!\d)")
_MONTHS: Final = 12
_SMALL: Final = frozenset({"de", "del", "of"})


def review_day(text: str) -> date | None:
    """Return the latest day that a text names, if it has a word of review or version; else None.

    A month stands for its last day. Of `3/4/2026`, which may be of March or of April, the later day is meant.
    """
    if not any(map(str.isdigit, text)):
        return None
    short = text[:_LONGEST]
    spoken = f" {' '.join(plain_words(short))} "
    if not any(f" {word} " in spoken for word in _words()):
        return None
    bare = [_ORDINAL.sub(r"\1", word) for word in spoken.split()]
    return max((*_in_numbers(short), *_in_words(bare)), default=None)


def _in_numbers(text: str) -> Iterator[date]:
    for year, month, day in _ISO.findall(text):
        yield from _valid(int(year), int(month), int(day))
    for first, mark, second, year in _WRITTEN.findall(text):
        one, other = int(first), int(second)
        yield from _valid(int(year), other, one)
        if mark == "/" or other > _MONTHS:
            yield from _valid(int(year), one, other)


def _in_words(words: list[str]) -> Iterator[date]:
    """Yield days such as 12 March 2026, March 12 2026, March 2026."""
    for place, word in enumerate(words):
        month = _months().get(word)
        following = [each for each in words[place + 1 : place + 4] if each not in _SMALL]
        if month is None or not following:
            continue
        before = next((each for each in reversed(words[:place]) if each not in _SMALL), "")
        first, second = following[0], following[1] if len(following) > 1 else ""
        if _is_year(first):
            yield from _valid(int(first), month, int(before) if _is_day(before) else 0)
        elif _is_day(first) and _is_year(second):
            yield from _valid(int(second), month, int(first))


def _valid(year: int, month: int, day: int) -> Iterator[date]:
    """Yield the day if there is one; day 0 is the last of its month."""
    if 1 <= month <= _MONTHS:
        last = monthrange(year, month)[1]
        if day <= last:
            yield date(year, month, day or last)


def _is_year(word: str) -> bool:
    return word.isascii() and word.isdigit() and word[:2] in {"19", "20"} and len(word) == len("2026")


def _is_day(word: str) -> bool:
    return word.isascii() and word.isdigit() and 1 <= len(word) <= len("31")


@cache
def _months() -> dict[str, int]:
    return {name: number for number, names in enumerate(_data()["months"], 1) for name in plain_words(" ".join(names))}


@cache
def _words() -> frozenset[str]:
    return frozenset(" ".join(plain_words(word)) for word in _data()["words"])


@cache
def _data() -> dict[str, Any]:
    return load(Path(__file__).with_name("reviews.toml"))
