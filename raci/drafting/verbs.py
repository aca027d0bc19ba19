"""Verbs of work in the forms in which texts write duties: managing, manages, to manage, manage."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.datafile import load

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE: Final = Path(__file__).with_name("verbs.toml")
_VOWELS: Final = "aeiou"


class Verb(NamedTuple):
    """A form of a verb: its bare form, and which form it is (`bare`, `gerund`, `third`, or of another language)."""

    bare: str
    form: str


def verb_of(word: str) -> Verb | None:
    """Return the verb of which a word is a form, None if of none that is known."""
    return _forms().get(word.casefold())


def is_result(word: str) -> bool:
    """Tell whether a verb, in any form, names a result (`driving`) and no work."""
    verb = verb_of(word)
    return verb is not None and verb.bare in _listed("results_en")


def is_state(word: str) -> bool:
    """Tell whether a verb, in any form, says what somebody is or has."""
    verb = verb_of(word)
    return verb is not None and verb.bare in _listed("states_en")


def names_result(words: set[str]) -> bool:
    """Tell whether one of the words (folded, without accents) is a result, such as growth."""
    return not words.isdisjoint(_listed("result_words"))


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(word.strip() for word in load(_FILE)[name].split(","))


@cache
def _forms() -> Mapping[str, Verb]:
    found: dict[str, Verb] = {}
    for language in ("de", "de_forms", "fr", "fr_forms"):
        form = "other" if language.endswith("forms") else "infinitive"
        found |= {word: Verb(word, form) for word in _listed(language)}
    found |= {f"{word[:-2]}ez": Verb(word, "second") for word in _listed("fr") if word.endswith("er")}
    found |= {f"{word.removesuffix('n').removesuffix('e')}st": Verb(word, "other") for word in _listed("de")}
    for bare in _listed("en") | _listed("more_en"):
        found |= {_gerund(bare): Verb(bare, "gerund"), _third(bare): Verb(bare, "third")}
    for bare in _listed("states_en"):
        found |= {_gerund(bare): Verb(bare, "gerund"), _third(bare): Verb(bare, "third"), bare: Verb(bare, "bare")}
    return found | {bare: Verb(bare, "bare") for bare in _listed("en") | _listed("more_en")}


def _gerund(bare: str) -> str:
    if bare in _listed("doubled"):
        return f"{bare}{bare[-1]}ing"
    if bare.endswith("ie"):
        return f"{bare[:-2]}ying"
    if bare.endswith("e") and not bare.endswith(("ee", "oe", "ye")) and len(bare) > 2:  # noqa: PLR2004 - be
        return f"{bare[:-1]}ing"
    return f"{bare}ing"


def _third(bare: str) -> str:
    if bare in {"be", "have"}:
        return {"be": "is", "have": "has"}[bare]
    if bare.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{bare}es"
    if bare.endswith("y") and bare[-2] not in _VOWELS:
        return f"{bare[:-1]}ies"
    return f"{bare}s"
