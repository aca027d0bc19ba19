"""Scopes of positions: the part of the organization that holds all who are below those who hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.graph.forest import Forest
from raci.levels import tier_dimension
from raci.model import Scope
from raci.readers.people.ground import Ground
from raci.readers.people.persons import NONE
from raci.titles import place_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from raci.readers.people.lines import Lines
    from raci.readers.people.positions import Position
    from raci.readers.people.units import Units

_MOST_NAMED: Final = 12
_DESK: Final = "site"
_FUNCTION: Final = "function"
_GEOGRAPHY: Final = "geography"

_Pairs = tuple[tuple[str, str], ...]


class Scopes:
    """The scopes of the positions of a roster, and of those who hold them."""

    def __init__(self, lines: Lines, units: Units) -> None:
        self._lines = lines
        self._units = units.units
        self._forest = Forest(units.parents)
        self._grounds = {
            dimension: Ground(dimension, units, lines, self._forest)
            for dimension, places in units.of_row.items()
            if any(place != NONE for place in places)
        }
        self._tiers: dict[str, set[int]] = {}
        for number, unit in enumerate(self._units):
            self._tiers.setdefault(unit.tier, set()).add(number)
        self._parts: dict[_Pairs, Scope] = {}
        self._tops = self._find_tops()

    def of(self, position: Position) -> tuple[Scope | None, Mapping[int, Scope]]:
        """Return the scope of a position, None for the whole organization, and by person the part of each holder."""
        of_row = self._lines.persons.of_row
        people = list(dict.fromkeys(of_row[row] for row in position.rows))
        if not self._tops.isdisjoint(people):
            return None, {}
        enter, leave = self._lines.forest.enter, self._lines.forest.leave
        leading = [each for each in people if leave[each] - enter[each] > 1]
        function = self._function(position, leading, all_lead=len(leading) == len(people))
        areas = self._areas(position, people, leading)
        places, parts = self._places(areas)
        shared = {each: self._part((*function, (_GEOGRAPHY, self._units[part].key))) for each, part in parts.items()}
        return (Scope((*function, *places)) if function or places else None), shared

    def _find_tops(self) -> set[int]:
        """Return who reports to nobody and has more than half of all people below."""
        forest = self._lines.forest
        return {each for each in forest.roots if 2 * (forest.leave[each] - forest.enter[each] - 1) > len(forest) - 1}

    def _function(self, position: Position, leading: Sequence[int], *, all_lead: bool) -> _Pairs:
        ground = self._grounds.get(_FUNCTION)
        if ground is None:
            return ()
        unit = position.unit
        below = ground.below(leading)
        if below == NONE:
            known = bool(leading) and any(map(ground.knows_below, leading))
            unit = NONE if known else unit
        elif unit == NONE or not self._forest.is_within(below, unit):
            unit = below if all_lead or unit == NONE else ground.together((below, unit))
        return ((_FUNCTION, self._units[unit].key),) if unit != NONE else ()

    def _areas(self, position: Position, people: Sequence[int], leading: Sequence[int]) -> dict[int, int]:
        """Return the place of each holder whom one binds; NONE where it is everywhere. Without any, none is bound."""
        ground = self._grounds.get(_GEOGRAPHY)
        if ground is None:
            return {}
        named = _speaks_of_place(position.title)
        if not leading:
            return {each: ground.own(each) for each in people} if named else {}
        known = leading if named else [each for each in leading if ground.knows_all(each)]
        areas = dict.fromkeys(leading, NONE) | {each: ground.below([each]) for each in known}
        if named or len({area for area in areas.values() if area != NONE}) > 1:
            return areas
        return {each: self._beyond_desk(area) for each, area in areas.items()}

    def _beyond_desk(self, unit: int) -> int:
        while unit != NONE and self._units[unit].tier == _DESK:
            unit = self._forest.parents[unit]
        return unit

    def _places(self, areas: Mapping[int, int]) -> tuple[_Pairs, Mapping[int, int]]:
        """Return what a scope says of places, and the place of each holder where they differ."""
        units = set(areas.values())
        if not units or NONE in units:
            return (), {}
        if len(units) == 1:
            return self._named(units), {}
        tiers = {self._units[each].tier for each in units}
        if len(tiers) > 1 or "" in tiers:
            common = self._grounds[_GEOGRAPHY].together(units)
            return (self._named([common]) if common != NONE else ()), areas
        tier = tiers.pop()
        if len(units) > _MOST_NAMED or units == self._tiers[tier]:
            return ((_GEOGRAPHY, f"each {tier}"),), areas
        return self._named(units), areas

    def _named(self, units: Iterable[int]) -> _Pairs:
        return tuple((_GEOGRAPHY, key) for key in sorted(self._units[each].key for each in units))

    def _part(self, pairs: _Pairs) -> Scope:
        return self._parts.setdefault(pairs, Scope(pairs))


def _speaks_of_place(title: str) -> bool:
    placed = place_title(title)
    return bool(placed.scope and placed.tier and tier_dimension(placed.tier) == _GEOGRAPHY)
