"""What a role's title says: its head ("Board" of "Board of Directors"), and whether that names one person."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

from raci.datafile import load
from raci.names import words
from raci.plugin import pattern

_ASIDE: Final = pattern(r"[(\[{,;/|\n]|\s[-\u2013\u2014]\s")


@cache
def vocabulary(kind: str) -> frozenset[str]:
    """Return the words of one kind, of all languages, from the data file beside this module; folded, without accents.

    Raise KeyError if there is no such kind.
    """
    return frozenset(plain_words(" ".join(word for language in _lists()[kind].values() for word in language)))


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    return load(Path(__file__).with_name("titles.toml"))


def plain_words(text: str) -> list[str]:
    """Return the words of a text, folded and without accents: `Équipe d'achat` is equipe, d, achat."""
    if text.isascii():
        return words(text)
    return words("".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each)))


def title_words(name: str) -> list[str]:
    """Return the words of a title before its first bracket, comma or slash."""
    return plain_words(_ASIDE.split(name, maxsplit=1)[0])


def head_of(name: str) -> list[str]:
    """Return the words that say what a role is: `board` of "The Board of Directors", `head` of "Head of Team (EMEA)".

    Leading articles and trailing numbers or single letters ("Team 2", "Squad A") are left out.
    """
    found = title_words(name)
    while found and found[0] in vocabulary("articles"):
        found = found[1:]
    joints = vocabulary("joints")
    found = found[: next((place for place, word in enumerate(found) if place and word in joints), len(found))]
    while len(found) > 1 and (found[-1].isdigit() or len(found[-1]) == 1):
        found = found[:-1]
    return found


def names_leader(head: list[str]) -> bool:
    """Tell whether a title begins with the person who leads something: "Leiter Abteilung", "Co-Président Pôle"."""
    rest = head[1:] if head and head[0] in vocabulary("prefixes") else head
    return bool(rest) and rest[0] in vocabulary("leaders")


def names_person(head: list[str]) -> bool:
    """Tell whether a title names one person: it begins with a leader, or its last word is a person's."""
    if not head or names_leader(head):
        return bool(head)
    last = head[-1]
    return last in vocabulary("persons") | vocabulary("leaders") or last.endswith(tuple(vocabulary("person-endings")))
