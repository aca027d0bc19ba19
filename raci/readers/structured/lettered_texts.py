"""Assignments in one text: `R: Cooks, A: Owner`, `Owner=A; Cooks=R`, `Owner (A), Cooks (R)`."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from raci.layout.codes import USUAL, CodeBook
from raci.names import squeeze
from raci.patterns import pattern
from raci.readers.structured.keys import Code, code_of_key

_LONGEST: Final = 500
_FEWEST: Final = 2
_HEAD: Final = pattern(r"(?:^|(?<=[\s;,|]))([^\W\d_][\w/&+]{0,20})\s?[:=]")
_BETWEEN: Final = " \t\n;,|.-"
_PART: Final = pattern(r"[;,|\n]")
_PAIR: Final = pattern(r"^([^:=()]*[^\s:=()])\s*(?:[:=]\s*([A-Za-z/&+]{1,8})|\(([A-Za-z/,&+]{1,8})\))$")


@lru_cache(maxsize=1)
def _book() -> CodeBook:
    return CodeBook(USUAL)


def assignments_in(text: str, *, fewest: int = _FEWEST) -> list[tuple[str, Code]]:
    """Return the names in a text with their letters; none where it is any other text, or has fewer than `fewest`."""
    if len(text) > _LONGEST or not any(sign in text for sign in ":=("):
        return []
    plain = text.strip()
    return _letters_first(plain) or _names_first(plain, fewest)


def _letters_first(text: str) -> list[tuple[str, Code]]:
    heads = [(found, code) for found in _HEAD.finditer(text) if (code := code_of_key(found[1]))]
    if not heads or heads[0][0].start() > 0:
        return []
    ends = [*(found.start() for found, _ in heads[1:]), len(text)]
    found = [
        (squeeze(text[head.end() : end].strip(_BETWEEN)), code) for (head, code), end in zip(heads, ends, strict=True)
    ]
    if any(":" in names or "=" in names for names, _ in found):
        return []
    return [(names, code) for names, code in found if any(map(str.isalpha, names))]


def _names_first(text: str, fewest: int) -> list[tuple[str, Code]]:
    parts = [squeeze(part) for part in _PART.split(text) if part.strip()]
    pairs = [pair for part in parts if (pair := _PAIR.match(part))]
    if not fewest <= len(pairs) == len(parts):
        return []
    said = [(pair[1], _book().read(pair[2] or pair[3])) for pair in pairs]
    return [(name, Code(code.letters)) for name, code in said if code] if all(code for _, code in said) else []
