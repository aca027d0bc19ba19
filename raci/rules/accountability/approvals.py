"""Which duties speak of an approval: as a duty of its own, or only in passing."""

from __future__ import annotations

import re
from typing import Final

from raci.rules.accountability.titles import plain_words

_APPROVAL: Final = re.compile(
    r"approv|authori[sz]|signoffs?$|ratif|genehmig|freigabe|freigeb|approuv|approbat|autoris|autoriz|aprob|aprov|"
    r"goedkeur"
)
_SIGN_OFF: Final = re.compile(r"\bsign(s|ed|ing)?[ -]off\b", re.IGNORECASE)
# What joins an approval to another act: "prepare and approve", "submit for approval", "zur Freigabe".
_JOINTS: Final = re.compile(
    r"\b(and|for|incl|including|with|until|und|zur|inkl|mit|et|pour|avec|y|para|con|e|per|com|ed|en|voor|met)\b"
)
_CHECKING: Final = ("review", "check", "verif", "evaluat", "assess", "examin", "pruf", "contr")
_REACH: Final = 4
_LONG_WORD: Final = 4


def speaks_of_approval(text: str) -> bool:
    """Tell whether a text has a word for approval: `approves`, `sign-off`, `Freigabe`."""
    return any(map(_APPROVAL.match, _words(text)))


def approves_in_passing(name: str) -> bool:
    """Tell whether a duty is another act with an approval tied to it: "Submit budget for approval".

    "Approve budget" and "Budget approval" are duties of their own, and to "review and approve" is one act.
    """
    found = _words(name)
    if not found or _APPROVAL.match(found[0]) or found[0].startswith(_CHECKING):
        return False
    places = [place for place, word in enumerate(found) if _APPROVAL.match(word)]
    return bool(places) and _JOINTS.search(" ".join(found[max(1, places[0] - _REACH) : places[0]])) is not None


def subjects(name: str) -> set[str]:
    """Return the words that say what an approval is about: its long words but those of approval."""
    return {word for word in _words(name) if len(word) >= _LONG_WORD and not _APPROVAL.match(word)}


def _words(text: str) -> list[str]:
    return plain_words(_SIGN_OFF.sub("signoff", text))
