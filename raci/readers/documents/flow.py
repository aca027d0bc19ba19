"""Lines of a cell as they read: wrapped ones are one paragraph, list items and paragraphs keep lines of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable


def flowed(lines: Iterable[str], item: re.Pattern[str], plain: Callable[[str], str]) -> str:
    """Return the text of lines without their markup; `item` matches what opens a list item."""
    found: list[list[str]] = [[]]
    for line in lines:
        text = line.strip()
        opened = item.match(text)
        if not text or opened:
            found.append([])
        if text:
            found[-1].append(text[opened.end() :].strip() if opened else text)
    return "\n".join(plain(" ".join(each)) for each in found if each)
