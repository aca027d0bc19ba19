"""Merging texts three ways, line by line: only where nobody touched what the other changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_LINES: Final = 20_000


def merged_lines(base: str, ours: str, theirs: str) -> str | None:
    """Return the text that both changed, or None where both changed the same lines, or the texts are very long.

    Source: Khanna, Kunal and Pierce, "A formal investigation of diff3", 2007.
    """
    texts = [text.splitlines(keepends=True) for text in (base, ours, theirs)]
    if max(map(len, texts)) > _MOST_LINES:
        return None
    done = [0, 0, 0]
    found: list[str] = []
    for at in _steady(*texts):
        parts = [text[start:end] for text, start, end in zip(texts, done, at, strict=True)]
        piece = _either(*parts)
        if piece is None:
            return None
        found += piece
        if at[0] < len(texts[0]):
            found.append(texts[0][at[0]])
        done = [each + 1 for each in at]
    return "".join(found)


def _either(base: list[str], ours: list[str], theirs: list[str]) -> list[str] | None:
    if theirs in (base, ours):
        return ours
    return theirs if ours == base else None


def _steady(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the places of the lines that all three have, and last the ends of the three."""
    one, other = _places(base, ours), _places(base, theirs)
    for place in range(len(base)):
        if place in one and place in other:
            yield place, one[place], other[place]
    yield len(base), len(ours), len(theirs)


def _places(base: Sequence[str], side: Sequence[str]) -> dict[int, int]:
    """Return where the lines of the base stand on a side, those that are still there."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only to merge texts

    blocks = SequenceMatcher(None, base, side, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}
