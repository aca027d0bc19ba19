"""The catalogue of notations, one data file each."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from raci.datafile import load
from raci.errors import SettingsError
from raci.model import Letter, Notation, Participation
from raci.names import nearest, words

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORDS_FILE: Final = "words.toml"
_SHORTEST_NAME: Final = 3


class _Catalogue(NamedTuple):
    named: dict[str, Notation]
    """Each notation by each of its names, upper case, without hyphens and slashes."""
    word_ids: dict[str, dict[str, str]]
    """For each notation the id of the word of each letter (`D` → `driving`)."""


@cache
def _catalogue() -> _Catalogue:
    catalogue = _Catalogue({}, {})
    for file in sorted(Path(__file__).parent.glob("*.toml")):
        if file.name == _WORDS_FILE:
            continue
        data = load(file)
        notation = _notation(data)
        catalogue.word_ids[notation.name] = {letter["letter"]: letter["word"] for letter in data["letters"]}
        for name in (notation.name, *data["also"]):
            catalogue.named[_plain(name)] = notation
    return catalogue


def _plain(name: str) -> str:
    return name.upper().replace("-", "").replace("/", "").strip()


def _notation(data: dict[str, Any]) -> Notation:
    letters = tuple(
        Letter(
            each["letter"],
            each["meaning"],
            Participation(each["participation"]),
            each.get("at_least", 0),
            each.get("at_most"),
        )
        for each in data["letters"]
    )
    return Notation(data["name"], letters, tuple(data["combine"]), data["title"], data["source"])


def get(name: str) -> Notation:
    """Return a notation by any of its names (`RACI`, `rasci`, `P/S`); raise SettingsError if there is none."""
    named = _catalogue().named
    found = named.get(_plain(name))
    if found is None:
        hint = nearest(_plain(name), list(named), cutoff=0.4)
        known = ", ".join(each.name for each in known_notations())
        message = f"there is no notation {name!r}{f'; did you mean {hint}?' if hint else '.'} Known: {known}"
        raise SettingsError("unknown-notation", message)
    return found


def known_notations() -> tuple[Notation, ...]:
    """Return every notation once, by name."""
    return tuple(sorted(set(_catalogue().named.values()), key=lambda notation: notation.name))


def is_notation(name: str) -> bool:
    """Tell whether there is a notation of this name."""
    return _plain(name) in _catalogue().named


@lru_cache(maxsize=64)
def named_in(text: str) -> tuple[Notation, ...]:
    """Return the notations a text names (`our RASCI matrix`), in order; names of two letters do not count."""
    named = _catalogue().named
    plain = _plain(text)
    if not any(name in plain for name in named if len(name) >= _SHORTEST_NAME):
        return ()
    found = [named.get(_plain(word)) for word in words(text.replace("-", "")) if len(word) >= _SHORTEST_NAME]
    return tuple(dict.fromkeys(each for each in found if each is not None))


def word_ids(notation: Notation) -> Mapping[str, str]:
    """Return letter → id of its word for a notation of the catalogue, empty for another."""
    return _catalogue().word_ids.get(notation.name, {})
