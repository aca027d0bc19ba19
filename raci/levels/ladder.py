"""Levels: the ladder that holds where none is given, and how low the accountability for a tier may sit on one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from raci.levels.data import levels_and_tiers
from raci.model import Level
from raci.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@cache
def ladder() -> tuple[Level, ...]:
    """Return the default ladder, the highest level first."""
    return tuple(Level(key, name, rank) for rank, (key, name) in enumerate(levels_and_tiers().level_names.items(), 1))


def level_word(word: str) -> str | None:
    """Return the key of the default level a word stands for (`VP` is executive), None if for none."""
    return levels_and_tiers().level_by_word.get(fold(word))


def known_level(word: str, levels: Sequence[Level]) -> Level | None:
    """Return the level of a ladder that a word names: by key or name, or as a word for the same default level."""
    wanted = fold(word)
    for level in levels:
        if wanted in (fold(level.key), fold(level.name)):
            return level
    meant = level_word(word)
    return next((level for level in levels if meant and meant == _default_of(level)), None)


def default_table(levels: Sequence[Level]) -> Mapping[str, tuple[str, ...]]:
    """Return which levels of a ladder may be accountable for which tier: tier → keys of levels.

    A level that the default ladder does not know may be so where it is not below a known one that may. A ladder of
    which no level is known has no table.
    """
    ranks = {level.key: level.rank for level in ladder()}
    known = [(ranks[meant], level.rank) for level in levels if (meant := _default_of(level))]
    table = {}
    for tier, lowest in levels_and_tiers().lowest.items():
        allowed = [rank for default, rank in known if default <= ranks[lowest]]
        if allowed:
            table[tier] = tuple(level.key for level in levels if level.rank <= max(allowed))
    return table


def _default_of(level: Level) -> str | None:
    return level_word(level.key) or level_word(level.name)
