"""Edits of a text: spans that are replaced, all else stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Edit(NamedTuple):
    """What comes in the place of a span of a text; an empty span is a place where something is put in."""

    start: int
    end: int
    new: str


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
