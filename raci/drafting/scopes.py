"""How wide roles and duties are: by titles, by words such as "of each territory", and by the roles around them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.datafile import load
from raci.drafting.verbs import verb_of
from raci.drafting.wordings import compiled
from raci.titles import TIERS, place_title, place_wording
from raci.titles.vocabulary import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.drafting.role_book import DraftedRole
    from raci.titles import Tier, TitlePlacement

_FILE: Final = Path(__file__).with_name("scopes.toml")
_EACH: Final = compiled("scopes", "each")
_OWN_PART: Final = compiled("scopes", "own_part")
_OTHERS: Final = compiled("scopes", "others")
_WHOLE: Final = compiled("scopes", "whole")
_FIRST_CLAUSE: Final = 90
_OFFICES: Final = 2
_OFFICE_WORDS: Final = 2


def tier_of_role(role: DraftedRole, *, offices: bool) -> tuple[Tier | None, TitlePlacement]:
    """Return the tier of a role and what its title says; among officers of a body the usual tier is all of it."""
    placed = place_title(role.name)
    tier = placed.tier
    if placed.scope == ("national",) or (role.wide and not placed.scope and tier in {"team", "department", None}):
        tier = "organization"
    elif placed.kind == "group" and tier == "team" and _is_function(role.name):
        tier = "department"
    elif offices and not placed.scope and tier in {"team", "department"} and placed.kind == "position":
        tier = "organization"
    return tier, placed


def speaks_of_all(sentence: str) -> bool:
    """Tell whether a sentence speaks of the whole organization: "all financial procedures of our company"."""
    return bool(_WHOLE.search(sentence))


def _is_function(title: str) -> bool:
    """Tell whether a team is a function by another name: the finance team, not the project team."""
    words = plain_words(title)
    rest = place_title(" ".join(words[:-1])) if len(words) == 2 and words[-1] == "team" else None  # noqa: PLR2004
    return rest is not None and rest.kind == "group" and rest.confidence != "guess" and words[0] not in _words("crews")


def are_officers(names: Iterable[str]) -> bool:
    """Tell whether roles are the officers of a body, such as a club: two of them are offices every body has."""
    return sum(map(_is_office, names)) >= _OFFICES


def _is_office(name: str) -> bool:
    words = plain_words(name)
    return len(words) <= _OFFICE_WORDS and bool(set(words) & _words("officers")) and place_title(name).tier != "region"


def tier_of_duty(name: str, text: str, of_role: str | None) -> tuple[Tier | None, bool]:
    """Return the tier of a duty and whether its wording says it; else it is that of its role.

    A wording narrows what a role has ("quotas for each territory") and never widens it: who reports to the whole
    company still reports for a region.
    """
    role = next((tier for tier in TIERS if tier == of_role), None)
    clause = (
        text[:_FIRST_CLAUSE].split(". ", maxsplit=1)[0]
        if not name or text.startswith(name[:20])
        else f"{name}. {text[:_FIRST_CLAUSE]}"
    )
    said = _each(clause) or _led(name, text, role) or _part(clause)
    if said and (role is None or TIERS.index(said) >= TIERS.index(role)):
        return said, True
    if role is None:
        placed = place_wording(clause)
        return (placed.tier, True) if placed.tier in {"organization", "region"} else (None, False)
    return role, place_wording(clause).tier == role


def _each(clause: str) -> Tier | None:
    for found in _EACH.finditer(clause):
        word = found["word"] or found["per"] or found["other"]
        tier = place_wording(f"in each {word}").tier
        if tier in TIERS and tier != "organization":
            return tier
    return None


def _led(name: str, text: str, role: Tier | None) -> Tier | None:
    """Return team where a duty is to lead people, for who has less than the whole organization."""
    if role in {None, "organization"}:
        return None
    words = plain_words(f"{name} {text}"[:160])[:14]
    bare = {verb.bare if (verb := verb_of(word)) else word for word in words[:6]}
    leads = bool((bare | set(words[:6])) & _words("people"))
    compound = any(word.endswith(("team", "teams")) and len(word) > 6 for word in words)  # noqa: PLR2004 - Einkaufsteams
    return "team" if leads and (set(words) & _words("team") or compound) else None


def _part(clause: str) -> Tier | None:
    if _OTHERS.search(clause):
        return None
    found = _OWN_PART.search(clause)
    if not found:
        return None
    word = (found["word"] or found["adjective"]).casefold()
    known: dict[str, Tier] = {
        "region": "region",
        "regional": "region",
        "territory": "territory",
        "district": "territory",
        "department": "department",
        "division": "division",
    }
    return known.get(word)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(part for word in load(_FILE)[name].split(",") for part in [" ".join(plain_words(word))])


def of_five(tier: str | None) -> str | None:
    """Return a tier as one of organization, region, territory, department and team."""
    return load(_FILE)["five"].get(tier) if tier else None
