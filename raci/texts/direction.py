"""In which script most names are written, and so in which direction a table of them is read."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_SAMPLE: Final = 2000
_RIGHT_TO_LEFT: Final = (
    ("he", "\u0590", "\u05ff"), ("ar", "\u0600", "\u07ff"), ("ar", "\u08a0", "\u08ff"), ("he", "\ufb1d", "\ufb4f"),
    ("ar", "\ufb50", "\ufdff"), ("ar", "\ufe70", "\ufefc"),
)  # fmt: skip
"""Scripts from right to left, with the commonest language of each."""


def right_to_left(names: Iterable[str]) -> str:
    """Return the language to declare where most letters of names are of a script from right to left, else ""."""
    counts = Counter(_language(sign) for name in islice(names, _SAMPLE) for sign in name[:200] if sign.isalpha())
    language, times = max(((each, counts[each]) for each in ("he", "ar")), key=lambda pair: pair[1])
    return language if times * 2 > counts.total() else ""


def _language(sign: str) -> str:
    if sign < _RIGHT_TO_LEFT[0][1]:
        return ""
    return next((language for language, first, last in _RIGHT_TO_LEFT if first <= sign <= last), "")
