"""Formulas that take the texts of cells apart: they count letters as raci does, in Excel and in LibreOffice.

They use no function newer than Excel 2007. A cell counts with all its letters where it holds nothing but letters of the
notation and a remark in brackets (`A/R (veto)`); any other text counts for nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.model import Participation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from raci.model import Notation

NOTHING: Final = ("-", "–", "—", "n/a")
"""Texts that say "no part", whatever the notation."""
MOST_CODES: Final = 50
"""Formulas of Excel nest up to 64 functions; a notation with more letters than this has no live checks."""
LONGEST: Final = 8_000
"""Excel takes formulas of up to 8,192 characters."""

_LISTENERS: Final = frozenset({Participation.CONSULTED, Participation.INFORMED, Participation.OMITTED})


def quoted(text: str) -> str:
    """Return a text as it stands in a formula."""
    return '"{}"'.format(text.replace('"', '""'))


class Cells:
    """The cells of a row, or one cell, as formulas take them apart.

    Where all letters are single and in upper case, `A/R`, `A, R`, `RA` and `a/r` are the same, as they are for a
    reader; where one is longer (`Su`), letters stand apart and as they are.
    """

    def __init__(self, cells: str, notation: Notation, strangers: Iterable[str] = ()) -> None:
        self._notation = notation
        self._known = tuple(letter.letter for letter in notation.letters)
        self._all = (*self._known, *strangers)
        self._cells = cells
        self._run = all(len(code) == 1 and code == code.upper() and code not in "/,; (" for code in self._all)
        self._blank = '""' if self._run else '"//"'
        self._text = self._taken_apart()

    def _taken_apart(self) -> str:
        """Return the letters of the cells: `AR`, or `/A//Su/` where letters may be longer."""
        head = f'LEFT({self._cells},FIND("(",{self._cells}&"(")-1)'
        if self._run:
            return f'UPPER(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({head},"/",""),",","")," ",""))'
        plain = f'SUBSTITUTE(SUBSTITUTE({head}," ",""),",","/")'
        return f'"/"&SUBSTITUTE({plain},"/","//")&"/"'

    def _code(self, code: str) -> str:
        return quoted(code if self._run else f"/{code}/")

    def _rest(self, codes: Iterable[str]) -> str:
        """Return what is left of the cells when these letters are taken out."""
        text = self._text
        for code in codes:
            text = f'SUBSTITUTE({text},{self._code(code)},"")'
        return text

    def codes(self, *participations: Participation) -> list[str]:
        """Return the letters of these participations."""
        return [letter.letter for letter in self._notation.letters if letter.participation in participations]

    def hold(self, codes: Sequence[str]) -> str:
        """Return a formula that is true where a cell holds one of these letters, and nothing but letters."""
        found = [f"ISNUMBER(FIND({self._code(code)},{self._text}))" for code in codes]
        any_of = found[0] if len(found) == 1 else f"(({'+'.join(found)})>0)"
        return f'({self._rest(self._all)}="")*{any_of}'

    def count(self, codes: Sequence[str]) -> str:
        """Return how many cells hold one of these letters."""
        return f"SUMPRODUCT({self.hold(codes)})"

    @property
    def filled(self) -> str:
        """How many cells hold letters."""
        return f'SUMPRODUCT(({self._text}<>{self._blank})*({self._rest(self._all)}=""))'

    @property
    def acting(self) -> str:
        """How many cells hold letters beside those of who is only asked or told, or has no part."""
        listening = self._rest(self.codes(*_LISTENERS))
        return f'SUMPRODUCT(({self._text}<>{self._blank})*({self._rest(self._all)}="")*({listening}<>""))'

    @property
    def said(self) -> str:
        """How many cells hold any text but one for "no part"."""
        return f"SUMPRODUCT(--({self._text}<>{self._blank})){self._without_nothing}"

    @property
    def unknown(self) -> str:
        """How many cells hold a text that the notation does not explain."""
        return f'SUMPRODUCT(({self._text}<>{self._blank})*({self._rest(self._known)}<>"")){self._without_nothing}'

    @property
    def _without_nothing(self) -> str:
        return "".join(f"-COUNTIF({self._cells},{quoted(text)})" for text in NOTHING)

    @property
    def is_unknown(self) -> str:
        """Whether one cell holds a text that the notation does not explain."""
        nothing = ",".join(f"{self._cells}<>{quoted(text)}" for text in NOTHING)
        return f'AND({self._text}<>{self._blank},{self._rest(self._known)}<>"",{nothing})'
