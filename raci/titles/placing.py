"""Where a role stands, by its title: its level, tier and kind, and how sure that is."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from raci.titles.heads import head_of
from raci.titles.placement import TitlePlacement
from raci.titles.tiers import tier_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.model.role import RoleKind
    from raci.titles.parts import Head
    from raci.titles.placement import Level, Surety
    from raci.titles.tokens import Token

_KNOWN: Final = 3
_NOTHING: Final = TitlePlacement(None, None, "position", "guess")


@lru_cache(maxsize=4096)
def place_title(title: str) -> TitlePlacement:
    """Return the level, tier and kind that a role's title speaks of, in any of the languages raci reads.

    A title in which nothing is understood is that of a specialist, as a guess.
    """
    head, parts = head_of(title)
    if head is None:
        return _NOTHING
    kind = _kind(head)
    level: Level | None = head.meaning.level if kind == "position" else None
    tier, scope = tier_of(head, parts)
    if kind in {"external", "agent"} and not scope:
        tier = None
    if _is_everybody(parts):
        kind, level, tier = "group", None, tier if scope else "organization"
    return TitlePlacement(level, tier, kind, _surety(head, parts, scope), scope)


def _kind(head: Head) -> RoleKind:
    meaning, part = head.meaning, head.part
    inside = any(token.has("inside") for token in part)
    if meaning.sort == "external":
        return "group" if inside else "external"
    if meaning.sort == "staff" and not inside and _stands_outside(head):
        return "external"
    if meaning.sort in {"group", "agent"}:
        return "group" if meaning.sort == "group" else "agent"
    return "position"


def _stands_outside(head: Head) -> bool:
    """Tell whether a word for outside belongs to the head: "External Auditor", "Consulente esterno"."""
    end = next((place for place in range(1, len(head.part)) if head.part[place].has("joint")), len(head.part))
    return any(token.has("outside") for token in head.part[:end])


def _is_everybody(parts: Sequence[tuple[Token, ...]]) -> bool:
    return bool(parts) and len(parts[0]) > 1 and parts[0][0].has("every")


def _surety(head: Head, parts: Sequence[tuple[Token, ...]], scope: tuple[str, ...]) -> Surety:
    if head.found < _KNOWN:
        return "likely" if head.found and any(token.has("function") for token in head.part) else "guess"
    rest = [token for part in parts for token in part if token is not head.part[head.place]]
    return "certain" if _is_certain(head, rest, scope) else "likely"


def _is_certain(head: Head, rest: Sequence[Token], scope: tuple[str, ...]) -> bool:
    """Tell whether nothing in a title is open: its head is beyond doubt, and every other word is understood."""
    sure = head.meaning.sure
    if sure == "scoped":
        scopes = [token for token in rest if token.has("scope")]
        if len(scopes) != 1 or len(scope) != 1 or scopes[0].meanings["scope"].sure != "alone":
            return False
        return all(token.has("scope", "article") or _is_function(token) for token in rest)
    if sure != "alone":
        return False
    if head.meaning.level == "executive":
        named = ("chief", "suite", "article") if head.part[head.place].has("officer") else ("article",)
        return all(token.has(*named) or _is_sure_scope(token) for token in rest)
    if head.meaning.sort == "rank":
        return all(token.has("article") or _is_function(token) for token in rest)
    return all(token.has("article") for token in rest)


def _is_function(token: Token) -> bool:
    return token.has("function") and not token.has("staff", "rank", "modifier", "group", "external", "field")


def _is_sure_scope(token: Token) -> bool:
    found = token.meanings.get("scope")
    return found is not None and found.sure == "alone"
