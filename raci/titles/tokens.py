"""A text as the phrases the vocabulary knows, longest first; German compounds and Chinese runs are taken apart."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.titles.vocabulary import Meaning, Vocabulary, compounds, is_ideographic, plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Token(NamedTuple):
    """A phrase of a title or a duty, and what it means, by sort; no meaning at all if it is not known."""

    text: str
    meanings: Mapping[str, Meaning]

    def has(self, *sorts: str) -> bool:
        """Tell whether the phrase means one of these."""
        return bool(self.meanings) and not self.meanings.keys().isdisjoint(sorts)


def tokens(text: str, vocabulary: Vocabulary) -> list[Token]:
    """Return the phrases of a text in order, each the longest that is known."""
    found = plain_words(text)
    if not text.isascii():
        found = [sign for word in found for sign in _signs(word, vocabulary)]
    tokens: list[Token] = []
    place = 0
    while place < len(found):
        longest = min(vocabulary.longest.get(found[place], 1), len(found) - place)
        for length in range(longest, 1, -1):
            phrase = " ".join(found[place : place + length])
            if meanings := vocabulary.meanings(phrase):
                tokens.append(Token(phrase, meanings))
                place += length
                break
        else:
            tokens += _of_word(found[place], vocabulary)
            place += 1
    return tokens


@lru_cache(maxsize=1 << 16)
def _of_word(word: str, vocabulary: Vocabulary) -> tuple[Token, ...]:
    """Return a word, or the parts of a compound that is not known itself; words recur from duty to duty."""
    meanings = vocabulary.meanings(word)
    return (Token(word, meanings),) if meanings else _parted(word, vocabulary)


def _signs(word: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield a word, or, if it is written without blanks, the phrases in it and what stands between them."""
    if word in vocabulary.phrases or not is_ideographic(word):
        yield word
        return
    place = unknown = 0
    while place < len(word):
        phrase = next(
            (each for each in vocabulary.ideographic.get(word[place], ()) if word.startswith(each, place)), ""
        )
        if not phrase:
            place += 1
            continue
        if unknown < place:
            yield word[unknown:place]
        yield phrase
        place = unknown = place + len(phrase)
    if unknown < place:
        yield word[unknown:]


_SHORTEST_FIRST_HALF: Final = 3
_LONGEST_COMPOUND: Final = 60
_SHORTEST_PLURAL: Final = 4
_SHORTEST_SCOPE: Final = 6
_LINKS: Final = ("", "s", "es", "n", "en", "e")


def _parted(word: str, vocabulary: Vocabulary) -> tuple[Token, ...]:
    """Return the parts of a German or Dutch compound, each known or not; the word itself if it is none."""
    if not word.isalpha() or len(word) > _LONGEST_COMPOUND:
        return (Token(word, {}),)
    if len(word) > _SHORTEST_PLURAL and word.endswith("s") and (one := vocabulary.meanings(word[:-1])):
        return (Token(word, one),)
    for place in range(_SHORTEST_FIRST_HALF, len(word) - 2):
        chief = vocabulary.meanings(word[:place]).get("chief")
        if chief and "staff" in (craft := vocabulary.meanings(word[place:])):
            return Token(word[:place], {"chief": chief}), Token(word[place:], craft)
        if head := compounds().get(word[place:]):
            return (*_first_half(word[:place], vocabulary), Token(word[place:], vocabulary.meanings(head)))
    return _after_scope(word, vocabulary)


def _after_scope(word: str, vocabulary: Vocabulary) -> tuple[Token, ...]:
    """Return a word that begins with a German or Dutch scope as the scope and the rest: Standort, Budget."""
    for place in range(len(word) - _SHORTEST_FIRST_HALF, _SHORTEST_SCOPE - 1, -1):
        scope = vocabulary.meanings(word[:place]).get("scope")
        if scope and not scope.languages.isdisjoint({"de", "nl"}):
            return Token(word[:place], {"scope": scope}), _unlinked(word[place:], vocabulary)
    return (Token(word, {}),)


def _first_half(word: str, vocabulary: Vocabulary) -> list[Token]:
    """Return the first half of a compound, itself parted where it begins with a scope or ends with a known word."""
    known = _unlinked(word, vocabulary)
    if known.meanings:
        return [known]
    for place in range(len(word) - 1, _SHORTEST_FIRST_HALF, -1):
        scope = vocabulary.meanings(word[:place])
        if "scope" in scope:
            return [Token(word[:place], scope), _unlinked(word[place:], vocabulary)]
    for place in range(_SHORTEST_FIRST_HALF, len(word) - _SHORTEST_FIRST_HALF):
        ending = _unlinked(word[place:], vocabulary)
        if ending.meanings:
            return [Token(word[:place], {}), ending]
    return [known]


def _unlinked(word: str, vocabulary: Vocabulary) -> Token:
    for link in _LINKS:
        if word.endswith(link) and (meanings := vocabulary.meanings(word.removesuffix(link))):
            return Token(word.removesuffix(link), meanings)
    return Token(word, {})
