"""Settings: what to check, how strictly, and how a messy file is to be read; plain data, validated at the door."""

from raci.settings.file import find_settings, load_settings
from raci.settings.house import House, Side, Which
from raci.settings.merging import for_path, merged
from raci.settings.model import LayoutSettings, Settings
from raci.settings.patterns import matches

__all__ = [
    "House",
    "LayoutSettings",
    "Settings",
    "Side",
    "Which",
    "find_settings",
    "for_path",
    "load_settings",
    "matches",
    "merged",
]
