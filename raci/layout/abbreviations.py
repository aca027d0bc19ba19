"""Role lists beside a matrix: what the abbreviations over its columns stand for become aliases of the roles."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from raci.layout.kinds import shown
from raci.names import abbreviates, fold, squeeze
from raci.patterns import pattern
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from raci.layout.grid import Grid
    from raci.layout.reading import Reading
    from raci.model import Role

_MOST_ROWS: Final = 500
_LONGEST: Final = 90
_SIGNS: Final = frozenset("()-–—:=→")
_PAIR: Final = pattern(r"^\W*(.{1,40}?)\W*\s*(?:[:=→–—]|\s-)\s*(.+)$")
_BRACKETED: Final = pattern(r"^\W*([^()]{3,60}?)\s*\(([^()]{1,20})\)")


def with_aliases(readings: Sequence[Reading], grids: Iterable[Grid]) -> list[Reading]:
    """Return the readings, their roles with the full names that lists in the same file give to their abbreviations."""
    known = {fold(role.name) for reading in readings for role in reading.matrix.roles}
    found: dict[str, str] = {}
    for short, name in _pairs(grids, _Telling(known)):
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


class _Telling(dict[object, bool]):
    """Value of a cell → whether it may be an abbreviation of these, or hold one with its name; asked once of each."""

    def __init__(self, known: Container[str]) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, value: object) -> bool:
        text = value if isinstance(value, str) else shown(value)
        self[value] = tells = not _SIGNS.isdisjoint(text) or fold(text) in self._known
        return tells


def _pairs(grids: Iterable[Grid], telling: _Telling) -> Iterator[tuple[str, str]]:
    """Yield what may be an abbreviation and its name: two cells of a row, `PM: Project Manager`, `Name (PM)`."""
    for grid in grids:
        for row in grid.rows if len(grid.rows) <= _MOST_ROWS else ():
            if not any(map(telling.__getitem__, row)):
                continue
            texts = [text for value in row if (text := squeeze(shown(value))) and len(text) <= _LONGEST]
            yield from pairwise(texts)
            yield from pairwise(reversed(texts))
            for text in texts:
                if found := _PAIR.match(text):
                    yield found[1], found[2].strip(" *_.;,")
                if found := _BRACKETED.match(text):
                    yield found[2], found[1].strip(" *_")
