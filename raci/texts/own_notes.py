"""How the notes that raci writes into workbooks are known again, and told from the words of somebody else."""

from __future__ import annotations

from typing import Final

BEGIN: Final = "—— raci ——"
"""The first line of what raci wrote into a note."""
END: Final = "——————"
"""The last line of it; what somebody writes below is theirs."""
BETWEEN: Final = "\n\n"
"""What parts the words of somebody else from ours below them."""


def span_of_ours(text: str) -> tuple[int, int] | None:
    """Return from where to where a note's text is ours, with what parts it from the words above; None if none is."""
    begin = 0 if text.startswith(BEGIN) else text.find(f"\n{BEGIN}") + 1
    if not text.startswith(BEGIN, begin):
        return None
    found = text.find(f"\n{END}", begin)
    end = found + 1 + len(END) if found >= 0 else len(text)
    before = text[:begin]
    return begin - (len(BETWEEN) if before.endswith(BETWEEN) else 0), end


def without_ours(text: str) -> str:
    """Return what somebody else wrote into a note."""
    span = span_of_ours(text)
    return f"{text[: span[0]]}\n\n{text[span[1] :]}" if span else text
