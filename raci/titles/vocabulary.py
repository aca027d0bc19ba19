"""The words of titles and duties, of all languages, from the data files beside this module."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from raci.datafile import kept, load
from raci.names import words
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raci.titles.placement import Level, Tier

_HERE: Final = Path(__file__).parent
_TITLE_FILES: Final = ("ranks", "staff", "kinds", "scopes", "little")
_DUTY_FILES: Final = ("scopes", "duties")
_NO_LANGUAGES: Final = frozenset({"is", "level", "tier", "where", "sure"})
_ACCENTS: Final = dict.fromkeys(range(0x300, 0x370))
_FIRST_KANA: Final = "\u3040"
_NO_WORD: Final = pattern(r"[^\w,]|_")
_NOTHING: Final[Mapping[str, Meaning]] = {}
_TURKISH: Final = {ord("ı"): "i", ord("İ"): "i"}


class Meaning(NamedTuple):
    """One thing a phrase means: a rank, a scope, a joint …, in some languages."""

    sort: str
    level: Level | None
    tier: Tier | None
    where: str
    sure: str
    languages: frozenset[str]


class Vocabulary:
    """Phrases, plain, and what they mean, by sort; `ideographic` are those written without blanks, by first sign.

    `longest` says of how many words the longest phrase is that begins with a word, `longer_scopes` of phrases
    of several words that name a part of the organization, or each of them, which words may come second, by the first.
    """

    def __init__(
        self,
        phrases: Mapping[str, Mapping[str, tuple[Any, ...]]],
        ideographic: Mapping[str, tuple[str, ...]],
        longest: Mapping[str, int],
        longer_scopes: Mapping[str, frozenset[str]],
    ) -> None:
        self.phrases = phrases
        self.ideographic = ideographic
        self.longest = longest
        self.longer_scopes = longer_scopes
        self._known: dict[str, Mapping[str, Meaning]] = {}

    def meanings(self, phrase: str) -> Mapping[str, Meaning]:
        """Return what a plain phrase means, by sort: nothing if it is not known."""
        if phrase not in self.phrases:
            return _NOTHING
        found = self._known.get(phrase)
        if found is None:
            found = {sort: Meaning(*said) for sort, said in self.phrases[phrase].items()}
            self._known[phrase] = found
        return found


def plain_words(text: str) -> list[str]:
    """Return the words of a text, folded and without accents: `Équipe d'achat` is equipe, d, achat."""
    return words(_bare(text))


def _bare(text: str) -> str:
    """Return a text without the accents of Latin, Greek and Cyrillic letters; Japanese voice marks stay."""
    if text.isascii():
        return text
    bare = unicodedata.normalize("NFKD", text.translate(_TURKISH)).translate(_ACCENTS)
    return unicodedata.normalize("NFKC", bare)


@cache
def titles() -> Vocabulary:
    """Return the words of titles."""
    return _vocabulary("titles", _TITLE_FILES)


@cache
def duties() -> Vocabulary:
    """Return the words of duties."""
    return _vocabulary("duties", _DUTY_FILES)


@cache
def endings(sort: str) -> tuple[str, ...]:
    """Return how words of a sort (`person`, `activity`, `agent`) end."""
    return tuple("".join(plain_words(ending)) for ending in load(_HERE / "endings.toml")[sort])


@cache
def compounds() -> Mapping[str, str]:
    """Return the second halves of compounds, each with the word whose meaning it takes."""
    return cast("Mapping[str, str]", load(_HERE / "endings.toml")["compounds"])


def is_ideographic(word: str) -> bool:
    """Tell whether a word has Chinese or Japanese signs, which are written without blanks."""
    return max(word) >= _FIRST_KANA


def _vocabulary(name: str, files: tuple[str, ...]) -> Vocabulary:
    """Return the vocabulary of some data files; making it of them takes as long as checking a small workbook."""
    sources = [_HERE / f"{file}.toml" for file in files]
    return Vocabulary(*kept(_HERE / f"{name}.vocabulary", [*sources, Path(__file__)], lambda: _made(files)))


def _made(files: tuple[str, ...]) -> tuple[object, ...]:
    """Return what a vocabulary is made of, as plain data."""
    phrases: dict[str, dict[str, Meaning]] = {}
    for file in files:
        for entry in load(_HERE / f"{file}.toml")["entry"]:
            for language, listed in entry.items():
                if language not in _NO_LANGUAGES:
                    _add(phrases, entry, language, listed)
    ideographic: dict[str, list[str]] = {}
    for phrase in phrases:
        if is_ideographic(phrase):
            ideographic.setdefault(phrase[0], []).append(phrase)
    by_length = {sign: tuple(sorted(found, key=len, reverse=True)) for sign, found in ideographic.items()}
    longest: dict[str, int] = {}
    for phrase in phrases:
        first, *rest = phrase.split(" ")
        longest[first] = max(longest.get(first, 1), 1 + len(rest))
    plain = {phrase: {sort: tuple(said) for sort, said in known.items()} for phrase, known in phrases.items()}
    scopes: dict[str, set[str]] = {}
    for first, second, *_ in (
        phrase.split(" ")
        for phrase, known in phrases.items()
        if not known.keys().isdisjoint({"scope", "each"}) and " " in phrase
    ):
        scopes.setdefault(first, set()).add(second)
    return plain, by_length, longest, {first: frozenset(found) for first, found in scopes.items()}


def _add(phrases: dict[str, dict[str, Meaning]], entry: Mapping[str, Any], language: str, listed: str) -> None:
    """Add the phrases of a language; of two meanings of one sort the first stands, and is of both languages."""
    meaning = _meaning(entry, language)
    sort = "leading" if meaning.where == "first" else meaning.sort
    for written in _NO_WORD.sub(" ", _bare(listed).casefold()).split(","):
        known = phrases.setdefault(" ".join(written.split()), {})
        old = known.setdefault(sort, meaning)
        if language not in old.languages:
            known[sort] = old._replace(languages=old.languages | meaning.languages)


def _meaning(entry: Mapping[str, Any], language: str) -> Meaning:
    rank = entry.get("level"), entry.get("tier")
    return Meaning(entry["is"], *rank, entry.get("where", ""), entry.get("sure", ""), frozenset([language]))
