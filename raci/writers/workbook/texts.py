"""Texts as they stand in cells: nothing is cut, and nothing is taken for a formula or for XML."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from raci.errors import RaciError
from raci.layout.declared.forms import entry_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from raci.model import Entry

LONGEST: Final = 32_767
"""How many UTF-16 units a cell holds. Source: Excel specifications and limits, "Total number of characters"."""
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
"""With these a text begins that a spreadsheet may take for a formula when somebody edits or copies it."""

_SPECIAL: Final = re.compile(r"[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_HALVES: Final = re.compile(r"[\ud800-\udfff]")
_ESCAPED: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SHOWN: Final = 40
_CAREFUL: Final = frozenset(" =+-@")
_WIDE: Final = frozenset("WF")
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
_SAMPLE: Final = 500


def cell_text(entry: Entry | None, marks: Sequence[str] = ()) -> str:
    """Return the text of the cell of a role and a duty: letters and remark, and what else was said there."""
    return "; ".join([entry_text(entry), *marks] if entry else marks)


def whole(text: str) -> str:
    """Return a text without halves of characters, which no file can hold: `�` in their place."""
    return text if text.isascii() else _HALVES.sub("\ufffd", text)


def held(text: str, what: str) -> str:
    """Return a text as a cell can hold it; raise RaciError if it is longer, for nothing is cut off."""
    if len(text) > LONGEST // 2 and len(text.encode("utf-16-le", "surrogatepass")) > 2 * LONGEST:
        message = (
            f"{what} {text[:_SHOWN]!r}… has {len(text):,} characters, and a cell of Excel holds {LONGEST:,}; shorten it"
        )
        raise RaciError("too-long", message)
    return whole(text)


def is_plain(text: str) -> bool:
    """Tell, cheaply, whether a text stands in XML as it is and needs no care; most names do."""
    return (
        text.isprintable()
        and len(text) <= LONGEST // 2
        and text[0] not in _CAREFUL
        and text[-1] != " "
        and not ("&" in text or "<" in text or ">" in text or "_x" in text)
    )


def escaped(text: str) -> str:
    """Return a text for XML; control characters as Excel writes them (`_x0007_`)."""
    return _SPECIAL.sub(_escape, text) if _SPECIAL.search(text) else text


def _escape(found: re.Match[str]) -> str:
    text = found[0]
    if text in _ESCAPED:
        return _ESCAPED[text]
    return f"_x005F{text}" if len(text) > 1 else f"_x{ord(text):04X}_"


def like_formula(text: str) -> bool:
    """Tell whether a text begins as formulas do."""
    return text.startswith(FORMULA_SIGNS)


def display_width(text: str) -> int:
    """Return how many narrow characters a text is wide on screen; of several lines, the longest."""
    if text.isascii() and "\n" not in text:
        return len(text)
    return max((sum(map(_width, line)) for line in text.split("\n")), default=0)


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def reads_right_to_left(texts: Iterable[str]) -> bool:
    """Tell whether most of some texts are of a script that is written from right to left."""
    found = [side for _, text in zip(range(_SAMPLE), texts, strict=False) if (side := _side(text)) is not None]
    return 2 * sum(found) > len(found)


def _side(text: str) -> bool | None:
    """Tell whether the first letter of a text is of such a script; None where there is no letter."""
    for character in text:
        side = unicodedata.bidirectional(character)
        if side == "L" or side in _RIGHT_TO_LEFT:
            return side != "L"
    return None
