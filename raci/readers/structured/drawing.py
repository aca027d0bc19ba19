"""A matrix in the making: duties, rows and places are added one by one, equal cells share one entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.model import Duty, Mark, Matrix, Oddity, Source, duty_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from raci.model import Entry, Notation, Place, Role


class Drawing:
    """Collects what a matrix holds; a repeated duty gets ` #2` after its key, as in a workbook."""

    def __init__(self, notation: Notation, path: str, place: Place) -> None:
        self.notation = notation
        self.marks: list[Mark] = []
        self.oddities: list[Oddity] = []
        self._source = path, place
        self._duties: dict[str, Duty] = {}
        self._rows: dict[str, dict[str, Entry]] = {}
        self._cells: dict[tuple[str, str], Place] = {}
        self._keys: dict[tuple[object, tuple[str, ...], str], str] = {}
        self._times: dict[str, int] = {}
        self._interned: dict[tuple[tuple[str, ...], str], Entry] = {}

    def duty(self, section: tuple[str, ...], name: str, number: str, place: Place, again: object) -> str:
        """Return the key of a duty; one of the same section and name is the same if `again` is."""
        known = self._keys.get((again, section, name))
        if known:
            return known
        if not name:
            self.oddities.append(Oddity("unnamed", "an entry with letters has no name", place))
        key = duty_key(section, name or number or "(unnamed)")
        times = self._times[key] = self._times.get(key, 0) + 1
        key = f"{key} #{times}" if times > 1 else key
        self._keys[again, section, name] = key
        self._duties[key] = Duty(key, name or number or "(unnamed)", section, number, source=place)
        self._rows[key] = {}
        return key

    def assign(self, duty: str, role: str, letters: Iterable[str], place: Place, remark: str = "") -> None:
        """Give a role letters in a duty, beside those it has."""
        known = self._rows[duty].get(role)
        held = (*(known.letters if known else ()), *letters)
        if held:
            self._rows[duty][role] = self._entry(held, remark or (known.remark if known else ""))
            self._cells.setdefault((duty, role), place)

    def _entry(self, letters: tuple[str, ...], remark: str) -> Entry:
        found = self._interned.get((letters, remark))
        if found is None:
            found = self._interned[letters, remark] = self.notation.entry(letters, remark=remark)
        return found

    def matrix(self, roles: Iterable[Role], title: str, left_out: Iterable[str] = ()) -> Matrix:
        """Return the matrix with these roles, of which the others must be part."""
        kept = tuple(roles)
        order = {role.key: place for place, role in enumerate(kept)}
        path, place = self._source
        return Matrix(
            self.notation,
            kept,
            tuple(self._duties.values()),
            tuple({key: row[key] for key in sorted(row, key=order.__getitem__)} for row in self._rows.values()),
            title,
            tuple(self.marks),
            tuple(self.oddities),
            tuple(dict.fromkeys(left_out)),
            Source(path, None, (*place, 0, 0), cells=self._cells),
        )
