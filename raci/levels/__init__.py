"""The ladder of levels and the tiers that hold where an organization says nothing of its own."""

from raci.levels.ladder import default_table, known_level, ladder, level_word
from raci.levels.tiers import default_tiers, each_of, is_whole, singulars, tier_dimension, tier_rank, tier_word

__all__ = [
    "default_table",
    "default_tiers",
    "each_of",
    "is_whole",
    "known_level",
    "ladder",
    "level_word",
    "singulars",
    "tier_dimension",
    "tier_rank",
    "tier_word",
]
