"""Telling which notation a matrix uses: by its legend, a name in the title, its letters; never silently guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.model import Letter, Notation, Participation
from raci.names import words
from raci.notations.catalogue import get, known_notations, named_in, word_ids
from raci.notations.meanings import Meaning, meaning_in, meaning_of, means_accountable_beside

if TYPE_CHECKING:
    from collections.abc import Mapping

_PREFERRED: Final = (
    "RACI", "RASCI", "RACIQ", "RACI-VS", "RACIO", "DRASCI", "DACI", "RAPID", "P/S", "L/S", "L/A", "PACSI",
)  # fmt: skip
"""Notations that letters alone may stand for, the commonest first."""

_PAIR: Final = 2
_USUAL: Final = {"R": "responsible", "A": "accountable", "C": "consulted", "I": "informed", "S": "supporting"}
_SAME: Final = (
    {"accountable", "approving", "authority"},
    {"consulted", "contributing", "input"},
    {"responsible", "performing", "executing"},
    {"primary", "leading"},
    {"supporting", "secondary", "assisting", "helping"},
)
"""Words that name the same thing in different houses."""


def recognize(letters: Mapping[str, str], seen: frozenset[str], title: str = "") -> tuple[Notation, str]:
    """Return the notation of a matrix and how it was recognized: `legend`, `title`, `letters` or `custom`.

    `letters` are the file's own meanings (letter → words of its legend or headings), `seen` the letters in the
    cells, `title` the words around the matrix. A legend wins over a name in the title, a name over the letters.
    Letters that no notation has, or a legend that gives them other meanings, make a notation of the file's own.
    """
    own = {letter: _own_meaning(letter, text) for letter, text in letters.items()}
    by_legend = _by_legend(own, seen, title)
    if by_legend:
        return by_legend, "legend"
    differs = any(meaning and not _agree(meaning.id, _USUAL.get(letter, "")) for letter, meaning in own.items())
    if own and (differs or not seen <= _USUAL.keys()):
        return _custom(letters, own, seen), "custom"
    named = [each for each in named_in(title) if _bears_out(each, seen, title)]
    if named:
        return min(named, key=lambda each: len(each.letters)), "title"
    fitting = _by_letters(seen)
    return (fitting, "letters") if fitting else (_custom(letters, own, seen), "custom")


def _own_meaning(letter: str, text: str) -> Meaning | None:
    if letter == "A" and means_accountable_beside(" ".join(words(text)[:1])):
        return meaning_of("accountable")
    return meaning_in(text)


def _bears_out(notation: Notation, seen: frozenset[str], title: str) -> bool:
    """Tell whether the letters bear out a name in the title.

    Paris is also a city: unless it is written in capitals, letters that usually mean something else (R, A, I) and
    none of its own do not make it that notation.
    """
    ids = word_ids(notation)
    usual = seen <= _USUAL.keys() and not all(_agree(ids.get(letter, ""), _USUAL[letter]) for letter in seen)
    return seen <= ids.keys() and (notation.name in title or not usual)


def _by_letters(seen: frozenset[str]) -> Notation | None:
    """Return the notation with the fewest letters that has all that were seen, the commonest of those.

    One letter alone is no sign of a notation of two: `A` is not the assistant of `L/A`.
    """
    covering = [each for each in map(get, _PREFERRED) if seen <= {letter.letter for letter in each.letters}]
    half = len(seen) < _PAIR
    return min(covering, key=lambda each: (half and len(each.letters) == _PAIR, len(each.letters)), default=None)


def _agree(one: str, other: str) -> bool:
    return one == other or any({one, other} <= same for same in _SAME)


def _by_legend(own: Mapping[str, Meaning | None], seen: frozenset[str], title: str) -> Notation | None:
    """Return the notation whose words fit the legend best and that has no letter the legend means otherwise."""
    known = {letter: meaning for letter, meaning in own.items() if meaning}
    if len(known) < _PAIR:  # one letter explained is no legend
        return None
    named = [notation.name for notation in named_in(title)]
    best: tuple[tuple[bool, int, int, int], Notation] | None = None
    for notation in known_notations():
        ids = word_ids(notation)
        if not seen | known.keys() <= ids.keys():
            continue
        if any(not _agree(meaning.id, ids[letter]) for letter, meaning in known.items()):
            continue
        exact = sum(meaning.id == ids[letter] for letter, meaning in known.items())
        usual = -_PREFERRED.index(notation.name) if notation.name in _PREFERRED else -len(_PREFERRED)
        score = (notation.name in named, exact, -len(ids), usual)
        if exact and (best is None or score > best[0]):
            best = (score, notation)
    return best[1] if best else None


def _custom(letters: Mapping[str, str], own: Mapping[str, Meaning | None], seen: frozenset[str]) -> Notation:
    """Return a notation of the file's own: the letters of its legend, then those nobody explained."""
    made = []
    usual = {letter.letter: letter for letter in get("RASCI").letters} if not letters else {}
    for letter in (*letters, *sorted(seen.difference(letters))):
        meaning = own.get(letter)
        kind = _kind(meaning, own) if meaning else Participation.OTHER
        made.append(usual.get(letter) or Letter(letter, letters.get(letter, letter), kind))
    return Notation("/".join(letter.letter for letter in made), tuple(made))


def _kind(meaning: Meaning, own: Mapping[str, Meaning | None]) -> Participation:
    """Return what a word means in a legend of the file's own: who contributes does some work, but is asked in DACI."""
    drives = any(other and other.participation is Participation.DRIVING for other in own.values())
    return Participation.SUPPORTING if meaning.id == "contributing" and not drives else meaning.participation
