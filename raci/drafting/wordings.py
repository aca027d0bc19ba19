"""The patterns and lists of words of wordings.toml, each made when it is first used."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from raci.datafile import load
from raci.patterns import pattern

if TYPE_CHECKING:
    import re

_FILE: Final = Path(__file__).with_name("wordings.toml")


@cache
def compiled(module: str, name: str) -> re.Pattern[str]:
    """Return a pattern of a module by its name."""
    found: str = load(_FILE)["patterns"][module][name]
    return pattern(found)


@cache
def listed(name: str) -> frozenset[str]:
    """Return a list of words, folded and without accents as they stand there."""
    return frozenset(load(_FILE)["words"][name].split())
