"""The words of the four classes of duties that are to be kept apart, from the data file beside this module."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from raci.datafile import load
from raci.rules.accountability.titles import plain_words

_CLASSES: Final = ("authorization", "custody", "recording", "verification")
_SHORTEST_ENDING: Final = 7
_TAIL: Final = 4


class ClassWords(NamedTuple):
    """The words of the classes, each with its class, by where they stand in a duty."""

    verbs: dict[str, str]
    closing: dict[str, str]
    nouns: dict[str, str]
    opening: dict[str, str]


class _Hints(NamedTuple):
    """Every word of the classes, with accents and without; the nouns that may end a longer word; how those end."""

    words: frozenset[str]
    endings: tuple[str, ...]
    tails: frozenset[str]


@cache
def class_words() -> ClassWords:
    """Return the words of all classes, folded and without accents."""
    kinds = ({word: each for each in _CLASSES for word in _plain(each, kind)} for kind in ClassWords._fields)
    return ClassWords(*kinds)


@cache
def listed(kind: str) -> frozenset[str]:
    """Return the other words of a kind, folded and without accents; raise KeyError if there is no such kind."""
    return frozenset(_plain("words", kind))


@cache
def incompatible() -> tuple[tuple[str, str], ...]:
    """Return the pairs of classes that no one role should have together, each in both orders."""
    pairs = _data()["pairs"]
    return tuple(sorted({(one, other) for first, second in pairs for one, other in ((first, second), (second, first))}))


def may_act(name: str) -> bool:
    """Tell by a look whether a duty has a word of any class; asked of every duty there is."""
    words, endings, tails = _hints()
    found = name.lower().split()
    if not words.isdisjoint(found):
        return True
    return bool(found) and (
        (found[-1][-_TAIL:] in tails and found[-1].endswith(endings))
        or (found[0][-_TAIL:] in tails and found[0].endswith(endings))
    )


def compound(word: str) -> tuple[str, str]:
    """Return the parts of a word that ends in a noun of a class: `rechnungsfreigabe` is rechnungs, freigabe.

    The second part is empty where it ends in none.
    """
    if word[-_TAIL:] in _hints().tails:
        nouns = class_words().nouns
        for noun in _hints().endings:
            if noun in nouns and len(word) > len(noun) and word.endswith(noun):
                return word.removesuffix(noun), noun
    return word, ""


@cache
def _hints() -> _Hints:
    written = {word for each in _CLASSES for kind in ClassWords._fields for word in _data()[each][kind]}
    plain = {word for words in class_words() for word in words}
    nouns = {word for each in _CLASSES for word in _data()[each]["nouns"]} | class_words().nouns.keys()
    endings = tuple(sorted(word for word in nouns if len(word) >= _SHORTEST_ENDING))
    return _Hints(frozenset(written | plain), endings, frozenset(word[-_TAIL:] for word in endings))


def _plain(table: str, kind: str) -> list[str]:
    return plain_words(" ".join(_data()[table][kind]))


@cache
def _data() -> dict[str, Any]:
    return load(Path(__file__).with_name("acts.toml"))
