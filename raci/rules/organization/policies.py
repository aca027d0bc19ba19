"""Wording that sets a rule and carries it out in one breath."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.datafile import load

if TYPE_CHECKING:
    from collections.abc import Iterable

_FILE: Final = Path(__file__).with_name("policies.toml")
_SIGNS: Final = r"\s*[&+/,]\s*"


def sets_and_carries_out(wording: str) -> bool:
    """Tell whether a duty's wording joins a verb of setting and one of carrying out, in any language of the data."""
    return _pattern().search(wording.casefold()) is not None


@cache
def _pattern() -> re.Pattern[str]:
    ways = (
        rf"(?:{_any(words['setting'])})(?:\s+\w+){{0,3}}?(?:\s+(?:{_any(words['joining'])})\s+|{_SIGNS})"
        rf"(?:{_any(words['carrying'])})"
        for words in load(_FILE).values()
    )
    return re.compile(rf"\b(?:{'|'.join(ways)})\b")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
