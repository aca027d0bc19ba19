"""A graph that follows changes of letters: what is counted already is counted on, and not from the beginning."""

from __future__ import annotations

from bisect import bisect_left, insort
from copy import copy
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from raci.graph.build import Charge, ResponsibilityGraph
    from raci.model import Duty, Matrix, Row

_KEPT: Final = frozenset(
    {
        "_columns", "_inferring", "is_plain", "_position", "_profiles", "_scopes", "_today", "has_namesakes",
        "matrix", "organization", "roles", "today",
    }
)  # fmt: skip
"""What a graph knows that letters have no part in."""
_tally: Final = attrgetter("tally")


def followed(graph: ResponsibilityGraph, matrix: Matrix, places: Collection[int]) -> ResponsibilityGraph:
    """Return the graph of a matrix that differs from that of a graph in the letters of these rows, from 0, and no more.

    The graph itself stays as it is.
    """
    before, made = vars(graph), copy(graph)
    known = vars(made)
    for name in [each for each in known if each not in _KEPT]:
        del known[name]
    known["matrix"] = matrix
    old = graph.matrix.rows
    if "tallies" in before:
        known["tallies"] = tallies = list(before["tallies"])
        for place in places:
            tallies[place] = sum(map(_tally, matrix.rows[place].values()))
    if "_loads" in before:
        known["_loads"] = _reloaded(before["_loads"], ((old[place], matrix.rows[place]) for place in places))
    if "places" in before:
        known["places"] = _replaced(before["places"], [(place, old[place], matrix.rows[place]) for place in places])
    if "_kinds_and_rows" in before:
        kinds, charges = before["_kinds_and_rows"]
        known["_kinds_and_rows"] = _recharged(made, kinds, charges, places)
    return made


def regrown(graph: ResponsibilityGraph, matrix: Matrix) -> ResponsibilityGraph:
    """Return the graph of a matrix with the roles and the organization of that of a graph, and other duties."""
    made = type(graph)(matrix)
    kept = ("organization", "_today", "today", "_inferring", "_profiles")
    vars(made).update({name: known for name, known in vars(graph).items() if name in kept})
    return made


def within(graph: ResponsibilityGraph, roles: Collection[str]) -> ResponsibilityGraph:
    """Return a graph that sees only some roles, and the duties they take part in, whose counts are those of all."""
    made = copy(graph)
    known = vars(made)
    for name in [each for each in known if each not in _KEPT and each != "occupants"]:
        del known[name]
    matrix, held = graph.matrix, graph.places
    places = sorted({place for key in roles for place in held.get(key, ())})
    duties = tuple([matrix.duties[place] for place in places])
    cells = [matrix.rows[place] for place in places]
    rows = tuple([{key: row[key] for key in roles if key in row} for row in cells])
    known["matrix"] = replace(matrix, duties=duties, rows=rows)
    known["tallies"] = [graph.tallies[place] for place in places]
    known["roles"] = {key: role for key, role in graph.roles.items() if key in roles}
    known["_position"] = {duty.key: place for place, duty in enumerate(duties)}
    return made


def _reloaded(loads: Mapping[str, int], rows: Iterable[tuple[Row, Row]]) -> dict[str, int]:
    found = dict(loads)
    for old, new in rows:
        for key, entry in old.items():
            found[key] -= entry.tally
        for key, entry in new.items():
            found[key] += entry.tally
    return found


def _replaced(places: Mapping[str, list[int]], rows: Iterable[tuple[int, Row, Row]]) -> dict[str, list[int]]:
    found = dict(places)
    for place, old, new in rows:
        for key in old.keys() - new.keys():
            found[key] = [each for each in found[key] if each != place]
            if not found[key]:
                del found[key]
        for key in new.keys() - old.keys():
            found[key] = list(found.get(key, ()))
            insort(found[key], place)
    return found


def _recharged(
    graph: ResponsibilityGraph,
    kinds: Mapping[Any, tuple[Charge, list[Duty]]],
    rows: list[Charge | None],
    places: Iterable[int],
) -> tuple[dict[Any, tuple[Charge, list[Duty]]], list[Charge | None]]:
    """Return the kinds of charge, and that of each row, with some rows taken out of theirs and put into others."""
    kinds, rows = dict(kinds), list(rows)
    for place in places:
        duty = graph.matrix.duties[place]
        if (old := rows[place]) is not None:
            _taken_out(kinds, old, duty)
        rows[place] = found = graph.charge_in(place)
        if found is not None:
            name = _name(found)
            _, duties = kinds.get(name, (found, []))
            spots = [graph.place_of(each) for each in duties]
            spot = bisect_left(spots, place)
            held = [*duties[:spot], duty, *duties[spot:]]
            kinds[name] = found._replace(duty=held[0]), held
    return kinds, rows


def _taken_out(kinds: dict[Any, tuple[Charge, list[Duty]]], charge: Charge, duty: Duty) -> None:
    name = _name(charge)
    found, duties = kinds[name]
    left = [each for each in duties if each is not duty]
    if left:
        kinds[name] = found._replace(duty=left[0]), left
    else:
        del kinds[name]


def _name(charge: Charge) -> object:
    return charge.scope, tuple(role.key for role in charge.owners), tuple(role.key for role in charge.doers)
