"""What titles and wording say: the level and tier of a role, the tier and the verb of a duty."""

from raci.titles.placement import LADDER, TIERS, Level, Surety, Tier, TitlePlacement, VerbClass, WordingPlacement
from raci.titles.placing import place_title
from raci.titles.wording import place_wording, tiers_hinted_at

__all__ = [
    "LADDER",
    "TIERS",
    "Level",
    "Surety",
    "Tier",
    "TitlePlacement",
    "VerbClass",
    "WordingPlacement",
    "place_title",
    "place_wording",
    "tiers_hinted_at",
]
