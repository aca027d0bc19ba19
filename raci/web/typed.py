"""What people type, as what a matrix holds: letters of its notation, units, levels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from raci.model import Scope
from raci.names import fold
from raci.web.faults import RequestError

if TYPE_CHECKING:
    from raci.model import Matrix, Notation

_BETWEEN: Final = re.compile(r"[\s/,;+&|.]+")
_REMARK: Final = re.compile(r"(?s)([^()]*)\((.*)\)\s*")
_BAD: Final = 422


def letters_of(text: str, notation: Notation) -> tuple[tuple[str, ...], str]:
    """Return the letters of a notation that a text holds, and the remark behind them; raise RequestError for others."""
    stripped, remark = text.strip(), ""
    if found := _REMARK.fullmatch(stripped):
        stripped, remark = found[1].strip(), found[2].strip()
    held: list[str] = []
    for word in filter(None, _BETWEEN.split(stripped)):
        held += _letters_in(word, notation)
    return notation.entry(held).letters if held else (), remark if held else ""


def _letters_in(word: str, notation: Notation) -> list[str]:
    known = {each.letter.casefold(): each.letter for each in notation.letters}
    found, rest = [], word.casefold()
    while rest:
        size = next((end for end in range(min(len(rest), 4), 0, -1) if rest[:end] in known), 0)
        if not size:
            letters = ", ".join(known.values())
            raise RequestError(
                _BAD, "unknown-letter", f"{word[:20]!r} is no letter of {notation.name}; it has {letters}"
            )
        found.append(known[rest[:size]])
        rest = rest[size:]
    return found


def scope_of(text: str, matrix: Matrix) -> Scope | None:
    """Return the scope that words name: units or tiers of the organization, with commas between dimensions."""
    words = [" ".join(word.split()) for word in text.split(",") if word.strip()]
    if not words:
        return None
    units = matrix.organization.units if matrix.organization else ()
    known = {fold(word): unit for unit in reversed(units) for word in (unit.key, unit.name)}
    found: dict[str, str] = {}
    for word in words:
        unit = known.get(fold(word))
        dimension = unit.dimension if unit else ""
        if dimension in found:
            raise RequestError(
                _BAD, "bad-scope", f"{found[dimension]!r} and {word[:40]!r} are of one dimension; keep one"
            )
        found[dimension] = unit.key if unit else word
    return Scope(tuple(sorted(found.items())))


def level_of(word: str, matrix: Matrix) -> str | None:
    """Return the key of the level that a word names, None for no word; raise RequestError where there is none."""
    from raci.levels import known_level, ladder  # noqa: PLC0415 - nothing costs until used

    if not word.strip():
        return None
    levels = matrix.organization.levels if matrix.organization and matrix.organization.levels else ladder()
    found = known_level(word, levels)
    if found is None:
        names = ", ".join(each.name for each in levels)
        raise RequestError(_BAD, "unknown-level", f"there is no level {word[:40]!r}; there are {names}")
    return found.key
