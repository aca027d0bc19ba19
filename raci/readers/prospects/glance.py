"""The first glance at a text in plain ASCII, as most are: what it plainly lacks, told without a loop over words."""

from __future__ import annotations

from functools import cache
from itertools import permutations
from typing import TYPE_CHECKING, Final

from raci.layout.lexicon import sounds_like_duty
from raci.readers.prospects.vocabulary import DONE, STEMS, are_codes, are_parts, core, phrases

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENDS: Final = b"|,;\t<>()[]{}\"':_`=\r\n"
_WITHIN: Final = b" .-~#+!?*"
_APART: Final = bytes.maketrans(_ENDS, b"\n" * len(_ENDS))
_WORDS: Final = bytes.maketrans(_ENDS + b"/&+.!?-*#~", b" " * (len(_ENDS) + 10))
_LETTERS: Final = "RACISDVQO"
_JOINTS: Final = ("", "/", "&", "and", "or", "et", "und", "y", "e", "en", "i", "og", "och", "ou", "oder")
_FOREMOST: Final = frozenset("RA")
_PAIR: Final = 2


def plainly_foreign(cells: bytes, text: bytes = b"") -> bool:
    """Tell of a text that nothing in it is a letter or word that a matrix needs; `cells` is what may stand in tables.

    False is said of texts that are not all ASCII, and wherever more than a glance is needed.
    """
    text = text or cells
    if not text.isascii():
        return False
    pieces = set(cells.replace(b" - ", b"\n").translate(_APART, _WITHIN).split(b"\n"))
    letters = letters_among(pieces)
    if not _FOREMOST.isdisjoint(letters):
        return False
    low = text.lower()
    if sum(stem in low for stem in STEMS) >= _PAIR:
        return False
    if are_codes(letters, lambda: words_of(low), low):
        return False
    met = core().keys() & words_of(cells.lower())
    return not (are_parts(met) and (_strong(met) or _alone(met, pieces, low)))


def words_of(text: bytes) -> set[bytes]:
    """Return the words of a text, each once."""
    return set(text.translate(_WORDS).split())


def letters_among(pieces: set[bytes]) -> set[str]:
    """Return the letters of pieces that are nothing else; small ones count where there are two, none of them a tag."""
    found = _codes().keys() & pieces
    small = {piece for piece in found if piece.islower()}
    letters = {letter for piece in found - small for letter in _codes()[piece]}
    lower = {letter for piece in small if b"/" + piece not in pieces for letter in _codes()[piece]}
    return letters | lower if len(lower & set(_LETTERS)) >= _PAIR else letters


def _strong(met: set[bytes]) -> bool:
    return any(word not in DONE and not sounds_like_duty(word.decode()) for word in met)


def _alone(met: set[bytes], pieces: set[bytes], low: bytes) -> bool:
    """Tell whether words that say what is to be done stand alone, as codes do."""
    cells = set(map(bytes.lower, pieces))
    said = {word for word in met if word in cells or any(phrase in low for phrase in phrases().get(word, ()))}
    return are_parts(said)


@cache
def _codes() -> Mapping[bytes, str]:
    """Return the letters of each way to write one, two or three of them in a cell, blanks and marks left out."""
    found = {each: each.upper() for each in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"}
    found |= {f"{letter}{rank}": letter for letter in _LETTERS for rank in "123"}
    for pair in permutations(_LETTERS, 2):
        found |= {joint.join(pair): "".join(pair) for joint in _JOINTS}
        if not _FOREMOST.isdisjoint(pair):
            found["/".join(pair).lower()] = "".join(pair)  # `as` and `or` are words
    for three in permutations(_LETTERS, 3):
        found |= {joint.join(three): "".join(three) for joint in ("", "/")}
    return {code.encode(): letters for code, letters in found.items()}
