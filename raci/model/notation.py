"""A notation: which letters a matrix uses, what each means, and how often it may occur for a duty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.model.participation import Participation, tally_of
from raci.records import field, record

if TYPE_CHECKING:
    from collections.abc import Iterable


@record
class Letter:
    """One letter (or short code such as `Si`) of a notation.

    `at_least` and `at_most` bound the holders a duty may have; `at_most` None means any number.
    """

    letter: str
    meaning: str
    participation: Participation
    at_least: int = 0
    at_most: int | None = None


@record
class Entry:
    """What one distinct cell text means; every cell with that text shares the object.

    Two entries are equal when their letters and remark are: `A/R` equals `RA`.
    """

    letters: tuple[str, ...]
    remark: str = ""
    participations: frozenset[Participation] = field(default=frozenset(), compare=False)
    text: str = field(default="", compare=False)
    tally: int = field(default=0, compare=False)

    def __str__(self) -> str:
        return "/".join(self.letters)


@record
class Notation:
    """A named set of letters, in the order in which combined cells are written.

    `combine` lists the pairs of letters that one role may hold together on a duty.
    """

    name: str
    letters: tuple[Letter, ...]
    combine: tuple[str, ...] = ()
    title: str = field(default="", compare=False)
    source: str = field(default="", compare=False)

    def __contains__(self, letter: str) -> bool:
        return any(letter == known.letter for known in self.letters)

    def __getitem__(self, letter: str) -> Letter:
        for known in self.letters:
            if known.letter == letter:
                return known
        raise KeyError(letter)

    @property
    def participations(self) -> frozenset[Participation]:
        """The kinds of participation this notation can express."""
        return frozenset(letter.participation for letter in self.letters)

    def letter_for(self, participation: Participation) -> Letter | None:
        """Return the first letter that stands for this participation, or None."""
        for known in self.letters:
            if known.participation is participation:
                return known
        return None

    def word(self, participation: Participation) -> str:
        """Return the word this notation has for a participation, in lower case (`approver` in DACI)."""
        letter = self.letter_for(participation)
        return letter.meaning.lower() if letter else participation.value

    def entry(self, letters: Iterable[str], *, text: str = "", remark: str = "") -> Entry:
        """Return the entry for these letters, in the notation's own order; unknown letters come last."""
        held = set(letters)
        ordered = [known.letter for known in self.letters if known.letter in held]
        kinds = frozenset(known.participation for known in self.letters if known.letter in held)
        strangers = sorted(held.difference(ordered))
        if strangers:
            kinds |= {Participation.OTHER}
        codes = (*ordered, *strangers)
        return Entry(codes, remark, kinds, text or "/".join(codes), tally_of(kinds, len(codes)))
