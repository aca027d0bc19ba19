"""Names as people write them: folded for comparison, look-alike letters told apart, shortened, misspelt."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORDS: Final = pattern(r"[^\W_]+")
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))

# Cyrillic and Greek capitals and small letters that look like Latin ones (Unicode confusables, TR 39).
_LOOK_ALIKES: Final = str.maketrans(
    "АВЕКМНОРСТУХІЅЈԚаеорсухіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιİı",
    "ABEKMHOPCTYXISJQaeopcyxisjABEZHIKMNOPTYXoiIi",
)


def squeeze(text: str) -> str:
    """Return the text with runs of white space (also non-breaking) as one blank and none at the ends."""
    if text.isascii():
        return text if "  " not in text and text.isprintable() and text.strip(" ") == text else " ".join(text.split())
    return " ".join(text.translate(_INVISIBLE).split())


_ENDS: Final = " .,:;*•·–—-_\"'“”«»()[]{}<>|#?!=/\\"


def fold(text: str) -> str:
    """Return the text for comparison: NFKC, lower case, one blank between words, no punctuation at the ends."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.lower().strip(_ENDS)
    return squeeze(_lower(text)).strip(_ENDS).strip()


def words(text: str) -> list[str]:
    """Return the words and numbers of a text, folded, in order."""
    return _WORDS.findall(_lower(text))


def _lower(text: str) -> str:
    """Return the text in NFKC and lower case, without the dot that is left beside the i of a Turkish capital İ."""
    return unicodedata.normalize("NFKC", text).casefold().replace("\u0307", "")


def latin(text: str) -> str:
    """Return the text with full-width forms and Cyrillic or Greek look-alikes as the Latin letters they resemble."""
    return unicodedata.normalize("NFKC", text).translate(_LOOK_ALIKES)


def nearest(word: str, known: Sequence[str], cutoff: float = 0.6) -> str | None:
    """Return the known word that is most like this one, or None. For "did you mean"."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for error messages

    hits = get_close_matches(word, list(known), n=1, cutoff=cutoff)
    return hits[0] if hits else None


def no_such(what: str, name: str, known: Sequence[str]) -> str:
    """Return the sentence that there is nothing of this kind with a name: which one may be meant, which there are."""
    hint = nearest(name, known)
    meant = f"; did you mean {hint}?" if hint else ""
    return f"there is no {what} {name!r}{meant} (there are {', '.join(known)})"


_FEWEST_LETTERS: Final = 2
_LONGEST_NAME: Final = 60


def abbreviates(short: str, name: str) -> bool:
    """Tell whether a short text is made of a name's letters: `PM` of Project Manager, `Comms` of Communications.

    The letters come in the name's order; each begins a word or follows the letter before it in the same word
    (Schwartz & Hearst 2003, without letters from inside a word).
    """
    letters = "".join(_WORDS.findall(short.casefold()))
    words = _WORDS.findall(name.casefold())
    if not _FEWEST_LETTERS <= len(letters) < sum(map(len, words)) or len(name) > _LONGEST_NAME:
        return False
    return any(_spelled(letters, words, first) for first in range(len(words)))


def _spelled(letters: str, words: Sequence[str], first: int) -> bool:
    """Tell whether the letters are spelled by beginnings of words from `first` on, longest beginnings first."""
    open_ends = {(first, 0)}
    for _ in range(len(letters)):
        following = set()
        for place, used in open_ends:
            word, size = words[place], 0
            while size < len(word) and used + size < len(letters) and word[size] == letters[used + size]:
                size += 1
                if used + size == len(letters):
                    return True
                following |= {(later, used + size) for later in range(place + 1, len(words))}
        open_ends = following
        if not open_ends:
            return False
    return False
