"""Which items of a list are duties, and which are examples, privileges, definitions and the like among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.drafting.naming import begins_with_verb, named, opened, parted
from raci.drafting.role_names import labels
from raci.notations import meaning_of
from raci.patterns import pattern
from raci.titles.vocabulary import plain_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.drafting.outline import Item

_PRIVILEGE: Final = pattern(
    r"(?:may|can|could) (?:be |also be |get |receive |have |use |earn |attend |choose to |opt )|(?:granted|given|entitled|eligible|allowed|permitted|provided with|paid|invited|able to)\b"
    r"|(?:\w+[ ]){1,4}?(?:can|may|could|might) (?!approve)|(?:darf|dürfen|kann|können|erhält|erhalten|bekommt)\b|(?:peut|peuvent|bénéficie)\b", 2
)
_SENTENCE_ABOUT_THINGS: Final = pattern(
    r"(?!(?:you|they|he|she|we)\b)(?:the |a |an )?(?:[\w`'’/-]+[ ]){1,5}?(?:is|are|was|were|will be|has been|have been) (?:\w+ly )?(?!responsible|accountable|expected|required|consulted|informed)\w+", 2
)
_DEFINITION: Final = pattern(r"[\"“„']|(?:the (?:one|person|role|individual|party)|those|who|someone|anyone|people|helps|wer|diejenige|celui|personne)\b", 2)
_OPEN_HANDED: Final = pattern(r".{0,40}\b(?:any |all )?other (?:related |reasonable |relevant |ad hoc )*(?:duties|tasks|responsibilities|work|activities)\b.{0,40}\b(?:assigned|required|requested|needed|directed|necessary)\b|.{0,30}\bother duties\b.{0,10}$|.{0,30}\bweitere aufgaben\b.{0,20}$|.{0,30}\bautres (?:tâches|missions)\b.{0,30}$", 2)
_REPORTS: Final = pattern(r"(?:(?:you|they|he|she|the (?:role|position|\w+))(?:'ll| will)? )?(?:reports?|reporting) (?:directly |functionally )?to (?!.*\b(?:on|about|regarding|weekly|monthly|quarterly|annually|any|every)\b)|(?:sie |du )?bericht(?:et|en|est) (?:direkt )?an |rattach\w+ à", 2)
_TOLD: Final = pattern(r"\S+ (?:is|are|was|were|can|may|will|ist|sind|wird|werden|est|sont)\b", 2)
_MOST_WORDS: Final = 60


def is_no_duty(text: str) -> bool:
    """Tell whether an item of a list of duties is none: an example, a privilege, a definition, a reporting line."""
    title, rest = parted(text)
    label = " ".join(plain_words(title))
    if label and (label in labels("examples") or label in labels("other")):
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
    led = sum(begins_with_verb(rest) or (bool(title) and begins_with_verb(title)) or bool(opened(rest)[0]) for title, rest in texts)
    return 2 * led >= len(texts)


def is_listed_line(text: str, *, first: bool) -> bool:
    """Tell whether a line of a text without bullets is an item of a list: titled, or led by a verb, or short."""
    title, rest = parted(text)
    words = text.split()
    if text.startswith(":") and len(words) > 2:  # noqa: PLR2004
        return True
    if title:
        return len(words) <= _MOST_WORDS and len(title.split()) <= 8 and " ".join(plain_words(title)) not in labels("other")  # noqa: PLR2004
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
