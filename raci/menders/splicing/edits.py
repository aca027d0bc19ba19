"""Edits of a text: spans that are replaced, all else stays."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Edit(NamedTuple):
    """What comes in the place of a span of a text; an empty span is a place where something is put in."""

    start: int
    end: int
    new: str

    def moved(self, places: Sequence[int], longer: int) -> Edit:
        """Return the edit for a text in which what stands at each of these places, in order, is longer by so much."""
        if not places:
            return self
        return Edit(
            self.start + longer * bisect_left(places, self.start),
            self.end + longer * bisect_left(places, self.end),
            self.new,
        )


def spliced(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made, which may touch but not overlap; those at one place come in their order."""
    parts: list[str] = []
    at = 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        if start < at:
            raise ValueError(f"edits overlap at {start}")
        parts += (text[at:start], new)
        at = end
    return "".join((*parts, text[at:]))
