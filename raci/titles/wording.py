"""What a duty's wording says: the tier it speaks of, and whether it sets, decides, plans, does, checks or tells."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, get_args

from raci.titles.placement import TIERS, Surety, VerbClass, WordingPlacement
from raci.titles.tokens import Token, tokens
from raci.titles.vocabulary import duties, plain_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.titles.placement import Tier

_LONGEST: Final = 2000
_NONE: Final = frozenset[str]()
_ALL: Final = frozenset[str]((*TIERS, "each"))
_VERBS: Final[tuple[VerbClass, ...]] = get_args(VerbClass)
_AFTER_VERB: Final = frozenset({"the", "a", "an", "all", "data", "records", "files", "documents", "backups", "results"})


class _Hint(NamedTuple):
    """The tiers a word may name, and the words that make it name some tier if they follow."""

    tiers: frozenset[str]
    awaited: frozenset[str]


class _Scope(NamedTuple):
    place: int
    tier: Tier
    word: str
    each: bool
    vague: bool


@lru_cache(maxsize=4096)
def place_wording(text: str) -> WordingPlacement:
    """Return the tier that a duty's wording speaks of, and the class of its verb, in any language raci reads.

    Wording that names no part of the organization has no tier: nothing is inferred from silence. The verb is the
    first one; a noun that stands for one (`approval of …`) counts where there is none before it.
    """
    found = tokens(text[:_LONGEST], duties())
    place, verbs = _verb(found)
    scopes = _scopes(found, place)
    chosen = _chosen(scopes)
    return WordingPlacement(
        chosen.tier if chosen else None,
        verbs,
        _surety(scopes, place, verbs),
        tuple(scope.word for scope in scopes),
        found[place].text if verbs else "",
        bool(chosen and chosen.each),
    )


def tiers_hinted_at(text: str) -> frozenset[str]:
    """Return quickly the tiers a wording may speak of, and `each` where a word such as "every" stands in it.

    Most wordings hint at nothing and need no second look: `place_wording` names no tier that is not among these.
    """
    pieces = text.split()
    hints = list(map(_hint, pieces))
    if not any(hints):
        return _NONE
    tiers, awaited = _NONE, _NONE
    for hint, piece in zip(hints, pieces, strict=True):
        if awaited and not awaited.isdisjoint(_plain(piece)):
            return _ALL
        if hint:
            tiers |= hint.tiers
        awaited = hint.awaited if hint else _NONE
    return tiers


_plain = lru_cache(maxsize=1 << 14)(plain_words)


@lru_cache(maxsize=1 << 14)
def _hint(piece: str) -> _Hint | None:
    """Return what stands between two blanks hints at, None for nothing.

    Pieces recur: the names of 100,000 duties are made of a few thousand.
    """
    known, found = duties(), plain_words(piece)
    begun = [known.longer_scopes.get(word, _NONE) for word in found]
    if len(found) > 1 and any(begun):
        return _Hint(_ALL, _NONE)
    said = tokens(piece, known)
    tiers: set[str] = {token.meanings["scope"].tier or "" for token in said if token.has("scope")}
    if any(token.has("each") for token in said):
        tiers.add("each")
    awaited = begun[0] if begun else _NONE
    return _Hint(frozenset(tiers), awaited) if tiers or awaited else None


def _verb(found: Sequence[Token]) -> tuple[int, VerbClass | None]:
    """Return the place and the class of the first verb; "budget" gives way to what is done with it."""
    weak: tuple[int, VerbClass | None] = (0, None)
    for place, token in enumerate(found):
        verbs = next((each for each in _VERBS if each in token.meanings), None) if token.meanings else None
        if verbs is None or (token.has("scope") and not _is_verb_here(found, place)):
            continue
        if not token.has("weak") or _opens(found, place):
            return place, verbs
        weak = weak if weak[1] else (place, verbs)
    return weak


def _opens(found: Sequence[Token], place: int) -> bool:
    """Tell whether a word that may be a noun is the verb: "Plan the review", not "Plan review"."""
    return place == 0 and len(found) > 1 and found[1].text in _AFTER_VERB


def _is_verb_here(found: Sequence[Token], place: int) -> bool:
    """Tell whether a word that is a verb and a place ("store", "shop", "plant") is the verb: "Store the records"."""
    after = found[place + 1].text if place + 1 < len(found) else ""
    return place == 0 and after in _AFTER_VERB


def _scopes(found: Sequence[Token], verb: int) -> list[_Scope]:
    scopes = []
    for place, token in enumerate(found):
        meaning = token.meanings.get("scope") if token.meanings else None
        if meaning is None or meaning.tier is None:
            continue
        each = place > 0 and found[place - 1].has("each")
        if token.has("plain") and not each:
            continue
        if place == verb and _is_verb_here(found, place):
            continue
        scopes.append(_Scope(place, meaning.tier, token.text, each, meaning.where == "vague"))
    return scopes


def _chosen(scopes: Sequence[_Scope]) -> _Scope | None:
    """Return the scope that counts: "in each …" first, then what is exact before `local` and `company`."""
    return min(scopes, key=lambda scope: (not scope.each, scope.vague, scope.tier == "team", scope.place), default=None)


def _surety(scopes: Sequence[_Scope], place: int, verbs: VerbClass | None) -> Surety:
    """Return how sure it is: certain of one exact scope and a verb that opens the wording, else likely or a guess."""
    tiers = {scope.tier for scope in scopes if not scope.vague} or {scope.tier for scope in scopes}
    if len(tiers) > 1 or (scopes and all(scope.vague for scope in scopes)) or (not scopes and not verbs):
        return "guess"
    exact = len(scopes) == 1 and scopes[0].tier in TIERS[:4]
    return "certain" if exact and verbs and place == 0 and scopes[0].each else "likely"
