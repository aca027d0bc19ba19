"""What a duty does and with what: "Approve supplier invoices" authorizes invoices of suppliers."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from raci.datafile import load
from raci.rules.accountability.titles import plain_words
from raci.rules.duties.wording import singular, verb, wording

_CLASSES: Final = ("authorization", "custody", "recording", "verification")
_LONGEST: Final = 30
_SHORTEST_STEM: Final = 3
_SHORTEST_ENDING: Final = 7
_NEAR: Final = 2
_TAIL: Final = 4


class Act(NamedTuple):
    """The classes of what a duty does, and the stems of the words that say what it is done with."""

    classes: frozenset[str]
    things: frozenset[str]


class _Words(NamedTuple):
    """The words of the classes, each with its class, by where they stand in a duty."""

    verbs: dict[str, str]
    closing: dict[str, str]
    nouns: dict[str, str]
    opening: dict[str, str]


def act_of(name: str) -> Act | None:
    """Return what a duty authorizes, holds, records or verifies; None where it does none of these, or with nothing."""
    if not _may_act(name):
        return None
    found = plain_words(name)[:_LONGEST]
    places = _places(found)
    if not places:
        return None
    rest = [_object_of(found[place]) for place in places]
    joined = _NEAR in places and found[1] in _listed("joiners")  # "Review and approve": what stands first is no object
    rest += [word for place, word in enumerate(found) if place not in places and not (joined and place == 0)]
    things = frozenset(stem(word) for word in rest if _says_what(word))
    weak = {place for place in places if found[place] in _listed("weak")}
    if weak and things.isdisjoint(map(stem, _listed("booked"))):
        places = {place: each for place, each in places.items() if place not in weak}
    return Act(frozenset(places.values()), things) if places and things else None


@cache
def incompatible() -> frozenset[tuple[str, str]]:
    """Return the pairs of classes that no one role should have together, each in both orders."""
    pairs = _data()["pairs"]
    return frozenset((one, other) for first, second in pairs for one, other in ((first, second), (second, first)))


def stem(word: str) -> str:
    """Return a word without the ending of its plural, in seven languages; the same for `invoices` and `invoice`."""
    bare = word.removesuffix("s")
    cut = (bare.removesuffix("en") if bare == word else bare).rstrip("aeioy")
    return cut if len(cut) >= _SHORTEST_STEM else bare


def phrase(text: str) -> frozenset[str]:
    """Return what a phrase says, its verbs in their base form: the same for "create supplier", "Supplier creation"."""
    return frozenset(_deed(word) or stem(word) for word in plain_words(text)[:_LONGEST] if _says_what(word))


def telling(text: str) -> str:
    """Return letters that stand in every ASCII name that says a phrase: the longest stem of a word that is no verb."""
    stems = [stem(word) for word in plain_words(text) if _says_what(word) and _deed(word) is None]
    return max(stems, key=len, default="")


def _deed(word: str) -> str | None:
    return verb(word) or verb(singular(word))


@cache
def _data() -> dict[str, Any]:
    return load(Path(__file__).with_name("acts.toml"))


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(plain_words(" ".join(_data()["words"][kind])))


@cache
def _words() -> _Words:
    return _Words(*({word: each for each in _CLASSES for word in _plain(each, kind)} for kind in _Words._fields))


def _plain(each: str, kind: str) -> list[str]:
    return plain_words(" ".join(_data()[each][kind]))


class _Hints(NamedTuple):
    """Every word of the classes, with accents and without; the nouns that may end a longer word; how those end."""

    words: frozenset[str]
    endings: tuple[str, ...]
    tails: frozenset[str]


@cache
def _hints() -> _Hints:
    written = {word for each in _CLASSES for kind in _Words._fields for word in _data()[each][kind]}
    plain = {word for words in _words() for word in words}
    nouns = {word for each in _CLASSES for word in _data()[each]["nouns"]} | _words().nouns.keys()
    endings = tuple(word for word in nouns if len(word) >= _SHORTEST_ENDING)
    return _Hints(frozenset(written | plain), endings, frozenset(word[-_TAIL:] for word in endings))


def _may_act(name: str) -> bool:
    """Tell by a look whether a duty has a word of any class; asked of every duty there is."""
    words, endings, tails = _hints()
    found = name.lower().split()
    if not words.isdisjoint(found):
        return True
    return bool(found) and (
        (found[-1][-_TAIL:] in tails and found[-1].endswith(endings))
        or (found[0][-_TAIL:] in tails and found[0].endswith(endings))
    )


def _places(found: list[str]) -> dict[int, str]:
    """Return where the words stand that say what is done, each with its class."""
    if not found:
        return {}
    opened = _opening(found)
    return opened or _closing(found)


def _opening(found: list[str]) -> dict[int, str]:
    verbs, _, nouns, opening = _words()
    second = found[1] if len(found) > 1 else ""
    first = verbs.get(found[0]) or opening.get(found[0]) or (nouns.get(found[0]) if second in _listed("links") else None)
    places = {0: first} if first else {}
    if second in _listed("joiners") and len(found) > _NEAR and (joined := verbs.get(found[_NEAR])):
        places[_NEAR] = joined
    return places


def _closing(found: list[str]) -> dict[int, str]:
    _, closing, nouns, _ = _words()
    last = len(found) - 1
    if found[last] in closing:
        places = {last: closing[found[last]]}
        if last > _NEAR and found[last - 1] in _listed("joiners") and (joined := closing.get(found[last - _NEAR])):
            places[last - _NEAR] = joined
        return places
    said = nouns.get(found[last]) or _compound(found[last])[1]
    if said and not _is_aim(found):
        return {last: said}
    first = _compound(found[0])[1]
    return {0: first} if first else {}


def _is_aim(found: list[str]) -> bool:
    """Tell whether the noun that ends a duty is what another act is for: "Prepare for approval", "Request approval"."""
    if not _listed("aims").isdisjoint(found[-1 - _NEAR : -1]):
        return True
    opening = verb(found[0], nouns=False)
    return len(found) > 1 and opening is not None and opening not in wording()["also_nouns"]


def _compound(word: str) -> tuple[str, str | None]:
    """Return the parts of a word that ends in a noun of a class: `rechnungsfreigabe` is rechnungs, authorization."""
    nouns = _words().nouns
    for noun in _hints().endings:
        if len(word) > len(noun) and word.endswith(noun) and noun in nouns:
            return word.removesuffix(noun), nouns[noun]
    return word, None


def _object_of(word: str) -> str:
    """Return what is left of a word of a class that holds its object too, empty where it holds none."""
    rest, found = _compound(word)
    return rest if found else ""


def _says_what(word: str) -> bool:
    return len(word) >= _SHORTEST_STEM and not word.isdigit() and word not in _listed("small")
