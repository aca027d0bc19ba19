"""The table of letters in the legend of a workbook of ours: it says the notation, whatever the notation is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.errors import SettingsError
from raci.layout.declared.exact import unpacked
from raci.model import Letter, Notation, Participation
from raci.names import fold, squeeze
from raci.notations import get, meaning_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from raci.layout.declared.tables import Table
    from raci.layout.grid import Value

MATRIX: Final = "Matrix"
LETTER: Final = "Letter"
MEANING: Final = "Meaning"
PARTICIPATION: Final = "Participation"
AT_LEAST: Final = "At least"
AT_MOST: Final = "At most"
COMBINED: Final = "May be combined with"
NOTATION: Final = "raci:notation"
PAIRS: Final = "raci:pairs"
STRANGE: Final = "no letter of the notation"
"""What stands for the participation of a letter that the matrix uses though its notation does not have it."""
_MOST: Final = 200
_HIGHEST: Final = 1_000_000
_BETWEEN: Final = str.maketrans(",;/|\n", "     ")


class Letters:
    """The notation a table tells for a matrix, and the letters in use that the notation does not have."""

    def __init__(self, table: Table, matrix: str) -> None:
        self.strangers: list[str] = []
        self._table = table
        letters: list[Letter] = []
        together: list[tuple[str, str]] = []
        name = ""
        for number, row in enumerate(table.rows()):
            if number >= _MOST or (MATRIX in table and table.text(row, MATRIX) != matrix):
                continue
            name = name or table.text(row, NOTATION)
            letter = table.text(row, LETTER)
            if not letter:
                continue
            if squeeze(table.text(row, PARTICIPATION)) == STRANGE:
                self.strangers.append(letter)
            elif all(letter != known.letter for known in letters):
                letters.append(self._letter(row, letter))
                together.append((table.text(row, COMBINED), table.text(row, PAIRS)))
        self.found = bool(letters or name)
        codes = [letter.letter for letter in letters]
        self.notation = _known(Notation(name or "/".join(codes), tuple(letters), _pairs(codes, together)))

    def _letter(self, row: int, letter: str) -> Letter:
        table = self._table
        meaning = table.text(row, MEANING)
        said = fold(table.text(row, PARTICIPATION))
        kind = next((each for each in Participation if each.value == said), None)
        if kind is None:
            found = meaning_in(meaning)
            kind = found.participation if found else Participation.OTHER
        least, most = _count(table.value(row, AT_LEAST)), _count(table.value(row, AT_MOST))
        return Letter(letter, meaning, kind, least or 0, most)


def partners(codes: Sequence[str], pairs: Iterable[str]) -> list[list[str]]:
    """Return for each letter those it may be combined with, of pairs such as `RA`."""
    known = set(pairs)
    return [
        [other for other in codes if other != letter and not known.isdisjoint((letter + other, other + letter))]
        for letter in codes
    ]


def _pairs(codes: Sequence[str], together: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return the pairs that the table shows: as they are kept exactly, where nobody has changed what it shows."""
    kept = [unpacked(pairs) for _, pairs in together]
    same = [isinstance(said, list) and len(said) == 2 for said in kept]  # noqa: PLR2004 - what it shows, and the pairs
    if all(same) and all(said[0] == text for said, (text, _) in zip(kept, together, strict=True)):
        first = kept[0][1] if kept else ()
        return tuple(map(str, first)) if isinstance(first, list) else ()
    shown = [set(text.translate(_BETWEEN).split()) & set(codes) for text, _ in together]
    found = []
    for place, letter in enumerate(codes):
        for later, other in enumerate(codes[place + 1 :], place + 1):
            if other in shown[place] or letter in shown[later]:
                found.append(letter + other)
    return tuple(found)


def _count(value: Value) -> int | None:
    """Return how many a cell says; None where it says any number."""
    if isinstance(value, str):
        return int(value) if value.strip().isdecimal() and len(value.strip()) < len(str(_HIGHEST)) else None
    fits = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= _HIGHEST
    return int(value) if fits else None  # type: ignore[call-overload] # a number by the line above


def _known(notation: Notation) -> Notation:
    """Return the notation of the catalogue that this one is, with its title and source, or else itself."""
    try:
        found = get(notation.name)
    except SettingsError:
        return notation
    return found if found == notation else notation
