"""The words of headings and of role names, by which columns, corners and rows are told apart."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from raci.datafile import load
from raci.names import fold, squeeze, words
from raci.patterns import pattern

_IDEOGRAPHIC: Final = "\u3040\u9fff"
_NO_HEADINGS: Final = frozenset(
    {
        "role_nouns",
        "duty_verbs",
        "functions",
        "nothing",
        "ticks",
        "other_meanings",
        "duty_endings",
        "scope",
        "no_scopes",
    }
)
_SPLIT: Final = pattern(r"[/|,&()\n\\]+|\s-\s")


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    lists = load(Path(__file__).with_name("lexicon.toml"))
    return {name: frozenset(fold(word) or word for word in words) for name, words in lists.items()}


@cache
def listed(name: str) -> frozenset[str]:
    """Return a list of the data file as it is written, without regard to case."""
    return frozenset(word.casefold() for word in load(Path(__file__).with_name("lexicon.toml"))[name])


@cache
def means_other(text: str) -> bool:
    """Tell whether a legend's words explain a colour, a grade, a priority: anything but a part in a duty."""
    found = words(text)
    return bool(found) and not _lexicon()["other_meanings"].isdisjoint(found[:2])


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
        if name in _NO_HEADINGS:
            continue
        if whole in listed or not listed.isdisjoint(parts) or not listed.isdisjoint(singles):
            kinds.add(name)
    return frozenset(kinds)


@lru_cache(maxsize=1 << 12)
def is_heading(text: str, kind: str) -> bool:
    """Tell whether the whole heading is a word of this kind (`Status`, `Comments`)."""
    return (fold(text) or squeeze(text)) in _lexicon()[kind]


@lru_cache(maxsize=1 << 12)
def sounds_like_role(text: str) -> bool:
    """Tell whether a name is built like a role's: `Sales Manager`, `Head of Sales`, `Équipe projet`, `IT`.

    A word for a kind of person or body must stand first or last in a part of the name (the head of a noun phrase
    stands last in English, first in Romance languages); the name of a function must be the whole part.
    """
    nouns, functions, ranks = _lexicon()["role_nouns"], _lexicon()["functions"], _lexicon()["rank_prefixes"]
    for part in _SPLIT.split(text):
        found = words(part)
        if len(found) > 1 and found[0] in ranks:
            del found[0]
        if found and (found[0] in nouns or found[-1] in nouns or " ".join(found) in functions):
            return True
        if len(found) > 1 and found[-1].isdigit() and found[-2] in nouns:
            return True
        if _is_ideographic(part) and any(part.strip().endswith(noun) for noun in _ideographic()):
            return True
    return False


def _is_ideographic(text: str) -> bool:
    return not text.isascii() and any(_IDEOGRAPHIC[0] <= letter <= _IDEOGRAPHIC[1] for letter in text)


@cache
def _ideographic() -> tuple[str, ...]:
    lexicon = _lexicon()
    return tuple(noun for noun in (*lexicon["role_nouns"], *lexicon["functions"]) if _is_ideographic(noun))


@lru_cache(maxsize=1 << 12)
def sounds_like_duty(text: str) -> bool:
    """Tell whether a name sounds like work to be done: it begins with a verb, or names an activity."""
    verbs = _lexicon()["duty_verbs"]
    found = words(text)
    if _is_ideographic(text):
        return text.strip().endswith(tuple(_lexicon()["duty_endings"]))
    return bool(found) and (
        found[0] in verbs or found[-1] in verbs or found[0].endswith("ing") or found[-1].endswith("ing")
    )
