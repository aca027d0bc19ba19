"""Positions: one role for each title, or for each title in each unit where a title stands in several."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from raci.names import fold
from raci.readers.people.distinct_keys import distinct
from raci.readers.people.persons import NONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.readers.people.persons import Persons
    from raci.readers.people.units import Units


class Position(NamedTuple):
    """A role to be: its key, its title in the commonest spelling, the unit of the function it stands in, its rows."""

    key: str
    title: str
    unit: int
    rows: list[int]


class Positions:
    """The positions of a roster in the order of their first rows; `of_row` gives the number of each row's."""

    def __init__(self, persons: Persons, units: Units) -> None:
        self._titles = persons.roster.texts("title")
        self._units = units.of_row.get("function")
        self.of_row = [NONE] * len(self._titles)
        rows = [row for row, number in enumerate(persons.of_row) if number != NONE and self._titles[row]]
        words = {text: fold(text) or text for text in set(self._titles)}
        self._spelled = _spellings(self._titles, rows, words)
        placed = self._placed(rows, words)
        self.all = self._named(placed, units)
        for number, position in enumerate(self.all):
            for row in position.rows:
                self.of_row[row] = number

    def _placed(self, rows: Sequence[int], words: dict[str, str]) -> dict[tuple[str, int], list[int]]:
        """Return the rows of each title and unit; a title that stands in one unit only has all its rows there."""
        found: dict[tuple[str, int], list[int]] = {}
        units = self._units
        for row in rows:
            place = (words[self._titles[row]], units[row] if units else NONE)
            found.setdefault(place, []).append(row)
        places: dict[str, list[int]] = {}
        for title, unit in found:
            if unit != NONE:
                places.setdefault(title, []).append(unit)
        for title, those in places.items():
            if len(those) == 1 and (title, NONE) in found:
                found[title, those[0]] += found.pop((title, NONE))
        return found

    def _named(self, placed: dict[tuple[str, int], list[int]], units: Units) -> list[Position]:
        counts = Counter(title for title, _ in placed)
        order = sorted(placed, key=lambda place: min(placed[place]))
        keys = []
        for title, unit in order:
            split = counts[title] > 1 and unit != NONE
            keys.append(f"{self._spelled[title]} ({units.units[unit].key})" if split else self._spelled[title])
        keys = distinct(keys, lambda number: order[number])
        return [
            Position(key, self._spelled[place[0]], place[1], sorted(placed[place]))
            for key, place in zip(keys, order, strict=True)
        ]


def _spellings(titles: Sequence[str], rows: Sequence[int], words: dict[str, str]) -> dict[str, str]:
    """Return the commonest spelling of each title, by its folded form."""
    counts = Counter(titles[row] for row in rows)
    ordered = sorted(counts, key=lambda text: (-counts[text], text))
    found: dict[str, str] = {}
    for text in ordered:
        found.setdefault(words[text], text)
    return found
