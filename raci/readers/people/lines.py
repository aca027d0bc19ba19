"""Reporting lines of people: to whom each reports, on a solid line and on dotted ones."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from raci.graph.forest import Forest
from raci.model.matrix import Oddity
from raci.readers.people.finder import MISSING, SEVERAL, Finder
from raci.readers.people.headings import WAYS
from raci.readers.people.persons import NONE
from raci.readers.people.roster import Column
from raci.readers.people.words import is_dotted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.readers.people.dates import Dates
    from raci.readers.people.persons import Persons
    from raci.readers.people.roster import Roster

_TOLD: Final = 3


class Lines:
    """Solid lines (`above`: the number of the person above, NONE at the top) and `dotted` ones by person.

    A vacancy is passed through: `forest` holds it, `reports_to` leads to the next person above it. Who has several rows
    reports as the latest of them says (`main`). Lines in a circle are told, and are none in `forest`.
    """

    def __init__(self, persons: Persons, dates: Dates) -> None:
        self.persons = persons
        self.oddities: list[Oddity] = []
        self.main = persons.rows[:]
        self._find_main(dates)
        self._finder = Finder(persons)
        roster = persons.roster
        columns = [*roster.managers, *_by_full_names(roster)]
        ways = [(self._finder.way_of(column), column) for column in columns]
        self._columns = sorted(ways, key=lambda pair: WAYS.index(pair[0]))
        self.above = [NONE] * len(persons)
        self.dotted: dict[int, list[int]] = {}
        self._read_lines()
        self._read_dotted()
        self.forest = Forest(self.above)
        self._tell_cycles()

    def reports_to(self) -> list[int]:
        """Return for each the person above, over vacancies; lines in a circle stay as they are written."""
        vacant = self.persons.vacant
        if not vacant:
            return self.above
        lifted = self.above[:]
        for number in sorted(vacant, key=self.forest.depths.__getitem__):
            parent = self.forest.parents[number]
            lifted[number] = lifted[parent] if parent in vacant else parent
        return [lifted[number] if number in vacant else number for number in self.above]

    def _find_main(self, dates: Dates) -> None:
        """Find the latest row of those who have several, dotted lines left out."""
        persons = self.persons
        relations = persons.roster.texts("relation")
        columns = [*persons.roster.fields.values(), *(each.texts for each in persons.roster.managers)]
        for number, rows in persons.more.items():
            solid = [row for row in (persons.rows[number], *rows) if not is_dotted(relations[row])]
            self.main[number] = max(
                solid,
                key=lambda row: (
                    dates.ends[row] or date.max,
                    dates.starts[row] or date.min,
                    [texts[row] for texts in columns],
                ),
                default=persons.rows[number],
            )

    def _read_lines(self) -> None:
        persons, main = self.persons, self.main
        relations = persons.roster.texts("relation")
        for row, number in enumerate(persons.of_row):
            if number == NONE:
                continue
            found, column = self._manager(row, number)
            if found < NONE and column is not None:
                self._tell((row, column.number), number, column.texts[row], found)
            elif found != NONE and relations[row] and is_dotted(relations[row]):
                self.dotted.setdefault(number, []).append(found)
            elif found != NONE and row == main[number]:
                self.above[number] = found

    def _manager(self, row: int, number: int) -> tuple[int, Column | None]:
        """Return who is above in a row by the first column that finds somebody, else what was wrong first."""
        wrong: tuple[int, Column | None] = NONE, None
        for way, column in self._columns:
            word = column.texts[row]
            if not word:
                continue
            found = self._finder.find(word, way)
            if found >= NONE:
                return (NONE if found == number else found), column
            if wrong[1] is None or found == SEVERAL:
                wrong = found, column
        return wrong

    def _read_dotted(self) -> None:
        for column in self.persons.roster.dotted:
            way = self._finder.way_of(column, lists=True)
            for row, text in enumerate(column.texts):
                number = self.persons.of_row[row]
                if not text or number == NONE:
                    continue
                for word, found in self._finder.find_all(text, way):
                    if found < NONE:
                        self._tell((row, column.number), number, word, found, "on a dotted line ")
                    elif found not in (NONE, number):
                        self.dotted.setdefault(number, []).append(found)

    def _tell(self, cell: tuple[int, int], number: int, word: str, found: int, line: str = "") -> None:
        name = self.persons.names[number]
        if found == MISSING:
            kind, rest = "missing-manager", "who is not in the file"
        else:
            kind, rest = "ambiguous-manager", "a name that several people bear: write the ID or e-mail of the one meant"
        sentence = f"{name or 'a vacant position'!r} reports {line}to {word!r}, {rest}"
        self.oddities.append(Oddity(kind, sentence, self.persons.roster.place(*cell)))

    def _tell_cycles(self) -> None:
        roster = self.persons.roster
        for cycle in self.forest.cycles:
            names = [repr(self.persons.names[each]) for each in cycle]
            more = f", and {len(cycle) - _TOLD} more," if len(cycle) > _TOLD else ""
            path = " to ".join(names[:_TOLD])
            sentence = (
                f"people report to each other in a circle: {path}{more} and back to {names[0]}; none is at the top"
            )
            self.oddities.append(Oddity("reporting-cycle", sentence, roster.row(self.main[cycle[0]])))


def _by_full_names(roster: Roster) -> Iterator[Column]:
    """Yield a column of managers' names where these stand in two."""
    first, last = roster.fields.get("manager-first"), roster.fields.get("manager-last")
    if first is not None and last is not None:
        names: Sequence[str] = [f"{one} {other}".strip() for one, other in zip(first, last, strict=True)]
        yield Column("name", names, roster.numbers.get("manager-last", -1))
