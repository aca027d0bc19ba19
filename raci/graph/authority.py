"""Levels and limits: how high a role stands, and what it may answer for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.levels import default_table, known_level, ladder, tier_word
from raci.names import fold

if TYPE_CHECKING:
    from raci.model import Duty, Level, Organization, Role


class Authority:
    """The ladder and the level table of an organization; the default ones where it has none.

    Where an organization declares a table, it holds for the tiers it names, and the default table for the others.
    """

    def __init__(self, organization: Organization) -> None:
        self.levels = organization.levels or ladder()
        self._known: dict[str, Level | None] = {}
        table = {**default_table(self.levels)}
        for tier, words in organization.table.items():
            found = [level for word in words if (level := self.level(word))]
            table[fold(tier)] = table[tier_word(tier) or tier] = tuple(level.key for level in found)
        ranks = {level.key: level.rank for level in self.levels}
        self._table = {tier: [ranks[key] for key in keys] for tier, keys in table.items()}

    def level(self, word: str | None) -> Level | None:
        """Return the level a word names, None if it names none."""
        if word is None:
            return None
        if word not in self._known:
            self._known[word] = known_level(word, self.levels)
        return self._known[word]

    def lowest(self, tier: str) -> Level | None:
        """Return the lowest level that may be accountable for a tier, None where the table does not say."""
        ranks = self._ranks(tier)
        lowest = max(ranks, default=None)
        return next((level for level in self.levels if level.rank == lowest), None)

    def is_too_low(self, level: Level | None, tier: str) -> bool:
        """Tell whether a level is surely below all that may be accountable for a tier."""
        ranks = self._ranks(tier)
        return bool(level and ranks and level.rank > max(ranks))

    def speaks_of(self, tier: str) -> bool:
        """Tell whether the level table has a line for a tier."""
        return bool(self._ranks(tier))

    def _ranks(self, tier: str) -> list[int]:
        return self._table.get(fold(tier)) or self._table.get(tier_word(tier) or "") or []


def within_limits(role: Role, duty: Duty) -> bool | None:
    """Tell whether a role may decide alone on the amounts of a duty; None where its limits say nothing of them."""
    said = [
        held.amount >= limit.amount
        for limit in duty.limits
        for held in role.limits
        if (fold(held.kind), fold(held.measure)) == (fold(limit.kind), fold(limit.measure))
    ]
    return all(said) if said else None
