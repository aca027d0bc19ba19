"""What the live checks of a duty say, as formulas and, with the same outcome, as they stand when the file is written.

They tell what raci's rules tell of a duty: nobody or several accountable (ACC001, ACC002), nobody responsible (RSP001),
nobody at all (DUT003), nobody but listeners (COM004, COM005), nobody to support (RSP005), letters that are too many or
missing (FRM003), and texts that are no letters (FRM001). Several accountables are right where their scopes have nothing
in common, which no formula can see: such a duty allows as many as it had when it was written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.model import Participation
from raci.model.participation import Profile
from raci.writers.workbook.formulas import LONGEST, MOST_CODES, Cells, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raci.model import Letter, Notation

_A: Final = Participation.ACCOUNTABLE
_R: Final = Participation.RESPONSIBLE
_S: Final = Participation.SUPPORTING
_LISTENERS: Final = (Participation.CONSULTED, Participation.INFORMED, Participation.OMITTED)
_SUPPORTED: Final = (_R, _A, Participation.DRIVING, Participation.MANAGING, Participation.RECOMMENDING)
_LONGEST_WORD: Final = 24
_NOBODY: Final = "nobody takes part"
_LISTENED: Final = "only asked or told"
_SUPPORTS: Final = "nobody to support"
_UNKNOWN: Final = "unknown letter"


def titled(notation: Notation, participation: Participation) -> str:
    """Return the word for a participation as it heads a column: `Accountable`, `Approver`, or the letter alone."""
    word = notation.word(participation)
    known = notation.letter_for(participation)
    if known and (len(word) > _LONGEST_WORD or not word):
        return known.letter
    return word[:1].upper() + word[1:]


def _noun(notation: Notation, participation: Participation) -> str:
    """Return what one of its holders is called: `accountable`, `approver`; for a verb, `D (decides)`."""
    known, word = notation.letter_for(participation), notation.word(participation)
    if " " not in word and len(word) <= _LONGEST_WORD and word.endswith(("able", "ible", "er", "or")):
        return word
    return _called(known) if known else word


def _called(letter: Letter) -> str:
    word = letter.meaning.lower()
    return letter.letter if not word or len(word) > _LONGEST_WORD else f"{letter.letter} ({word})"


def _many(noun: str) -> str:
    return f" × {noun}" if noun.endswith(")") or len(noun) == 1 else f" {noun}s"


class Checks:
    """The checks of one matrix: which there are follows from its notation, and from the participations in use."""

    def __init__(self, notation: Notation, strangers: Iterable[str] = (), used: Profile | None = None) -> None:
        self._notation = notation
        self._strangers = tuple(strangers)
        kinds = notation.participations
        self.accountable = _A in kinds
        self.responsible = _R in kinds
        self._support = _S in kinds and self.responsible
        self._bounded = tuple(_bounded(notation, used or Profile(0)))
        codes = [*(letter.letter for letter in notation.letters), *self._strangers]
        self.live = len(codes) <= MOST_CODES and all(map(str.isprintable, codes))

    def cells(self, cells: str) -> Cells:
        """Return cells of the matrix, to be taken apart by formulas."""
        return Cells(cells, self._notation, self._strangers)

    def count(self, cells: str, participation: Participation) -> str:
        """Return the formula that counts the roles of a participation in a row."""
        apart = self.cells(cells)
        return apart.count(apart.codes(participation))

    def formula(self, cells: str, accountable: str, responsible: str, most: int = 1, *, heading: bool = False) -> str:
        """Return the formula of a row's verdict, empty where it would be too long; the counts stand in other cells.

        `most` roles may be accountable. A duty that is the `heading` of others needs nobody but listeners.
        """
        apart = self.cells(cells)
        told = [*self._too_many(accountable, most), *self._missing(apart, accountable, responsible, heading=heading)]
        for letter, least in self._bounded:
            count, called = apart.count([letter.letter]), _called(letter)
            if letter.at_most is not None:
                told.append(f'IF({count}>{letter.at_most},{quoted(f"; more than {letter.at_most} {called}")},"")')
            if least:
                told.append(f'IF({count}<{least},IF({apart.filled}>0,{quoted(f"; no {called}")},""),"")')
        told.append(f'IF({apart.unknown}>0,{quoted(f"; {_UNKNOWN}")},"")')
        nobody = quoted("" if heading else _NOBODY)
        formula = f"IF({apart.said}<=0,{nobody},MID({'&'.join(told)},3,250))"
        return formula if len(formula) <= LONGEST else ""

    def _too_many(self, accountable: str, most: int) -> Iterator[str]:
        if self.accountable:
            many = quoted(_many(_noun(self._notation, _A)))
            yield f'IF({accountable}>{most},"; "&{accountable}&{many},"")'

    def _missing(self, apart: Cells, accountable: str, responsible: str, *, heading: bool) -> Iterator[str]:
        """Yield the part about what is missing; it is worked out only where a count is 0.

        Who takes on a duty that is the heading of others is said by those.
        """
        counts = [cell for cell, there in ((accountable, self.accountable), (responsible, self.responsible)) if there]
        nobody = ",".join(f"{cell}=0" for cell in counts)
        listening = quoted("" if heading else f"; {_LISTENED}")
        omitted = apart.codes(Participation.OMITTED)
        if omitted and self.accountable:
            no_owner = quoted(f"; no {_noun(self._notation, _A)}")
            listening = f"IF({apart.count(omitted)}={apart.filled},{no_owner},{listening})"
        acting = "&".join(self._lacking(apart, accountable, responsible)) or '""'
        found = f'IF({apart.filled}=0,"",IF({apart.acting}=0,{listening},{acting}))'
        yield f'IF(OR({nobody}),{found},"")' if counts else found

    def _lacking(self, apart: Cells, accountable: str, responsible: str) -> Iterator[str]:
        if self.accountable:
            yield f'IF({accountable}=0,{quoted(f"; no {_noun(self._notation, _A)}")},"")'
        if self.responsible:
            no_doer = quoted(f"; no {_noun(self._notation, _R)}")
            if self._support:
                alone = f"{apart.count(apart.codes(_S))}>0,{apart.count(apart.codes(*_SUPPORTED))}=0"
                no_doer = f"IF(AND({alone}),{quoted(f'; {_SUPPORTS}')},{no_doer})"
            yield f'IF({responsible}=0,{no_doer},"")'

    def verdict(self, profile: Profile, unknown: int = 0, most: int = 1, *, heading: bool = False) -> str:
        """Return what the formula gives for a row of this profile, of which so many cells are no letters."""
        if not profile.filled and not unknown:
            return "" if heading else _NOBODY
        told = []
        if profile[_A] > most:
            told.append(f"{profile[_A]}{_many(_noun(self._notation, _A))}")
        told += filter(None, self._missed(profile, heading=heading))
        for letter, least in self._bounded:
            count, called = profile[letter.participation], _called(letter)
            if letter.at_most is not None and count > letter.at_most:
                told.append(f"more than {letter.at_most} {called}")
            if count < least and profile.filled:
                told.append(f"no {called}")
        if unknown:
            told.append(_UNKNOWN)
        return "; ".join(told)

    def _missed(self, profile: Profile, *, heading: bool) -> Iterator[str]:
        complete = (profile[_A] or not self.accountable) and (profile[_R] or not self.responsible)
        if not profile.filled or (complete and (self.accountable or self.responsible)):
            return
        if profile.only(*_LISTENERS):
            none = self.accountable and profile[Participation.OMITTED] == profile.filled
            yield f"no {_noun(self._notation, _A)}" if none else "" if heading else _LISTENED
            return
        if self.accountable and not profile[_A]:
            yield f"no {_noun(self._notation, _A)}"
        if self.responsible and not profile[_R]:
            alone = self._support and profile[_S] and not profile.total(*_SUPPORTED)
            yield _SUPPORTS if alone else f"no {_noun(self._notation, _R)}"


def _bounded(notation: Notation, used: Profile) -> Iterator[tuple[Letter, int]]:
    """Yield the letters whose number is bounded beside the accountable one, and how many there must be at least.

    As FRM003 has it, a letter that stands nowhere in the matrix is not missed in each duty.
    """
    kinds = [letter.participation for letter in notation.letters]
    for letter in notation.letters:
        kind = letter.participation
        if kind is _A or kinds.count(kind) > 1 or kind is Participation.OTHER:
            continue
        least = 0 if kind is _R or not used[kind] else letter.at_least
        if least or letter.at_most is not None:
            yield letter, least
