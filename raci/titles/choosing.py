"""Which of several words that may be the head of a title is it: the last in English, the first in French."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.titles.parts import HEADS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.titles.tokens import Token

_HEAD_LAST: Final = frozenset({"en", "de", "nl", "tr", "zh", "ja"})
_BODIES: Final = ("group", "external", "agent", "actor")


def is_candidate(part: tuple[Token, ...], place: int, last: int) -> bool:
    """Tell whether the word at a place may be the head of a phrase that ends at the last place."""
    token = part[place]
    if not token.has(*HEADS):
        return False
    if place == last:
        return True
    return not token.has("modifier", "top", "outside") and not _only_concerned(token, part[place + 1 : last + 1])


def _only_concerned(token: Token, after: Sequence[Token]) -> bool:
    """Tell whether an outside party or software is what others deal with: "Investor Services", not "Supplier 2"."""
    if not token.has("external", "agent") or not _languages(token) <= _HEAD_LAST:
        return False
    last = after[-1]
    named = len(last.text) == 1 or last.text.isdigit() or last.has("scope", "modifier")
    return last.has("function") or (token.has("external") and not named)


def choose(part: tuple[Token, ...], candidates: Sequence[int], start: int) -> int:
    """Return the place of the head: the last candidate in English, the first in Romance and Slavic languages."""
    while (
        len(candidates) > 1 and _names_unit(part[candidates[-1]]) and any(part[each].has("rank") for each in candidates)
    ):
        candidates = candidates[:-1]
    first, last = candidates[0], candidates[-1]
    if first != start or first == last:
        return last
    opening, closing = _languages(part[first]), _languages(part[last])
    if opening & closing - _HEAD_LAST or (_HEAD_LAST.isdisjoint(closing) and not opening <= {"en"}):
        return first
    if last == first + 1 and "en" in opening:
        return last
    leads = part[first].meanings.get("rank")
    return first if leads and part[last].has(*_BODIES) and not part[last].has("rank", "staff") else last


def _names_unit(token: Token) -> bool:
    """Tell whether a word names a part of the organization that one may lead: "Sales Manager Southwest Region"."""
    scope = token.meanings.get("scope")
    return token.has("group") and not token.has("rank") and scope is not None and not scope.where


def _languages(token: Token) -> set[str]:
    return {language for sort in HEADS if sort in token.meanings for language in token.meanings[sort].languages}
