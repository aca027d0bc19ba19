"""Names on pictures: in one line, nothing in them obeyed, broken into a few lines of a width."""

from __future__ import annotations

from typing import Final

from raci.reports.shown import shown
from raci.reports.terminal import shortened, width

LONGEST: Final = 200
"""Characters of a name that a picture shows at most; data formats have all of it."""


def named(text: str) -> str:
    """Return a name as a picture may show it; one that is empty is a dash."""
    return " ".join(shown(text, LONGEST).split()) or "–"


def broken(text: str, columns: int, lines: int) -> list[str]:
    """Return a name in so many lines of so many columns at most; what does not fit is cut, with …."""
    found = [""]
    for word in named(text).split(" "):
        joined = f"{found[-1]} {word}".strip()
        if width(joined) <= columns or not found[-1]:
            found[-1] = joined
        else:
            found.append(word)
    kept = found[:lines]
    if len(found) > lines:
        kept[-1] = f"{shortened(kept[-1], columns - 2)} …"
    return [shortened(line, columns) for line in kept]
