"""The data file of levels and tiers, indexed by folded words once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from raci.datafile import load
from raci.names import fold

_FILE: Final = Path(__file__).with_name("levels.toml")


class Words(NamedTuple):
    """What the data file says: keys by every word for them, and facts by key."""

    level_names: dict[str, str]
    level_by_word: dict[str, str]
    tier_by_word: dict[str, str]
    tier_ranks: dict[str, int]
    dimensions: dict[str, str]
    lowest: dict[str, str]
    whole: frozenset[str]
    each: tuple[str, ...]


@cache
def levels_and_tiers() -> Words:
    """Return the words of the data file."""
    data = load(_FILE)
    levels, tiers = data["levels"], data["tiers"]
    return Words(
        {each["key"]: each["name"] for each in levels},
        {fold(word): each["key"] for each in levels for word in (*each["also"], each["name"], each["key"])},
        {fold(word): each["key"] for each in tiers for word in (*each["also"], each["key"])},
        {each["key"]: each["rank"] for each in tiers},
        {each["key"]: each.get("dimension", "") for each in tiers},
        {each["key"]: each["lowest"] for each in tiers},
        frozenset(map(fold, data["whole"])),
        tuple(sorted((f"{fold(word)} " for word in data["each"]), key=len, reverse=True)),
    )
