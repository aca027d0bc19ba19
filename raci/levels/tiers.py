"""Tiers: words for the depths of an organization, and how wide each is where nobody says."""

from __future__ import annotations

from raci.levels.data import levels_and_tiers
from raci.names import fold


def default_tiers() -> tuple[str, ...]:
    """Return the tiers that are known without being declared, the widest first."""
    return tuple(levels_and_tiers().tier_ranks)


def tier_word(word: str) -> str | None:
    """Return the known tier a word names, in the plural too (`Regions` is region), None if it names none."""
    known, folded = levels_and_tiers().tier_by_word, fold(word)
    return known.get(folded) or next((known[one] for one in singulars(folded) if one in known), None)


def singulars(word: str) -> list[str]:
    """Return what a folded word may be the plural of."""
    found = [word[:-1]] if word.endswith(("s", "n")) else []
    found += [word[:-2]] if word.endswith(("es", "en")) else []
    found += [f"{word[:-3]}y"] if word.endswith("ies") else []
    return [each for each in found if each]


def tier_rank(tier: str) -> int | None:
    """Return how wide a known tier is, 1 for the widest; None for one that is not known."""
    known = tier_word(tier)
    return levels_and_tiers().tier_ranks[known] if known else None


def is_whole(word: str) -> bool:
    """Tell whether a word means the whole organization, wherever no unit bears it as its name (`company-wide`)."""
    known = levels_and_tiers()
    folded = fold(word).removeprefix("the ")
    return folded in known.whole or known.tier_by_word.get(folded) == "organization"


def each_of(word: str) -> str | None:
    """Return what stands after `each`, `every`, `chaque` …, folded; None where no such word stands first."""
    folded = fold(word)
    return next((folded[len(each) :] for each in levels_and_tiers().each if folded.startswith(each)), None)


def tier_dimension(tier: str) -> str:
    """Return the dimension in which a known tier is most often found, empty where there is no telling."""
    return levels_and_tiers().dimensions.get(tier_word(tier) or "", "")
