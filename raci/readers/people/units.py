"""Units of people files: trees per dimension, made of the columns a row has from division to team, region to site."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from raci.model import Unit
from raci.model.duty import PATH_MARK
from raci.model.matrix import Oddity
from raci.names import fold
from raci.readers.people.distinct_keys import distinct
from raci.readers.people.headings import unit_columns
from raci.readers.people.persons import NONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from raci.readers.people.headings import UnitColumn
    from raci.readers.people.roster import Roster

SEVERAL = -2


class _Node(NamedTuple):
    """A unit: its column, the unit it is within, its folded name, and the first row that names it."""

    column: UnitColumn
    parent: int
    name: str
    row: int


class Units:
    """The units of a roster, each known by its name and the units it is within; `of_row` gives them by dimension.

    A row that leaves out a wider unit (a department without its division) means the only one of that name, if there is
    one. The unit a row is in is the narrowest it names.
    """

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.oddities: list[Oddity] = []
        self.nodes: list[_Node] = []
        self.of_row: dict[str, list[int]] = {}
        self._spelled: dict[int, Counter[str]] = {}
        self._made: dict[tuple[int, str, str], int] = {}
        self._within: dict[tuple[int, str, str], int] = {}
        columns = [each for each in unit_columns() if each.field in roster.fields]
        for dimension in dict.fromkeys(each.dimension for each in columns):
            self._read([each for each in columns if each.dimension == dimension])
        self.parents = [node.parent for node in self.nodes]
        self._read_parents()
        self.units = self._units()

    def _read(self, columns: Sequence[UnitColumn]) -> None:
        """Read the columns of a dimension; each combination of texts is made out once, those without gaps first."""
        paths = list(zip(*(self.roster.fields[each.field] for each in columns), strict=True))
        rows: dict[tuple[str, ...], int] = {}
        for row, path in enumerate(paths):
            rows.setdefault(path, row)
        counts = Counter(paths)
        ends = {
            path: self._end(path, columns, rows[path], counts[path])
            for path in sorted(rows, key=lambda path: (_gaps(path), path))
        }
        self.of_row[columns[0].dimension] = list(map(ends.__getitem__, paths))

    def _end(self, path: Sequence[str], columns: Sequence[UnitColumn], row: int, count: int) -> int:
        """Return the narrowest unit of a path."""
        parent = NONE
        above: list[str] = []
        for text, column in zip(path, columns, strict=True):
            name = fold(text)
            if not name or (above and name == above[-1]):
                continue
            if name in above:
                sentence = f"the unit {text!r} lies within itself: {' > '.join(filter(None, path))}"
                self.oddities.append(Oddity("unit-cycle", sentence, self.roster.cell(row, column.field)))
                continue
            parent = self._child(parent, column, name, row)
            self._spelled.setdefault(parent, Counter())[text] += count
            above.append(name)
        return parent

    def _child(self, parent: int, column: UnitColumn, name: str, row: int) -> int:
        """Return the unit of this name in a column that is within another, made if there is none or no single one."""
        place = (parent, column.field, name)
        known = self._made.get(place, self._within.get(place, NONE))
        if known >= 0:
            return known
        number = self._made[place] = len(self.nodes)
        self.nodes.append(_Node(column, parent, name, row))
        above = [parent]
        while above[-1] != NONE:
            above.append(self.nodes[above[-1]].parent)
        for each in above:
            key = (each, column.field, name)
            self._within[key] = SEVERAL if key in self._within else number
        return number

    def _read_parents(self) -> None:
        """Put units within those that a column of parent units names."""
        texts = self.roster.fields.get("parent-unit")
        if texts is None or "function" not in self.of_row:
            return
        named: dict[str, int] = {}
        for number, node in enumerate(self.nodes):
            if node.column.dimension == "function":
                named.setdefault(node.name, number)
        for row, (text, number) in enumerate(zip(texts, self.of_row["function"], strict=True)):
            if not text or number == NONE or self.parents[number] != NONE:
                continue
            parent = named.get(fold(text), NONE)
            if parent == NONE:
                parent = named[fold(text)] = self._added(text, row)
            self.parents[number] = parent if parent != number else NONE
        self._tell_cycles()

    def _added(self, text: str, row: int) -> int:
        column = next(each for each in unit_columns() if each.field == "unit")
        self.nodes.append(_Node(column, NONE, fold(text), row))
        self.parents.append(NONE)
        self._spelled[len(self.nodes) - 1] = Counter([text])
        return len(self.nodes) - 1

    def _tell_cycles(self) -> None:
        from raci.graph.forest import Forest  # noqa: PLC0415 - only where parents are named

        for cycle in Forest(self.parents).cycles:
            names = [self._name(number) for number in cycle]
            sentence = f"the unit {names[0]!r} lies within itself: {' within '.join(names[:4])} within {names[0]}"
            self.oddities.append(Oddity("unit-cycle", sentence, self.roster.cell(self.nodes[cycle[0]].row, "unit")))

    def _name(self, number: int) -> str:
        """Return the commonest spelling."""
        return min(self._spelled[number].items(), key=lambda item: (-item[1], item[0]))[0]

    def _units(self) -> tuple[Unit, ...]:
        names = list(map(self._name, range(len(self.nodes))))
        keys = _keys(names, self.nodes)
        return tuple(
            Unit(
                keys[number],
                names[number],
                node.column.dimension,
                node.column.tier,
                keys[parent] if parent != NONE else None,
                self.roster.cell(node.row, node.column.field),
            )
            for number, (node, parent) in enumerate(zip(self.nodes, self.parents, strict=True))
        )


def _gaps(path: Sequence[str]) -> int:
    """Return how many units a path leaves out before the narrowest it names."""
    filled = [place for place, text in enumerate(path) if text]
    return filled[-1] + 1 - len(filled) if filled else 0


def _keys(names: Sequence[str], nodes: Sequence[_Node]) -> list[str]:
    """Return the names as keys; where several units bear one, with the units each is within, and its dimension."""
    doubled = {name for name, count in Counter(names).items() if count > 1}
    keys = list(names)
    for number, name in enumerate(names):
        if name in doubled:
            keys[number] = PATH_MARK.join(_path(number, names, nodes))
    again = {key for key, count in Counter(keys).items() if count > 1}
    keys = [f"{key} ({node.column.field})" if key in again else key for key, node in zip(keys, nodes, strict=True)]
    return distinct(keys, lambda number: nodes[number].column.field)


def _path(number: int, names: Sequence[str], nodes: Sequence[_Node]) -> Iterable[str]:
    path = [names[number]]
    while (number := nodes[number].parent) != NONE:
        path.append(names[number])
    return reversed(path)
