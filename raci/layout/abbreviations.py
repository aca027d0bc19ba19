"""Role lists beside a matrix: what the abbreviations over its columns stand for become aliases of the roles."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from raci.layout.survey import shown
from raci.names import fold, squeeze
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from raci.layout.grid import Grid
    from raci.layout.reading import Reading
    from raci.model import Role

_MOST_ROWS: Final = 500
_FEWEST_LETTERS: Final = 2
_LONGEST: Final = 90
_LONGEST_NAME: Final = 60
_WORD: Final = pattern(r"[^\W_]+")
_PAIR: Final = pattern(r"^\W*(.{1,40}?)\W*\s*(?:[:=→–—]|\s-)\s*(.+)$")
_BRACKETED: Final = pattern(r"^\W*([^()]{3,60}?)\s*\(([^()]{1,20})\)")


def with_aliases(readings: Sequence[Reading], grids: Iterable[Grid]) -> list[Reading]:
    """Return the readings, their roles with the full names that lists in the same file give to their abbreviations."""
    known = {fold(role.name) for reading in readings for role in reading.matrix.roles}
    found: dict[str, str] = {}
    for short, name in _pairs(grids):
        key = fold(short)
        if key in known and fold(name) not in known and abbreviates(short, name):
            found.setdefault(key, name)
    if not found:
        return list(readings)
    return [
        replace(
            reading, matrix=replace(reading.matrix, roles=tuple(_named(role, found) for role in reading.matrix.roles))
        )
        for reading in readings
    ]


def _named(role: Role, found: dict[str, str]) -> Role:
    name = found.get(fold(role.name))
    return role if name is None or name in role.aliases else replace(role, aliases=(*role.aliases, name))


def _pairs(grids: Iterable[Grid]) -> Iterator[tuple[str, str]]:
    """Yield what may be an abbreviation and its name: two cells of a row, `PM: Project Manager`, `Name (PM)`."""
    for grid in grids:
        for row in grid.rows if len(grid.rows) <= _MOST_ROWS else ():
            texts = [text for value in row if (text := squeeze(shown(value))) and len(text) <= _LONGEST]
            yield from pairwise(texts)
            yield from pairwise(reversed(texts))
            for text in texts:
                if found := _PAIR.match(text):
                    yield found[1], found[2].strip(" *_.;,")
                if found := _BRACKETED.match(text):
                    yield found[2], found[1].strip(" *_")


def abbreviates(short: str, name: str) -> bool:
    """Tell whether a short text is made of a name's letters: `PM` of Project Manager, `Comms` of Communications.

    The letters come in the name's order; each begins a word or follows the letter before it in the same word
    (Schwartz & Hearst 2003, without letters from inside a word).
    """
    letters = "".join(_WORD.findall(short.casefold()))
    words = _WORD.findall(name.casefold())
    if not _FEWEST_LETTERS <= len(letters) < sum(map(len, words)) or len(name) > _LONGEST_NAME:
        return False
    return any(_spelled(letters, words, first) for first in range(len(words)))


def _spelled(letters: str, words: Sequence[str], first: int) -> bool:
    """Tell whether the letters are spelled by beginnings of words from `first` on, longest beginnings first."""
    open_ends = {(first, 0)}
    for _ in range(len(letters)):
        following = set()
        for place, used in open_ends:
            word, size = words[place], 0
            while size < len(word) and used + size < len(letters) and word[size] == letters[used + size]:
                size += 1
                if used + size == len(letters):
                    return True
                following |= {(later, used + size) for later in range(place + 1, len(words))}
        open_ends = following
        if not open_ends:
            return False
    return False
