"""What words such as `Approver` or `Verantwortlich` mean as a kind of participation."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from raci.datafile import load
from raci.model import Participation
from raci.names import words

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_PHRASE: Final = 4
_TURKISH: Final = {ord("İ"): "i", ord("ı"): "i", 0x307: None}
"""What tells the two letters i apart, also after case folding: capitals are often typed without it."""


class Meaning(NamedTuple):
    """What a word means: the letter it gets where a file has only the word, and the participation."""

    id: str
    letter: str
    participation: Participation


def _plain(text: str) -> str:
    """Return the words of a text, folded, with one blank between them: `n/a` is `n a`."""
    return " ".join(words(text.translate(_TURKISH)))


@cache
def _data() -> dict[str, Any]:
    return load(Path(__file__).with_name("words.toml"))


@cache
def _meanings() -> dict[str, Meaning]:
    found: dict[str, Meaning] = {}
    for name, data in _data().items():
        meaning = Meaning(name, data["letter"], Participation(data["participation"]))
        for word in data["words"]:
            found[_plain(word)] = meaning
    return found


@lru_cache(maxsize=1 << 12)
def meaning_of(text: str) -> Meaning | None:
    """Return what a word or phrase means, or None; the whole text must be the word."""
    return _meanings().get(_plain(text))


@cache
def words_of(name: str) -> frozenset[str]:
    """Return the words, folded, for a meaning by its id (`accountable`)."""
    return frozenset(map(_plain, _data()[name]["words"]))


def letters_of_words(names: Iterable[str]) -> dict[str, str]:
    """Return the letter of each word and phrase, folded, for some meanings by their ids."""
    return {word: _data()[name]["letter"] for name in names for word in words_of(name)}


def words_for_either() -> frozenset[str]:
    """Return the words, folded, that mean accountable where something else names who does the work."""
    return _beside_responsible()


def known_words() -> frozenset[str]:
    """Return every word and phrase that means a participation, folded."""
    return frozenset(_meanings())


def meaning_in(text: str) -> Meaning | None:
    """Return the meaning a text begins with (`Approver of the budget`, `Responsible – does the work`), or None."""
    found = _plain(text).split()
    for length in range(min(_LONGEST_PHRASE, len(found)), 0, -1):
        meaning = meaning_of(" ".join(found[:length]))
        if meaning:
            return meaning
    return None


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for phrase in _meanings())


def beginnings() -> frozenset[str]:
    """Return the first word, folded, of every word and phrase that means something."""
    return _beginnings()


def begins_meaning(word: str) -> bool:
    """Tell whether any known word or phrase begins with this word, folded."""
    return word.translate(_TURKISH) in _beginnings()


@cache
def _beside_responsible() -> frozenset[str]:
    return frozenset(map(_plain, _data()["accountable"]["beside_responsible"]))


def means_accountable_beside(text: str) -> bool:
    """Tell whether a word for responsible means accountable where something else already names who does the work.

    Russian `ответственный` beside `исполнитель`, Dutch `verantwoordelijk` beside `uitvoerder`.
    """
    return _plain(text) in _beside_responsible()
