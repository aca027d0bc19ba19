"""A roster: what a people file says, column by column, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from raci.model import Place


@dataclass(frozen=True, slots=True)
class Column:
    """A column that names managers: in which way its heading says it does (`id`, `email` …), and its texts by row."""

    way: str
    texts: Sequence[str]
    number: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """A group of people that is no unit, with its members by ID."""

    key: str
    name: str
    members: tuple[str, ...]
    source: Place


@dataclass(frozen=True, slots=True)
class Roster:
    """Rows of people: the texts of each field by row, empty where there is none.

    `managers` and `dotted` are all columns that name somebody above. `place` gives the place of a row, or of its cell
    in a column with this number; `sheet` is that of a workbook; `spare` are the
    rows that are passed over, as they are no people.
    """

    path: str
    size: int
    fields: Mapping[str, Sequence[str]]
    place: Callable[[int, int], Place]
    managers: Sequence[Column] = ()
    dotted: Sequence[Column] = ()
    groups: Sequence[Group] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    spare: frozenset[int] = frozenset()
    sheet: str | None = None

    def texts(self, name: str) -> Sequence[str]:
        """Return the texts of a field by row; all are empty where the file has no such column."""
        return self.fields.get(name) or [""] * self.size

    def row(self, row: int) -> Place:
        """Return the place of a row."""
        return self.place(row, -1)

    def cell(self, row: int, name: str) -> Place:
        """Return the place of a field in a row."""
        return self.place(row, self.numbers.get(name, -1))

    @property
    def is_edges(self) -> bool:
        """Tell whether the rows are reporting lines between IDs and nothing more, so that a manager needs no row."""
        return {"name", "title", "email"}.isdisjoint(self.fields)
