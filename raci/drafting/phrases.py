"""The patterns of says.toml, compiled once: what sentences and list items say of a role's part in a duty."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from raci.datafile import load

_FILE: Final = Path(__file__).with_name("says.toml")


class Says(NamedTuple):
    """A letter (`not` for what the role answers for not, empty for none), and whether its words are of the duty."""

    letter: str
    keep: bool


def _filled(text: str) -> str:
    data = _data()
    for name in ("be", "adv"):
        text = text.replace(f"{{{name}}}", data[name])
    return text


@cache
def _data() -> dict[str, Any]:
    return load(_FILE)


@cache
def predicates() -> tuple[re.Pattern[str], tuple[Says, ...]]:
    """Return what matches any predicate of a sentence, and what each of its groups `p0`, `p1` … says."""
    said, parts = [], []
    for place, entry in enumerate(_data()["says"]):
        said.append(Says(entry["letter"], entry.get("keep", False)))
        parts.append(f"(?P<p{place}>{'|'.join(map(_filled, entry['patterns']))})")
    return re.compile(rf"(?:(?<![\w'’])|(?=['’]ll\b)){_data()['adv']}(?:{'|'.join(parts)})", re.IGNORECASE), tuple(said)


@cache
def openings() -> tuple[tuple[re.Pattern[str], Says], ...]:
    """Return what matches the beginning of a list item, and what it says, in the order in which they are tried."""
    found = []
    for name, patterns in _data()["opens"].items():
        letter, _, keep = name.partition("_")
        said = Says("" if letter == "none" else letter, bool(keep))
        if patterns:
            found.append((re.compile(rf"(?:{'|'.join(map(_filled, patterns))})\s*", re.IGNORECASE), said))
    return tuple(found)


@cache
def pronouns() -> re.Pattern[str]:
    """Return what matches a word that stands for the role in force, before a verb."""
    words = "|".join(_data()["subjects"]["pronouns"])
    return re.compile(rf"(?:(?<=[\s,;(])|^)(?:{words})(?=\s|['’]ll\b)", re.IGNORECASE)


@cache
def subject(name: str) -> re.Pattern[str]:
    """Return one of the other patterns of who is meant: `duties_of`, `above`, `belongs`, `passive` and so on."""
    return re.compile(_data()["subjects"][name], re.IGNORECASE)


@cache
def continuing() -> re.Pattern[str]:
    """Return what matches the beginning of a sentence that only goes on with the one before."""
    return re.compile(rf"(?:{'|'.join(_data()['subjects']['continuing'])})\b", re.IGNORECASE)
