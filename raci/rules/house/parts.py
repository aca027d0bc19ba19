"""Which cells give a part that a house rule speaks of: a participation whatever its letter, or a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation
from raci.rules.accountability.wording import predicate, titled

if TYPE_CHECKING:
    from raci.plugin import Entry, Notation
    from raci.settings.house import House, Side

HANDS = ("accountable", "responsible")
"""The participations of those who have a hand in a duty: they do it, or answer for it."""


class Part:
    """What is meant in the notation of one matrix; any part at all where neither participation nor letter is said."""

    def __init__(self, said: House | Side, notation: Notation, default: tuple[str, ...] = ()) -> None:
        self._notation = notation
        self._is_any = not (said.participation or said.letter or default)
        wanted = said.participation or (() if said.letter else default)
        known = notation.participations
        self.participations = tuple(each for each in map(Participation, wanted) if each in known)
        self.letters = tuple(each.upper() for each in said.letter)
        self._fits: dict[int, bool] = {}

    @property
    def applies(self) -> bool:
        """Whether the notation has such a part."""
        has_letter = any(letter.letter.upper() in self.letters for letter in self._notation.letters)
        return self._is_any or bool(self.participations) or has_letter

    def is_in(self, entry: Entry) -> bool:
        """Tell whether a cell gives the part; equal cells share an entry, and are looked at once."""
        known = self._fits.get(id(entry))
        if known is None:
            known = self._fits[id(entry)] = self._is_in(entry)
        return known

    def _is_in(self, entry: Entry) -> bool:
        if self._is_any or not entry.participations.isdisjoint(self.participations):
            return True
        return any(letter.upper() in self.letters for letter in entry.letters)

    def told(self, count: int) -> str:
        """Return what so many roles are: `is consulted on`, `are accountable for`, `take part in`."""
        if len(self.participations) == 1 and not self.letters:
            return predicate(self._notation, self.participations[0], count)
        if self._is_any:
            return "takes part in" if count == 1 else "take part in"
        return f"{'has' if count == 1 else 'have'} {self.words} for"

    @property
    def words(self) -> str:
        """The part as a thing one has: `A (accountable) or R (responsible)`, `a part`."""
        if self._is_any:
            return "a part"
        known = [titled(self._notation, each) for each in self.participations]
        listed = [*known, *(each for each in self.letters if each not in known)]
        return " or ".join(part for part in (", ".join(listed[:-1]), *listed[-1:]) if part)
