"""A role's title held against its record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.levels import tier_rank
from raci.names import fold, words
from raci.titles import LADDER

if TYPE_CHECKING:
    from raci.plugin import ResponsibilityGraph, Role, TitlePlacement
    from raci.titles import Level

_FAR: Final = 2
_TIERS: Final = frozenset({"organization", "region", "country", "territory"})
"""Tiers whose words in a title speak of where it is; `Head of Stores` may lead the stores of the whole company."""


def is_another_tier(placed: TitlePlacement, role: Role, graph: ResponsibilityGraph) -> bool:
    """Tell whether the title names a tier, by a word of its own, that the recorded scope is not of."""
    if not placed.scope or role.scope is None or placed.tier not in _TIERS:
        return False
    own = {word for unit in graph.organization.units_of(role.scope) for word in words(fold(unit.name))}
    if not own.isdisjoint(placed.scope):
        return False
    recorded = graph.organization.known_tier(role.scope)
    return bool(recorded) and tier_rank(recorded) != tier_rank(placed.tier)


def is_far(level: Level, role: Role, graph: ResponsibilityGraph) -> bool:
    """Tell whether the recorded level is two rungs or more from that of the title; both on the default ladder."""
    found = graph.level_of(role)
    if found is None or not graph.organization.has_recorded_level(role) or found.key not in LADDER:
        return False
    return abs(LADDER.index(found.key) - LADDER.index(level)) >= _FAR
