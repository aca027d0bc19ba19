"""Headings of people files: which column holds the person, the manager, the title, the unit."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.datafile import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FILE: Final = Path(__file__).with_name("headings.toml")
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD: Final = re.compile(r"[^\W_]+(?:\+\d)?|#")
_ASIDE: Final = re.compile(r"\s*[(\[].*$")
_LONGEST: Final = 80

WAYS: Final = ("id", "number", "position", "email", "name")
"""How a manager may be named, the surest way first."""
_LINES: Final = ("manager", "dotted")
_PARTS_OF_NAMES: Final = ("first", "last")
_OWN: Final = (*WAYS, *_PARTS_OF_NAMES)


class Heading(NamedTuple):
    """What a column holds: a field, for managers the way they are named (`id`, `email` …) as far as it says.

    Of several columns with one field, that of the smallest rank is read; of `manager` and `dotted`, all.
    """

    field: str
    way: str = ""
    rank: int = 0


class UnitColumn(NamedTuple):
    """A column of units: its field, its dimension, and the tier of its units (empty: not known)."""

    field: str
    dimension: str
    tier: str


@cache
def unit_columns() -> tuple[UnitColumn, ...]:
    """Return the columns of units, in each dimension the widest first."""
    return tuple(UnitColumn(each["field"], each["dimension"], each["tier"]) for each in load(_FILE)["units"])


def heading_of(text: str) -> Heading | None:
    """Return what a column with this heading holds, None where nobody knows."""
    if len(text) > _LONGEST:
        return None
    known = _known()
    return known.get(_plain(text)) or known.get(_plain(_ASIDE.sub("", text)))


def _plain(text: str) -> str:
    """Return the letters and digits of a heading without accents, in lower case, its little words left out."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", _HUMP.sub(" ", text)) if ord(sign) not in _ACCENTS)
    words = _WORD.findall(bare.casefold())
    return "".join("number" if word == "#" else word for word in words if word not in _little())


_ACCENTS: Final = frozenset(range(0x300, 0x370))


@cache
def _little() -> frozenset[str]:
    return frozenset(load(_FILE)["little"])


@cache
def _known() -> dict[str, Heading]:
    found: dict[str, Heading] = {}
    for field, way, plains in _spellings():
        for rank, plain in enumerate(plains):
            if plain:
                found.setdefault(plain, Heading(field, way, rank))
    return found


def _spellings() -> Iterator[tuple[str, str, Iterable[str]]]:
    """Yield each field, the way it names somebody, and its headings without blanks, the likeliest first."""
    data = load(_FILE)
    parts = {kind: list(map(_plain, texts)) for kind, texts in data["parts"].items()}
    for field, texts in data["fields"].items():
        yield field, "", map(_plain, texts)
    for each in data["units"]:
        yield each["field"], "", map(_plain, each["also"])
    for way in _OWN:
        yield way, "", [*_together(parts["person"], parts[way]), *parts[way]]
    yield "name", "", parts["person"]
    for line in _LINES:
        yield line, "", parts[line]
        for way in WAYS:
            yield line, way, _together(parts[line], parts[way])
        yield line, "position", [f"{each}position" for each in parts[line]]
        for part in _PARTS_OF_NAMES:
            yield f"{line}-{part}", "", _together(parts[line], parts[part])


def _together(ones: Iterable[str], others: Iterable[str]) -> list[str]:
    return [text for one, other in product(ones, others) for text in (f"{one}{other}", f"{other}{one}")]
