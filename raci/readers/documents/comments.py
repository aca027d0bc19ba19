"""The comments of HTML in a text that may allow something: `<!-- raci: allow ACC002: board decision -->`."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Final

from raci.allowances.signs import may_allow
from raci.layout.reading import Remark
from raci.model import Location
from raci.readers.documents.places import Places

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_BEGIN: Final = "<!--"
_END: Final = "-->"
_NEAR: Final = 100
"""Characters around a comment that are looked at."""


def remarks_in(text: str, path: str, passed_over: Collection[int] = ()) -> Iterator[Remark]:
    """Yield the comments of a text that may allow something, but those in lines that are passed over.

    A comment behind the last cell of a row stands for the whole row.
    """
    if _BEGIN not in text or not may_allow(text):
        return
    places = Places(text)
    start = text.find(_BEGIN)
    while start >= 0 and (end := text.find(_END, start + len(_BEGIN))) >= 0:
        said = unescape(text[start + len(_BEGIN) : end])
        line, column = places.of(start)
        is_code = text.startswith("`", max(0, start - 1))
        if may_allow(said) and line not in passed_over and not is_code:
            yield Remark(said, Location(path, None, line, 1 if _ends_row(text, start, end) else column))
        start = text.find(_BEGIN, end)


def _ends_row(text: str, start: int, end: int) -> bool:
    """Tell whether a comment stands behind the last bar of a row of Markdown."""
    before = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
    behind = text[end + len(_END) : end + _NEAR].partition("\n")[0]
    return not behind.strip() and before.rstrip().endswith("|")
