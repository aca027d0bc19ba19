"""What titles and wording say of roles and duties where nobody wrote it down; never more than likely."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.levels import is_whole
from raci.model import Scope
from raci.titles import place_title, place_wording, tiers_hinted_at

_STEERING: Final = frozenset({"set", "decide", "plan"})

_PLAIN: Final = frozenset({"organization", "region", "country"})
"""Tiers whose words mean little else; a service, a site or a store in a duty's wording is as often a thing."""

_HINTS: Final = _PLAIN | {"each"}

if TYPE_CHECKING:
    from raci.graph.units import Units
    from raci.model import Duty, Role


def level_by_title(role: Role) -> str | None:
    """Return the level that a role's title says, None where that would be a guess."""
    if role.kind != "position":
        return None
    placed = place_title(role.name)
    return placed.level if placed.kind == "position" and placed.confidence != "guess" else None


def scope_by_title(role: Role) -> Scope | None:
    """Return the scope that a role's title names: `Regional …` is each region; None where no word speaks of one."""
    placed = place_title(role.name)
    named = placed.scope and placed.tier and placed.kind == "position" and placed.confidence != "guess"
    return _scope(placed.tier, placed.scope) if named and placed.tier else None


def may_have_scope(wording: str) -> bool:
    """Tell quickly whether a wording may name a scope where no units are known; most do not."""
    return not tiers_hinted_at(wording).isdisjoint(_HINTS)


def scope_by_wording(duty: Duty, units: Units, *, steering: bool = False) -> Scope | None:
    """Return the scope that a duty's wording names: a unit, or a tier; None where no word speaks of one.

    With `steering`, only duties that set, decide or plan have one: anybody may file a regional report.
    """
    if not (may_have_scope(duty.name) or (units.units and tiers_hinted_at(duty.name))):
        return None
    placed = place_wording(duty.name)
    if steering and placed.verbs not in _STEERING:
        return None
    named = [word for word in placed.scope if units.named(word, "") is not None]
    if len(named) == 1:
        return Scope((("", named[0]),))
    sure = placed.confidence != "guess" and (placed.each or placed.tier in _PLAIN)
    return _scope(placed.tier, placed.scope) if placed.tier and sure else None


def _scope(tier: str, words: tuple[str, ...]) -> Scope | None:
    """Return a tier as a scope; one named by a proper name (`emea`) is one of its kind, and not known to be another."""
    if tier == "organization":
        return Scope((("", tier),))
    return Scope((("", f"each {tier}"),)) if len(words) == 1 and not is_whole(words[0]) else None
