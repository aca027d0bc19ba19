"""Which notation an org-design file uses, and which letters a key of a duty stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from raci.errors import SettingsError
from raci.model import Letter, Notation, Participation
from raci.names import fold
from raci.notations import get, meaning_in, recognize
from raci.notations.keys import KeyLetters
from raci.readers.design.checking import suggestion
from raci.readers.design.forms import names_of
from raci.readers.design.nodes import Problem, place_of
from raci.readers.design.shape import DutyShape, LetterShape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.readers.design.nodes import Mapping
    from raci.readers.design.shape import NotationShape, OrgDesign

_LETTER: Final = re.compile(r"[A-Z][a-z]?")


def notation_of(root: Mapping, design: OrgDesign, keys: Iterable[str], problems: list[Problem]) -> Notation:
    """Return the notation a file names or explains; where it does neither, the one its letters belong to."""
    said = design.notation
    if isinstance(said, str):
        try:
            return get(said)
        except SettingsError as error:
            problems.append(Problem(place_of(root, ("notation",)), error.message))
    elif said:
        return _own(root, said, problems)
    seen = frozenset(key for key in keys if _LETTER.fullmatch(key))
    notation, way = recognize({}, seen, design.title or "")
    return get("RACI") if way == "custom" else notation


def _own(root: Mapping, said: NotationShape, problems: list[Problem]) -> Notation:
    letters = []
    for letter, entry in said.letters.items():
        part = entry if isinstance(entry, LetterShape) else LetterShape(meaning=entry)
        meaning = letter if part.meaning is None else part.meaning
        kind = _kind(part.participation, meaning)
        if kind is None:
            known = [each.value for each in Participation]
            hint = suggestion(part.participation or "", known, problems)
            sentence = f"there is no participation {part.participation!r}{hint}"
            problems.append(Problem(place_of(root, ("notation", "letters", letter, "participation")), sentence))
        letters.append(Letter(letter, meaning, kind or Participation.OTHER, part.at_least, part.at_most))
    name = said.name or "/".join(said.letters)
    return Notation(name, tuple(letters), tuple(pair for _, pair in names_of(said.combine)))


def _kind(participation: str | None, meaning: str) -> Participation | None:
    if participation:
        return next((kind for kind in Participation if kind.value == fold(participation)), None)
    found = meaning_in(meaning)
    return found.participation if found else Participation.OTHER


class LetterKeys(KeyLetters):
    """The letters that keys stand for, and what to say of a key that stands for none."""

    def complaint(self, key: str, problems: list[Problem]) -> str:
        """Return the sentence that a key is none of a duty, with the one most like it."""
        codes = [letter.letter for letter in self.notation.letters]
        words = [letter.meaning.lower() for letter in self.notation.letters]
        hint = (
            f"; did you mean {key.upper()!r}?"
            if key.upper() in codes
            else suggestion(key, [*DutyShape.keys(), *words], problems)
        )
        return (
            f"there is no key {key!r} for a duty, nor is it a letter of {self.notation.name} ({', '.join(codes)}){hint}"
        )
