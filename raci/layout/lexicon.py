"""The words of headings and of role names, by which columns, corners and rows are told apart."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

from raci.names import fold, squeeze, words

_SPLIT: Final = re.compile(r"[/|,&()\n\\]+|\s-\s")


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    text = files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8")
    return {name: frozenset(fold(word) or word for word in listed) for name, listed in tomllib.loads(text).items()}


@cache
def heading_kinds(text: str) -> frozenset[str]:
    """Return the kinds (`duty`, `section`, `number`, `extra`, `role`, …) that a heading's words belong to.

    The whole heading, its parts (around `/`, `&`, brackets) and its last word are looked up; the last word because
    it is the head of an English, German or Slavic noun phrase (`Deliverable Document`).
    """
    whole = fold(text) or squeeze(text)
    parts = {fold(part) for part in _SPLIT.split(text)}
    found = words(text)
    singles = {found[0], found[-1]} if found else set()
    kinds = set()
    for name, listed in _lexicon().items():
        if name in {"role_nouns", "duty_verbs"}:
            continue
        if whole in listed or not listed.isdisjoint(parts) or not listed.isdisjoint(singles):
            kinds.add(name)
    return frozenset(kinds)


@cache
def is_heading(text: str, kind: str) -> bool:
    """Tell whether the whole heading is a word of this kind (`Status`, `Comments`)."""
    return (fold(text) or squeeze(text)) in _lexicon()[kind]


@cache
def sounds_like_role(text: str) -> bool:
    """Tell whether a name holds a word that makes it a role's (`Sales Manager`, `Équipe projet`)."""
    nouns = _lexicon()["role_nouns"]
    found = words(text)
    if not nouns.isdisjoint(found):
        return True
    return any(
        len(noun) > 1 and not noun.isascii() and not noun.isalpha() is False and noun in text
        for noun in nouns
        if _is_ideographic(noun)
    )


def _is_ideographic(word: str) -> bool:
    return any("\u3040" <= letter <= "\u9fff" for letter in word)


@cache
def sounds_like_duty(text: str) -> bool:
    """Tell whether a name sounds like work to be done: it begins with a verb, or names an activity."""
    verbs = _lexicon()["duty_verbs"]
    found = words(text)
    return bool(found) and (
        found[0] in verbs or found[-1] in verbs or found[0].endswith("ing") or found[-1].endswith("ing")
    )
