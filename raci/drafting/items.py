"""Which items of a list are duties, and which are examples, privileges, definitions and the like among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.drafting.naming import begins_with_verb, named, opened, parted
from raci.drafting.role_names import labels
from raci.drafting.wordings import compiled
from raci.notations import meaning_of
from raci.patterns import pattern
from raci.titles.vocabulary import plain_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.drafting.elements import Item

_PRIVILEGE: Final = compiled("items", "privilege")
_SENTENCE_ABOUT_THINGS: Final = compiled("items", "sentence_about_things")
_DEFINITION: Final = compiled("items", "definition")
_OPEN_HANDED: Final = compiled("items", "open_handed")
_REPORTS: Final = compiled("items", "reports")
_TOLD: Final = pattern(r"\S+ (?:is|are|was|were|can|may|will|ist|sind|wird|werden|est|sont)\b", 2)
_MOST_WORDS: Final = 60
_MOST_TITLE_WORDS: Final = 8


def is_no_duty(text: str) -> bool:
    """Tell whether an item of a list of duties is none: an example, a privilege, a definition, a reporting line."""
    title, rest = parted(text)
    label = " ".join(plain_words(title))
    if label and (label in labels("examples") or (label in labels("other") and not begins_with_verb(rest))):
        return True
    if title and meaning_of(title) and _DEFINITION.match(rest):
        return True
    if _REPORTS.match(text) and len(text.split()) < 14:  # noqa: PLR2004
        return True
    if is_catch_all(text) or _PRIVILEGE.match(text):
        return True
    if title or (begins_with_verb(text) and not _TOLD.match(text)):
        return False
    return bool(_SENTENCE_ABOUT_THINGS.match(text))


def is_reporting_line(text: str) -> str:
    """Return what stands after "Reports to", empty where a text is no reporting line."""
    found = _REPORTS.match(text)
    return text[found.end() :] if found and len(text.split()) < 14 else ""  # noqa: PLR2004


def is_catch_all(text: str) -> bool:
    """Tell whether an item is "any other duties as assigned"."""
    return bool(_OPEN_HANDED.match(text))


def look_like_duties(items: Sequence[Item]) -> bool:
    """Tell whether most items of a list that nothing announces begin as duties do."""
    texts = [parted(item.line.text, item.line.lead) for item in items]
    led = sum(
        begins_with_verb(rest) or (bool(title) and begins_with_verb(title)) or bool(opened(rest)[0])
        for title, rest in texts
    )
    return 2 * led >= len(texts)


def is_listed_line(text: str, *, first: bool) -> bool:
    """Tell whether a line of a text without bullets is an item of a list: titled, or led by a verb, or short."""
    title, rest = parted(text)
    words = text.split()
    if text.startswith(":") and len(words) > 2:  # noqa: PLR2004
        return True
    if title:
        return (
            len(words) <= _MOST_WORDS
            and len(title.split()) <= _MOST_TITLE_WORDS
            and (begins_with_verb(rest) or " ".join(plain_words(title)) not in labels("other"))
        )
    if text.endswith((":", "?")):
        return False
    if begins_with_verb(text) or opened(text)[0]:
        return len(words) <= _MOST_WORDS
    return first and len(words) <= 12 and not text.endswith(".")  # noqa: PLR2004


def wording(text: str, lead: str) -> tuple[str, str, str]:
    """Return the name of an item, what describes it, and the letter it states (empty for none)."""
    title, rest = parted(text, lead)
    letter, bare = opened(title or rest)
    noun = len(bare) < len((title or rest).strip(" .,;:")) and bool(letter)
    if not letter and title:
        letter = opened(rest)[0] if opened(rest)[0] in {"A", "C", "I"} else ""
    return (title or named(bare, noun=noun)), rest, letter


__all__ = ["is_catch_all", "is_listed_line", "is_no_duty", "is_reporting_line", "look_like_duties", "named", "wording"]
