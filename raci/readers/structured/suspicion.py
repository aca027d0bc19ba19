"""Whether a text can hold a matrix at all, told by its words: most JSON never needs to be parsed."""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import permutations
from typing import TYPE_CHECKING, Final

from raci.notations import words_for_either, words_of
from raci.patterns import pattern
from raci.readers.structured.catalog import SIGN as CATALOG
from raci.readers.structured.key_words import LEGENDS
from raci.readers.structured.oscal import SIGN as OSCAL

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

_OWN: Final = frozenset({"duties", "roles"})
_KEYED: Final = pattern(r"(?i)\b(?:duties|roles)[\"']?\s*:")
_PLAIN_KEYED: Final = pattern(rb"\b(?:duties|roles)[\"']?\s*:")
_LEGENDS: Final = LEGENDS - {"key", "codes", "letters"}
_STEMS: Final = ("responsib", "accountab", "consulted", "informed")
_NAMES: Final = ("raci", "rasci", "rasic", "daci", "arci", CATALOG, OSCAL)
_QUOTED: Final = pattern(r'"((?:[^"\\]++|\\.)*+)"', re.DOTALL)
_BARE: Final = pattern(r"""[^\s"'\[\]{},:]+""")
_LETTERS: Final = frozenset("RACISDVQ/,&+ ")
_LONGEST_CODE: Final = 7
_LONGEST_KEY: Final = 30
_LONGEST: Final = 60
_LONGEST_ESCAPED: Final = 6 * _LONGEST
_ENDS: Final = pattern(r"(?m)(?:[:=–—]\s*|\()([A-Z/,&+]{1,5})\)?$")
_MARKS: Final = (":", "=", "–", "—", "(")
_STARTS: Final = pattern(r"(?m)^([A-Z/&+]{1,5})\s?[:=]\s?\w")
_SIGNS: Final = ("A:", "A=", "A :", "A =", "(A)")
_IN_A_TEXT: Final = pattern(r"[\"\s;,|]A\s?[:=]\s?\w|\(A\)[\",;]")
"""A letter in a text that is too long to be looked at as a whole."""
_PLAIN_SIGNS: Final = pattern(rb"A ?[:=]|\(A\)|\\u")
_PLAIN_NAMES: Final = tuple(name.encode() for name in _NAMES)
_PLAIN_STEMS: Final = tuple(stem.encode() for stem in _STEMS)
_SCALAR: Final = pattern(
    rb"(?m)(?:^|[:,|\"'(=;/&+\[\]{}-])[ \t]*"
    rb"([RACISDVQracisdvq]{1,6}(?: ?[/,&+ ] ?[RACISDVQracisdvq]{1,4}){0,5})[ \t]*(?=\r?$|[,:#|\"');/&+\[\]{}])"
)
"""Letters that are a whole value, key or item of YAML, or a cell in a text: `a` and `ID` stand in many a sentence."""
_CODE: Final = pattern(rb"[A-Za-z]+")
_BETWEEN: Final = b"\"'()[]{},;:=|<>/&+.!?_`*-#\\"
_APART: Final = bytes.maketrans(_BETWEEN, b" " * len(_BETWEEN))
_WORD: Final = pattern(r"[^\W_]+")
_FEWEST: Final = 2
_HEAD: Final = 1000
_JSON: Final = ("{", "[", "\ufeff")


def is_without_any_sign(data: bytes) -> bool:
    """Tell of YAML in plain ASCII, and quickly, that it cannot hold a matrix.

    `may_hold_matrix` would say so, too; False is said wherever that has to be asked, and of JSON, where it is as quick.
    """
    if data[:1] in (b"{", b"["):
        return False
    if not data.isascii() or _PLAIN_SIGNS.search(data):
        return False
    low = data.lower()
    if any(name in low for name in _PLAIN_NAMES):
        return False
    found = set(data.translate(_APART).split())
    if _are_enough(_codes() & found) and _are_enough(
        code for each in _SCALAR.findall(data) for code in _CODE.findall(each)
    ):
        return False
    words = set(map(bytes.lower, found))
    if (not _own().isdisjoint(words) and _PLAIN_KEYED.search(low)) or not _opening().isdisjoint(words):
        return False
    if sum(stem in low for stem in _PLAIN_STEMS) >= _FEWEST:
        return False
    told = _words() & words
    return len(told) < _FEWEST or not _are_parts(told)


def _are_enough(codes: Iterable[bytes]) -> bool:
    """Tell whether among the letters is one for who answers, and one for who does or drives it."""
    letters = b"".join(codes).upper()
    return b"A" in letters and (b"R" in letters or b"D" in letters)


def _are_parts(told: AbstractSet[bytes]) -> bool:
    """Tell whether words may stand for two parts of which a matrix in words has two."""
    said = {name for name, known in _participations().items() if not _first(known).isdisjoint(told)}
    if any(pair <= said for pair in _PAIRS):
        return True
    return len(_first(words_of("responsible")) & told) >= _FEWEST and not _first(words_for_either()).isdisjoint(told)


@cache
def _codes() -> frozenset[bytes]:
    """Return the words that are letters, as many as it takes to see one for who answers and one for who does."""
    letters = "RACISDVQ"
    pairs = {"".join(pair) for pair in permutations(letters, 2)}
    singles = {*letters, *letters.lower()}
    several = {"".join(each) for size in (3, 4) for each in permutations(letters, size)}
    return frozenset(code.encode() for code in (*singles, *pairs, *map(str.lower, pairs), *several, "RASCI"))


@cache
def _words() -> frozenset[bytes]:
    """Return the first words of all words and phrases for parts in a duty."""
    return frozenset().union(*map(_first, _participations().values()), _first(words_for_either()))


@cache
def _own() -> frozenset[bytes]:
    return _first(_OWN)


@cache
def _opening() -> frozenset[bytes]:
    return _first(_LEGENDS)


@cache
def _first(words: frozenset[str]) -> frozenset[bytes]:
    """Return the first words of phrases."""
    return frozenset(_WORD.findall(phrase)[0].encode() for phrase in words if _WORD.search(phrase))


def may_hold_matrix(text: str) -> bool:
    """Tell whether a text has the words or letters without which nothing in it is read as a matrix."""
    quoted = '"' in text[:_HEAD] and text.lstrip()[:1] in _JSON
    found = {token for token in (_QUOTED if quoted else _BARE).findall(text) if len(token) <= _LONGEST_ESCAPED}
    if not quoted and '"' in text:
        found.update(_QUOTED.findall(text))
    tokens = {token for token in found if len(token) <= _LONGEST or "\\u" in token}
    if "\\" in text:
        tokens = {_spelled(token) if "\\" in token else token for token in tokens}
    folded = {token.casefold() for token in tokens}
    own = not _OWN.isdisjoint(folded) and (quoted or _KEYED.search(text))
    if own or not _LEGENDS.isdisjoint(folded) or _has_letters(tokens):
        return True
    if quoted and any(sign in text for sign in _SIGNS) and _IN_A_TEXT.search(text):
        return True
    joined = "\n".join(folded)
    if any(name in joined for name in _NAMES):
        return True
    keys = "\n".join(token for token in folded if len(token) <= _LONGEST_KEY)
    if sum(stem in keys for stem in _STEMS) >= _FEWEST:
        return True
    said = {name for name, words in _participations().items() if not words.isdisjoint(folded)}
    if any(pair <= said for pair in _PAIRS):
        return True
    return len(words_of("responsible") & folded) >= _FEWEST and not words_for_either().isdisjoint(folded)


_PAIRS: Final = (
    {"responsible", "accountable"},
    {"responsible", "consulted"},
    {"responsible", "informed"},
    {"accountable", "consulted"},
    {"accountable", "informed"},
    {"consulted", "informed"},
    {"driving", "approving"},
    {"recommending", "deciding"},
)
"""Meanings of which a matrix in words has two; the rest of a notation stands beside them."""


@cache
def _participations() -> dict[str, frozenset[str]]:
    return {name: words_of(name) for pair in _PAIRS for name in pair}


def _has_letters(tokens: set[str]) -> bool:
    """Tell whether there are letters for those who do the work and for those who answer for it, some of them alone."""
    codes = [token for token in tokens if len(token) <= _LONGEST_CODE and _is_code(token)]
    lines = "\n".join(tokens)
    if any(sign in lines for sign in _MARKS):
        codes += _ENDS.findall(lines)
        codes += _STARTS.findall(lines)
    letters = {letter for code in codes for letter in code.upper()}
    if not any(len(code) == 1 or not code.isalpha() for code in codes):
        return False
    return "A" in letters and ("R" in letters or {"D", "C"} <= letters or {"D", "I"} <= letters)


def _is_code(token: str) -> bool:
    """Tell whether a token is written as letters are: `R`, `ra`, `RA`, `R/A`; not `Add`, `ssd` or `CIDRS`."""
    if len(token) == 1 or not token.isalpha():
        return _LETTERS.issuperset(token.upper()) and any(map(str.isalpha, token))
    cased = token.isupper() or len(token) == 2  # noqa: PLR2004 - ra
    return cased and len(set(token)) == len(token) and _LETTERS.issuperset(token.upper())


def _spelled(token: str) -> str:
    try:
        return str(json.loads(f'"{token}"', strict=False))
    except ValueError:
        return token
