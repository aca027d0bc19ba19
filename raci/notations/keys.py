"""Which letters a key such as `A`, `A/R`, `AR` or `accountable` stands for in a notation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.names import fold
from raci.notations.meanings import meaning_of

if TYPE_CHECKING:
    from raci.model import Notation


class KeyLetters:
    """The letters that keys of a duty stand for; each key is looked at once.

    Where it is `exact`, each key is a letter, be it one of the notation or not.
    """

    def __init__(self, notation: Notation, *, exact: bool = False) -> None:
        self.notation = notation
        self._exact = exact
        self._known: dict[str, tuple[str, ...]] = {}

    def letters(self, key: str) -> tuple[str, ...]:
        """Return the letters of a key, none if it is no letter nor word of the notation."""
        if key not in self._known:
            self._known[key] = self._parts(key)
        return self._known[key]

    def _parts(self, key: str) -> tuple[str, ...]:
        if self._exact:
            return (key,)
        whole = self._letter(key)
        if whole:
            return (whole,)
        parts = key.split("/") if "/" in key else list(key) if key.isupper() else []
        found = [self._letter(part.strip()) for part in parts]
        return tuple(letter for letter in found if letter) if all(found) else ()

    def _letter(self, key: str) -> str | None:
        if key in self.notation:
            return key
        for letter in self.notation.letters:
            if fold(key) in (fold(letter.meaning), letter.participation.value):
                return letter.letter
        meaning = meaning_of(key) if len(key) > 2 else None  # noqa: PLR2004 - letters of other notations are no words
        found = self.notation.letter_for(meaning.participation) if meaning else None
        return found.letter if found else None
