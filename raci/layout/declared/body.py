"""The rows of a declared sheet: sections by their depth, duties by their keys, letters under the roles."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, Any, Final

from raci.layout.declared.exact import read_with
from raci.layout.declared.exceptions import LIMITS as LIMITS_OF
from raci.layout.declared.exceptions import SCOPE as SCOPE_OF
from raci.layout.declared.forms import LIMITS, SCOPE
from raci.model import Duty, Mark, Oddity, duty_key
from raci.names import squeeze

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from raci.layout.declared.cells import CellMeanings
    from raci.layout.declared.columns import Columns
    from raci.layout.declared.exceptions import Exceptions
    from raci.layout.declared.section_rows import SectionRows
    from raci.model import Entry, Place, Row

_NO_ENTRIES: Final[Mapping[str, Any]] = {}
_SIDES: Final = ("number", "scope", "key", "parent", "limits")


class Body:
    """The duties of a sheet with their cells, and the marks and oddities in them."""

    def __init__(self, sheet: Columns, keys: Sequence[str], cells: CellMeanings, beyond: Exceptions) -> None:
        self.duties: list[Duty] = []
        self.rows: list[Row] = []
        self.marks: list[Mark] = []
        self.oddities: list[Oddity] = []
        self._sheet = sheet
        self._keys = keys
        self._cells = cells
        self._beyond = beyond
        self._by_duty: dict[str, dict[str, tuple[str, Any]]] = {}
        for (duty, role), said in beyond.cells.items():
            self._by_duty.setdefault(duty, {})[role] = said
        self._taken: set[str] = set()
        self._times: dict[str, int] = {}

    def read(self, rows: Sequence[int], sections: SectionRows) -> None:
        """Read the rows of the body."""
        sheet = self._sheet
        key = sheet.of.get("key", -1)
        given: dict[str, int] = {}
        for row in rows if key >= 0 else ():
            if (text := sheet.text(row, key)) and not sections.is_heading(row):
                given.setdefault(text, row)
        owners = {row: text for text, row in given.items()}
        self._taken.update(given)
        for row in rows:
            if sections.enters(row):
                continue
            name = sheet.text(row, sheet.duty)
            values = self._values(row)
            if name or row in owners or any(map(squeeze, map(str, filter(None, values)))):
                self._take(row, name, owners.get(row), sections.path, values)
        if self._beyond.marks:
            self._in_order()

    def _values(self, row: int) -> list[Any]:
        cells = self._sheet.rows[row]
        columns = self._sheet.roles
        if columns and columns[-1] - columns[0] + 1 == len(columns):
            return list(cells[columns[0] : columns[-1] + 1])
        return [cells[column] if column < len(cells) else "" for column in columns]

    def _take(self, row: int, name: str, key: str | None, section: tuple[str, ...], values: Sequence[Any]) -> None:
        sheet = self._sheet
        text = {side: sheet.text(row, sheet.of[side]) for side in _SIDES if side in sheet.of}
        key = key or self._free(duty_key(section, name))
        scope = read_with(SCOPE, text.get("scope", ""), self._beyond.of(SCOPE_OF).get(key))
        limits = read_with(LIMITS, text.get("limits", ""), self._beyond.of(LIMITS_OF).get(key))
        place = sheet.grid.place(row, sheet.duty)
        parent = text.get("parent") or None
        self.duties.append(Duty(key, name, section, text.get("number", ""), parent, scope, place, limits))
        self.rows.append(self._row(row, key, values))

    def _free(self, plain: str) -> str:
        key = plain
        while key in self._taken:
            times = self._times[plain] = self._times.get(plain, 1) + 1
            key = f"{plain} #{times}"
        self._taken.add(key)
        return key

    def _row(self, row: int, duty: str, values: Sequence[Any]) -> Row:
        """Return role → entry of a row; nearly every row holds nothing but known letters."""
        cells = self._cells
        said = dict(zip(compress(self._keys, values), map(cells.__getitem__, filter(None, values)), strict=False))
        plain = all(said.values()) and cells.closer.isdisjoint(values) and duty not in self._by_duty
        return said if plain else self._second_look(row, duty, values)  # type: ignore[return-value] # no None in it

    def _second_look(self, row: int, duty: str, values: Sequence[Any]) -> Row:
        found: dict[str, Entry] = {}
        exact = self._by_duty.get(duty, _NO_ENTRIES)
        for place, role in enumerate(self._keys):
            value = values[place] if place < len(values) else ""
            where = self._sheet.grid.place(row, self._sheet.roles[place])
            kept = exact.get(role)
            meaning = self._cells.meant(kept[1]) if kept and kept[0] == str(value or "") else None
            entry = meaning.entry if meaning else (self._cells[value] if value else None)
            marks = meaning.marks if meaning else self._cells.strange.get(value, ())
            if entry:
                found[role] = entry
            self.marks += (Mark(text, duty, role, where) for text in marks)
            if not meaning and value in self._cells.odd:
                self._odd(str(value), where)
        return found

    def _odd(self, text: str, where: Place) -> None:
        message = f"{squeeze(text)!r} is written with letters that only look Latin"
        self.oddities.append(Oddity("look-alike", message, where))

    def _in_order(self) -> None:
        """Put the marks into the order in which they are kept; those that belong to no cell are added."""
        cells = {(mark.duty, mark.role) for mark in self.marks}
        known: dict[tuple[str, str, str], list[Mark]] = {}
        for mark in self.marks:
            known.setdefault((mark.duty, mark.role, mark.text), []).append(mark)
        duties, roles = {duty.key for duty in self.duties}, set(self._keys)
        ordered: list[Mark] = []
        for duty, role, text in self._beyond.marks:
            if known.get((duty, role, text)):
                ordered.append(known[duty, role, text].pop(0))
            elif (duty, role) not in cells and not (duty in duties and role in roles):
                ordered.append(Mark(text, duty, role))
        kept = set(map(id, ordered))
        self.marks = [*ordered, *(mark for mark in self.marks if id(mark) not in kept)]
