"""What in a document looks like a code: one to three letters, or a word for participation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from raci.notations import meaning_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_LETTER: Final = "RACISDPVQРАСІ"  # the last four are Cyrillic look-alikes
CODE: Final = rf"[{_LETTER}](?:[ ]?[/,&+][ ]?[{_LETTER}]){{1,3}}|[{_LETTER}]{{1,3}}"
_CODE: Final = re.compile(rf"(?:{CODE})[*†]?")
_BETWEEN: Final = re.compile(r"\s*[/,&+;]\s*|\s+(?:and|und|et|y|e|и)\s+")
_LONGEST: Final = 40
_TELLING: Final = frozenset("RADРА")
_FEW: Final = 3


def codes_in(text: str) -> tuple[str, ...]:
    """Return the codes that a text consists of: A and R of `A/R`, the word of `Accountable`; () for other texts."""
    if len(text) > _LONGEST:
        return ()
    if _CODE.fullmatch(text):
        return tuple(dict.fromkeys(letter for letter in text if letter.isalpha()))
    found = tuple(part for part in _BETWEEN.split(text.strip()) if part)
    return found if found and all(len(part) > _FEW and meaning_of(part) for part in found) else ()


def letter_of(code: str) -> str:
    """Return the letter that a word of participation has, so that `Consulted` stands beside R and A."""
    meaning = meaning_of(code) if len(code) > _FEW else None
    return meaning.letter if meaning and meaning.letter else code


def is_telling(codes: Iterable[str]) -> bool:
    """Tell whether codes can be those of a matrix: somebody does it, decides it, or is accountable for it."""
    found = set(codes)
    return bool(found & _TELLING) or any(len(code) > _FEW for code in found)


def holds_codes(rows: Iterable[list[str]]) -> bool:
    """Tell whether a table has codes in its body, or names under headings that are codes."""
    rows = list(rows)
    if rows and sum(bool(codes_in(text)) for text in rows[0][1:]) > 1:
        return len(rows) > 1
    body = [row for row in rows[1:] if row and not codes_in(row[0])]
    return sum(bool(codes_in(text)) for row in body for text in row[1:]) >= _FEW
