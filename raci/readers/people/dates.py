"""Dates in people files: ISO, 31.12.2025, 12/31/2025, 31 Dec 2025, Excel's numbers; by day or by month first."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from raci.model.matrix import Oddity
from raci.names import fold
from raci.readers.people.words import months

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.readers.people.roster import Roster

_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?|(\d{4})(\d{2})(\d{2})", re.ASCII)
_PARTS: Final = re.compile(r"(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?: .*)?", re.ASCII)
_WORDED: Final = re.compile(r"(\d{1,2})\.?[ -](?:de )?([^\W\d_]{3,10})\.?,?[ -](?:de )?(\d{4}|\d{2})", re.IGNORECASE)
_AMERICAN: Final = re.compile(r"([^\W\d_]{3,10})\.? (\d{1,2}),? (\d{4})")
_SERIAL: Final = re.compile(r"[2-6]\d{4}", re.ASCII)
_LONGEST: Final = 40
_MONTHS: Final = 12
_PIVOT: Final = 70
_SHORT: Final = 100
_OPEN: Final = 9999
_EXCEL: Final = date(1899, 12, 30)


class Dates:
    """When rows begin and end. Numbers parted by `/` are month first unless a row of the file denies it."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self.oddities: list[Oddity] = []
        starts, ends = roster.texts("start"), roster.texts("end")
        self._firsts = {sign: _month_first({*starts, *ends}, sign) for sign in "/-."}
        self._known: dict[str, date | None] = {"": None}
        self.starts = self._column("start")
        self.ends = self._column("end")

    def turned(self, row: int) -> bool:
        """Tell whether a row ends before it begins."""
        start, end = self.starts[row], self.ends[row]
        return start is not None and end is not None and end < start

    def _column(self, field: str) -> list[date | None]:
        texts = self._roster.texts(field)
        known = self._known
        bad = set()
        for text in set(texts) - known.keys():
            try:
                known[text] = self._date(text)
            except ValueError:
                bad.add(text)
        if not bad:
            return list(map(known.__getitem__, texts))
        for row, text in enumerate(texts):
            if text in bad:
                sentence = f"{self._who(row)}: {text[:_LONGEST]!r} is no date for the {field}; write it as 2025-12-31"
                self.oddities.append(Oddity("dates", sentence, self._roster.cell(row, field)))
        return [known.get(text) for text in texts]

    def _who(self, row: int) -> str:
        texts = (self._roster.texts(field)[row] for field in ("name", "last", "email", "id"))
        return next(filter(None, texts), "a row without a name")

    def _date(self, text: str) -> date | None:
        """Return a date, None for one that means no end; raise ValueError for what is none."""
        if len(text) > _LONGEST:
            raise ValueError(text)
        if found := _ISO.fullmatch(text):
            year, month, day = (int(part) for part in found.groups() if part)
        elif found := _PARTS.fullmatch(text):
            one, other, year = int(found[1]), int(found[3]), _year(found[4])
            month, day = (one, other) if self._firsts[found[2]] else (other, one)
        elif found := _WORDED.fullmatch(text):
            day, month, year = int(found[1]), _month(found[2]), _year(found[3])
        elif found := _AMERICAN.fullmatch(text):
            day, month, year = int(found[2]), _month(found[1]), int(found[3])
        elif _SERIAL.fullmatch(text):
            return _EXCEL + timedelta(days=int(text))
        else:
            raise ValueError(text)
        return None if year == _OPEN else date(year, month, day)


def _month_first(texts: Iterable[str], sign: str) -> bool:
    """Tell whether dates with this sign put the month first: no first number is above 12, and a second is or `/`."""
    found = [each for text in texts if (each := _PARTS.fullmatch(text[:_LONGEST])) and each[2] == sign]
    if any(int(each[1]) > _MONTHS for each in found):
        return False
    return sign == "/" or any(int(each[3]) > _MONTHS for each in found)


def _month(word: str) -> int:
    month = months().get(fold(word))
    if month is None:
        raise ValueError(word)
    return month


def _year(text: str) -> int:
    year = int(text)
    if year >= _SHORT:
        return year
    return year + (1900 if year >= _PIVOT else 2000)
