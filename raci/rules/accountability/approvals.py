"""Which duties speak of an approval: as a duty of its own, or only in passing."""

from __future__ import annotations

import re
from typing import Final

from raci.plugin import pattern
from raci.rules.accountability.titles import plain_words

_APPROVAL: Final = pattern(
    r"approv|authori[sz]|signoffs?$|ratif|genehmig|freigabe|freigeb|approuv|approbat|autoris|autoriz|aprob|aprov|"
    r"goedkeur"
)
_HINT: Final = pattern("appro|autho|sign|ratif|genehmig|freig|autori|apro|goedkeur", re.IGNORECASE)
_SIGN_OFF: Final = pattern(r"\bsign(s|ed|ing)?[ -]off\b", re.IGNORECASE)
# What joins an approval to another act, next to it or a few words before: "prepare and approve", "for final approval".
_AND: Final = frozenset(["and", "und", "et", "y", "e", "ed", "en"])
_FOR: Final = frozenset(
    [
        "for", "incl", "including", "with", "until", "zur", "inkl", "mit", "pour", "avec", "para", "con", "per", "com",
        "voor",
    ]
)  # fmt: skip
_CHECKING: Final = ("review", "check", "verif", "evaluat", "assess", "examin", "pruf", "contr")
_REACH: Final = 4
_LONG_WORD: Final = 4


def speaks_of_approval(text: str) -> bool:
    """Tell whether a text has a word for approval: `approves`, `sign-off`, `Freigabe`."""
    return _HINT.search(text) is not None and any(map(_APPROVAL.match, _words(text)))


def approves_in_passing(name: str) -> bool:
    """Tell whether a duty is another act with an approval tied to it: "Submit budget for approval".

    "Approve budget" and "Budget approval" are duties of their own, and to "review and approve" is one act.
    """
    found = _words(name)
    if not found or _APPROVAL.match(found[0]) or found[0].startswith(_CHECKING):
        return False
    place = next((place for place, word in enumerate(found) if _APPROVAL.match(word)), 0)
    return place > 0 and (found[place - 1] in _AND or not _FOR.isdisjoint(found[max(1, place - _REACH) : place]))


def subjects(name: str) -> set[str]:
    """Return the words that say what an approval is about: its long words but those of approval."""
    return {word for word in _words(name) if len(word) >= _LONG_WORD and not _APPROVAL.match(word)}


def _words(text: str) -> list[str]:
    return plain_words(_SIGN_OFF.sub("signoff", text))
