"""Whether wording says that a role acts on a duty: "Finance pays invoice", "Approval by Finance", "Escalate to HR"."""

from __future__ import annotations

import re
from typing import Final

from raci.names import words
from raci.plugin import pattern

# "Escalate incident to Director": the first word hands something to a role that must then act on it.
_HANDING: Final = frozenset(
    ["hand", "handover", "escalate", "submit", "request", "assign", "delegate", "transfer", "forward", "refer"]
)
# "HR reviews contract": the second word says what the role before it does.
_ACTING: Final = frozenset(
    [
        "accepts", "acts", "approves", "authorises", "authorizes", "carries", "checks", "completes", "confirms",
        "creates", "decides", "delivers", "executes", "fixes", "pays", "performs", "prepares", "provides", "resolves",
        "responds", "reviews", "runs", "signs", "submits", "tests", "updates", "validates", "verifies",
    ]
)  # fmt: skip
_BY: Final = "(?:by|durch|par|por|da|door)"
_HINT: Final = pattern(rf"\b(?:{_BY}|{'|'.join(sorted(_HANDING | _ACTING))})\b", re.IGNORECASE)


def may_name_actor(duty: str) -> bool:
    """Tell quickly whether a duty's name may say who acts."""
    return _HINT.search(duty) is not None


def acts(duty: str, role: str) -> bool:
    """Tell whether a duty's name says that this role acts on it."""
    text, actor = " ".join(words(duty)), re.escape(" ".join(words(role)))
    if not actor:
        return False
    if re.search(rf"\b{_BY} (?:the )?{actor}\b", text):
        return True
    if text.split(" ", 1)[0] in _HANDING and re.search(rf"\b(?:to|from) (?:the )?{actor}\b", text):
        return True
    doing = re.match(rf"(?:the )?{actor} (\w+)", text)
    return doing is not None and doing[1] in _ACTING


def asks_to_act(remark: str) -> bool:
    """Tell whether a cell's remark says that its role does something: `approves`, `signs within 2 days`."""
    return not _ACTING.isdisjoint(words(remark))
