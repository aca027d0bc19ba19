"""The words of duties that several rules know: verbs in all their forms, small words, chores."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, Final

from raci.datafile import load
from raci.plugin import pattern

_TOKENS: Final = pattern(r"[^\W_]+[+#]*|[<>≤≥=%€$£±*&]")
_SIGN: Final = "\0"
_SPACED: Final = {
    code: chr(code).lower() if chr(code).isalnum() else _SIGN if chr(code) in "+#<>=%$*&" else " "
    for code in range(128)
}
"""Of ASCII, letters and digits as they are, a sign for what may tell words apart, blanks for all else."""
_ENDS: Final = " .,:;-\u2010\u2013\u2014\u2022\u00b7"
_LONG_ENOUGH: Final = 4


@cache
def wording() -> dict[str, Any]:
    """Return the word lists of the data file beside this module."""
    return load(Path(__file__).with_name("wording.toml"))


def plain(name: str) -> str:
    """Return a name for comparison: lower case, one blank between words, no dots, dashes or bullets at the ends.

    Cheaper than `raci.names.fold`, and it keeps the signs that tell names apart: `C#`, `Stakeholders **`.
    """
    text = name if name.isascii() else unicodedata.normalize("NFKC", name)
    return " ".join(text.casefold().split()).strip(_ENDS)


def tokens(name: str) -> list[str]:
    """Return words, numbers and telling signs of a name in order: `C++` is not `C`, `< 10` is not `> 10`."""
    if name.isascii():
        spaced = name.translate(_SPACED)
        return _TOKENS.findall(name.lower()) if _SIGN in spaced else spaced.split()
    return _TOKENS.findall(unicodedata.normalize("NFKC", name).casefold())


@cache
def _verbs() -> dict[str, str]:
    """Every regular form of every known verb → its base form."""
    known: dict[str, str] = {}
    for base in wording()["verbs"]:
        stem = base.removesuffix("e")
        doubled = base + base[-1]
        regular = (f"{base}s", f"{base}es", f"{stem}ed", f"{stem}ing", f"{doubled}ed", f"{doubled}ing")
        ending_in_y = (f"{base[:-1]}ies", f"{base[:-1]}ied") if base.endswith("y") else ()
        known |= dict.fromkeys((base, *regular, *ending_in_y), base)
    return known


@cache
def _nouns() -> dict[str, str]:
    """Every noun made of a known verb, and every other spelling of the verb → its base form."""
    return {noun: base for base, nouns in wording()["verbs"].items() for noun in nouns}


def verb(word: str, *, nouns: bool = True) -> str | None:
    """Return the base form of a known verb or (with `nouns`) of a noun made of one, as `approval`, or None."""
    return _verbs().get(word) or (_nouns().get(word) if nouns else None)


def singular(word: str) -> str:
    """Return an English noun without its plural ending; other words as they are."""
    if len(word) < _LONG_ENOUGH or word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "xes", "zes", "ches", "shes")) else word[:-1]
