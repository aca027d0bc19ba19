"""The last day of an allowance as people write it: 2027-03-31, 31.03.2027, 31 March 2027, March 31, 2027."""

from __future__ import annotations

from datetime import date
from typing import Final

from raci.patterns import pattern

_LONGEST: Final = 40
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FORMS: Final = (
    pattern(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"),
    pattern(r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})"),
    pattern(r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?[ -](?P<word>[A-Za-z]{3,9})\.?,?[ -](?P<year>\d{4})"),
    pattern(r"(?P<word>[A-Za-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})"),
)


def day_of(text: str) -> date | None:
    """Return the day that a text says, None where it says none, or may say two: 03/04/2027 is not guessed."""
    plain = " ".join(text.split())
    for form in _FORMS if len(plain) <= _LONGEST else ():
        if found := form.fullmatch(plain):
            said = found.groupdict()
            try:
                return date(int(said["year"]), _month(said), int(said["day"]))
            except ValueError:
                return None
    return None


def _month(said: dict[str, str]) -> int:
    return int(said["month"]) if "month" in said else _MONTHS.index(said["word"][:3].lower()) + 1
