"""The notations and the words people use for them, read from the data files beside this module."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from raci.errors import SettingsError
from raci.model import Letter, Notation, Participation
from raci.names import fold, nearest, words

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORDS_FILE: Final = "words.toml"


class Meaning(NamedTuple):
    """What a word such as `Approver` means: the letter it usually gets and the participation."""

    id: str
    letter: str
    participation: Participation


@cache
def _all() -> tuple[dict[str, Notation], dict[str, dict[str, str]]]:
    """Read every data file: notations by each of their names, and for each the word id of each letter."""
    named: dict[str, Notation] = {}
    ids: dict[str, dict[str, str]] = {}
    for file in sorted(files(__name__).iterdir(), key=lambda file: file.name):
        if not file.name.endswith(".toml") or file.name == _WORDS_FILE:
            continue
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        notation = _notation(data)
        ids[notation.name] = {letter["letter"]: letter["word"] for letter in data["letters"]}
        for name in (notation.name, *data["also"]):
            named[name.upper()] = notation
    return named, ids


def _notation(data: dict[str, Any]) -> Notation:
    letters = tuple(
        Letter(
            each["letter"],
            each["meaning"],
            Participation(each["participation"]),
            each.get("at_least", 0),
            each.get("at_most"),
        )
        for each in data["letters"]
    )
    return Notation(data["name"], letters, tuple(data["combine"]), data["title"], data["source"])


def get(name: str) -> Notation:
    """Return a notation by any of its names (`RACI`, `rasci`, `DACI`); raise SettingsError if there is none."""
    named, _ = _all()
    found = named.get(name.upper())
    if found is None:
        hint = nearest(name.upper(), list(named), cutoff=0.4)
        known = ", ".join(each.name for each in known_notations())
        message = f"there is no notation {name!r}{f'; did you mean {hint}?' if hint else '.'} Known: {known}"
        raise SettingsError("unknown-notation", message)
    return found


def known_notations() -> tuple[Notation, ...]:
    """Return every notation once, by name."""
    return tuple(sorted(set(_all()[0].values()), key=lambda notation: notation.name))


def word_ids(notation: Notation) -> Mapping[str, str]:
    """Return letter → word id (`D` → `driving`) of a known notation; empty for one a file defines."""
    return _all()[1].get(notation.name, {})


@cache
def _words_data() -> dict[str, Any]:
    return tomllib.loads(files(__name__).joinpath(_WORDS_FILE).read_text(encoding="utf-8"))


@cache
def _meanings() -> dict[str, Meaning]:
    found: dict[str, Meaning] = {}
    for name, data in _words_data().items():
        meaning = Meaning(name, data["letter"], Participation(data["participation"]))
        for word in data["words"]:
            found.setdefault(fold(word), meaning)
    return found


@cache
def _beside_responsible() -> frozenset[str]:
    return frozenset(map(fold, _words_data()["accountable"]["beside_responsible"]))


def means_accountable_beside(text: str) -> bool:
    """Tell whether a word for responsible means accountable where another column already names who does the work."""
    return fold(text) in _beside_responsible()


@cache
def meaning_of(text: str) -> Meaning | None:
    """Return what a word or phrase means as a kind of participation, or None. The whole text must be the word."""
    return _meanings().get(fold(text))


def meaning_in(text: str) -> Meaning | None:
    """Return the meaning a text begins with: `Approver of the budget`, `Responsible – does the work`, or None."""
    found = words(text)
    for length in (3, 2, 1):
        meaning = meaning_of(" ".join(found[:length])) if len(found) >= length else None
        if meaning:
            return meaning
    return None


def recognize(letters: Mapping[str, str], seen: frozenset[str], title: str = "") -> tuple[Notation, str]:
    """Return the notation of a matrix and how it was recognized.

    `letters` are the file's own meanings (letter → words of its legend or headings), `seen` the letters in the
    cells, `title` the words around the matrix. The second value is `legend`, `title`, `letters` or `custom`:
    a legend wins over a name in the title, a name over the letters; letters that no notation has make a custom one.
    """
    own = {letter: meaning_in(words) for letter, words in letters.items()}
    by_legend = _by_legend(own, seen)
    if by_legend:
        return by_legend, "legend"
    if own and not seen <= frozenset("RACI"):
        return _custom(letters, own, seen), "custom"
    if any(meaning and meaning.id != _usual(letter) for letter, meaning in own.items()):
        return _custom(letters, own, seen), "custom"
    named = _by_title(title, seen)
    if named:
        return named, "title"
    fitting = [each for each in _by_size() if seen <= {letter.letter for letter in each.letters}]
    return (fitting[0], "letters") if fitting else (_custom(letters, own, seen), "custom")


_PREFERRED: Final = (
    "RACI",
    "RASCI",
    "RACIQ",
    "RACI-VS",
    "RACIO",
    "DRASCI",
    "DACI",
    "RAPID",
    "P/S",
    "L/S",
    "L/A",
    "PACSI",
)


def _by_size() -> list[Notation]:
    order = {name: place for place, name in enumerate(_PREFERRED)}
    return sorted(known_notations(), key=lambda each: (order.get(each.name, len(order)), len(each.letters), each.name))


def _usual(letter: str) -> str:
    return {"R": "responsible", "A": "accountable", "C": "consulted", "I": "informed", "S": "supporting"}.get(
        letter, ""
    )


_SAME: Final = (
    {"accountable", "approving", "authority"},
    {"consulted", "contributing", "input"},
    {"responsible", "performing", "executing"},
)


def _agree(one: str, other: str) -> bool:
    return one == other or any({one, other} <= same for same in _SAME)


def _by_legend(own: Mapping[str, Meaning | None], seen: frozenset[str]) -> Notation | None:
    if len(own) < 2:  # noqa: PLR2004 - one letter explained is no legend
        return None
    for notation in _by_size():
        ids = word_ids(notation)
        if not seen | set(own) <= set(ids):
            continue
        exact = sum(1 for letter, meaning in own.items() if meaning and meaning.id == ids[letter])
        clashes = sum(1 for letter, meaning in own.items() if meaning and not _agree(meaning.id, ids[letter]))
        if not clashes and exact >= min(2, len(own)):
            return notation
    return None


def _by_title(title: str, seen: frozenset[str]) -> Notation | None:
    named, _ = _all()
    for word in words(title.replace("-", "")):
        found = named.get(word.upper()) or {name.replace("-", ""): each for name, each in named.items()}.get(
            word.upper()
        )
        if found and seen <= {letter.letter for letter in found.letters}:
            return found
    return None


def _custom(letters: Mapping[str, str], own: Mapping[str, Meaning | None], seen: frozenset[str]) -> Notation:
    made = []
    usual = {letter.letter: letter for letter in get("RASCI").letters}
    for letter in sorted(
        {*letters, *seen},
        key=lambda letter: (letter not in letters, list(letters).index(letter) if letter in letters else 0, letter),
    ):
        meaning = own.get(letter)
        if letter in letters:
            kind = meaning.participation if meaning else Participation.OTHER
            made.append(Letter(letter, letters[letter], kind))
        else:
            made.append(
                usual.get(letter, Letter(letter, letter, Participation.OTHER))
                if not letters
                else Letter(letter, letter, Participation.OTHER)
            )
    return Notation("/".join(letter.letter for letter in made), tuple(made))
