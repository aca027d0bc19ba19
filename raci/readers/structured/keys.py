"""What the keys of foreign YAML and JSON mean: letters, names of duties and roles, sections, what is left out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.layout.letter_headings import letters_of_heading
from raci.layout.lexicon import is_heading, sounds_like_role
from raci.names import fold, squeeze, words
from raci.notations import is_notation, known_notations, meaning_in, meaning_of, named_in
from raci.patterns import pattern
from raci.readers.structured.key_words import (
    BESIDE,
    BY_ROLE,
    GENERIC,
    LEGENDS,
    NESTED,
    NOUNS,
    ROLE_LISTS,
    TEMPLATES,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


_CAMEL: Final = pattern(r"(?<=[a-zà-ÿ0-9])(?=[A-ZÀ-Þ])")
_JOINED: Final = pattern(r"[_\-.]+")
_SIGNED: Final = pattern(r"[^\w-]")
_MEETING: Final = pattern(r"\s*[/&+,|]\s*")
_MADE_UP: Final = pattern(r"^(?:__EMPTY(?:_\d+)?|Unnamed: \d+|(?:[Cc]ol(?:umn)?|[Ff]ield|F)[ _]?\d+|[A-Z]|\d+)$")
_NUMBERING: Final = pattern(r"^(?:[^\W\d]{1,12} ?)?\d{1,4}(?: \d{1,4}){0,5}$")
_KEPT: Final = 1 << 16
_CORE: Final = frozenset(
    {"responsible", "accountable", "consulted", "informed", "supporting", "approving", "verifying", "signing"}
    | {"driving", "contributing", "deciding", "recommending", "agreeing", "performing", "omitted"}
)
STRONG: Final = frozenset({"responsible", "accountable", "consulted", "informed"})


_LEFT_OUT: Final = ("extra", "total", "number", "section", "duty", "deliverable", "lettered")


class Code(NamedTuple):
    """The letters a key or a value stands for; the words, where they were given as such; their meanings' ids."""

    letters: tuple[str, ...]
    words: tuple[tuple[str, str], ...] = ()
    ids: frozenset[str] = frozenset()
    small: bool = False


@lru_cache(maxsize=_KEPT)
def plain(key: str) -> str:
    """Return a key as words: `responsibleParty` and `responsible_party` are `responsible party`."""
    return squeeze(_JOINED.sub(" ", _CAMEL.sub(" ", key))).casefold()


@lru_cache(maxsize=1)
def known_letters() -> frozenset[str]:
    """Return the letters of all notations."""
    return frozenset(letter.letter for notation in known_notations() for letter in notation.letters)


@lru_cache(maxsize=_KEPT)
def code_of_key(key: str) -> Code | None:
    """Return what a key such as `R`, `A/R`, `accountable` or `responsible_parties` stands for, or None."""
    if len(key) > 60:  # noqa: PLR2004 - no word is that long
        return None
    single = _letter(key)
    if single:
        return Code((single,), small=key.islower())
    parts = [_letter(part) for part in _MEETING.split(key)]
    if len(parts) > 1 and all(parts):
        return Code(tuple(dict.fromkeys(parts)), small=key.islower())
    if key in ("AR", "RA"):
        return Code(("R", "A"))
    return _worded(key)


def is_decision(keys: Iterable[str]) -> bool:
    """Tell whether keys are those of a decision: who recommends, agrees, decides."""
    codes = (code_of_key(key) for key in keys)
    ids = {each for code in codes if code for each in code.ids}
    return len(ids & {"recommending", "agreeing", "deciding", "performing"}) > 1


def code_of_input(key: str) -> Code | None:
    """Return what `input` stands for among the keys of a decision."""
    meaning = meaning_of(plain(key))
    if meaning is None or meaning.id != "input":
        return None
    return Code((meaning.letter,), ((meaning.letter, plain(key)),), frozenset({meaning.id}))


def _letter(key: str) -> str:
    if len(key) == 1 and key.islower() and key.upper() in "RACISDV":
        return key.upper()
    return key if key in known_letters() else ""


def _worded(key: str) -> Code | None:
    pieces = [_word(piece) for piece in re.split(r"\s*[/&+,|]\s*|\band\b|\bund\b|\bet\b|\by\b", plain(key))]
    found = [piece for piece in pieces if piece]
    if found and len(found) == len(pieces):
        return _code(found)
    if _SIGNED.search(key) and (letters := letters_of_heading(key)):
        return Code(letters)
    return None


def _code(found: list[tuple[str, str, str]]) -> Code:
    letters = tuple(dict.fromkeys(letter for letter, _, _ in found))
    return Code(letters, tuple((letter, word) for letter, word, _ in found), frozenset(each[2] for each in found))


def _word(text: str) -> tuple[str, str, str] | None:
    """Return the letter, the word and the id of its meaning for words that say one participation."""
    whole = meaning_of(text) or meaning_of(text.removesuffix("s"))
    if whole and whole.letter and whole.id in _CORE and NOUNS.isdisjoint({fold(text), fold(text.removesuffix("s"))}):
        return whole.letter, text, whole.id
    listed = words(text)
    if not 1 < len(listed) <= 5:  # noqa: PLR2004 - more words are a sentence
        return None
    listed = [word for word in listed if not is_notation(word)]
    said = [(word, each) for word in listed if (each := meaning_of(word)) and each.id in _CORE and word not in NOUNS]
    if len(said) != 1 or any(word not in BESIDE for word in listed if word != said[0][0]):
        return None
    return said[0][1].letter, said[0][0], said[0][1].id


@lru_cache(maxsize=_KEPT)
def is_nested(key: str) -> bool:
    """Tell whether what stands under a key of a duty may be its assignments."""
    return plain(key) in NESTED or bool(named_in(plain(key)))


@lru_cache(maxsize=_KEPT)
def is_role_list(key: str) -> bool:
    """Tell whether a key introduces the roles of a matrix."""
    return plain(key) in ROLE_LISTS


@lru_cache(maxsize=_KEPT)
def is_legend_key(key: str) -> bool:
    """Tell whether a key introduces what letters mean."""
    return plain(key) in LEGENDS or plain(key).endswith("legend")


@lru_cache(maxsize=_KEPT)
def is_template(key: str) -> bool:
    """Tell whether what stands under a key is there to be repeated elsewhere: `x-usual`, `.usual`, `defaults`."""
    return key.startswith(("x-", ".")) or plain(key) in TEMPLATES


def is_by_role(key: str) -> bool:
    """Tell whether a key says that what stands under it is listed by role."""
    return plain(key) in BY_ROLE or plain(key).endswith("by role")


@lru_cache(maxsize=_KEPT)
def is_numbering(key: str) -> bool:
    """Tell whether a key only counts what stands under it: `7`, `1.2`, `T3`, `task_4`."""
    return bool(_NUMBERING.match(plain(key)))


def is_made_up(key: str) -> bool:
    """Tell whether a program made a key up for a column without a heading: `__EMPTY_1`, `Unnamed: 2`, `B`, `0`."""
    return bool(_MADE_UP.match(key))


@lru_cache(maxsize=_KEPT)
def is_generic(key: str) -> bool:
    """Tell whether a key says only that a matrix follows, so that it is no section."""
    text = plain(key)
    return (
        text in GENERIC
        or bool(named_in(text))
        or is_notation(text)
        or any(is_heading(text, kind) for kind in ("duty", "section", "deliverable"))
    )


@lru_cache(maxsize=_KEPT)
def is_left_out(key: str) -> bool:
    """Tell whether a key of a duty is none of a role: its status, its dates, its priority."""
    return any(is_heading(plain(key), kind) for kind in _LEFT_OUT)


@lru_cache(maxsize=_KEPT)
def is_lettered(key: str) -> bool:
    """Tell whether letters under this key are no part in a duty: its priority, its number, its phase."""
    return not sounds_like_role(plain(key)) and any(
        is_heading(plain(key), kind) for kind in ("lettered", "number", "section")
    )


@lru_cache(maxsize=_KEPT)
def is_kind(key: str, kind: str) -> bool:
    """Tell whether a key is a heading of this kind (`section`, `number`)."""
    return is_heading(plain(key), kind)


def explained(letter: str, text: str) -> bool:
    """Tell whether a text is a word for a letter or for another word for it, as in legends and translations."""
    code = code_of_key(letter)
    meaning = meaning_in(plain(text))
    return code is not None and meaning is not None and code.letters == (meaning.letter,)
