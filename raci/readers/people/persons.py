"""Persons: which rows are one person, who is vacant, and by which key each is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.model.matrix import Oddity
from raci.names import fold
from raci.readers.people.distinct_keys import distinct
from raci.readers.people.words import is_nobody, is_vacant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.readers.people.roster import Roster

NONE = -1


class Persons:
    """The people of a roster by number; `of_row` gives the person of a row, NONE for a row that names nobody.

    A vacant position is a number too, so that lines lead through it; `vacant` holds these. `rows` gives the first row
    of each, `more` further rows of one person. In a file of reporting lines alone, those above who have no row of their
    own are added (their row is NONE). `identities` gives by row what tells a person from others: an ID, else a number
    or an e-mail; `by_identity` whom it names.
    """

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.names: list[str] = []
        self.rows: list[int] = []
        self.more: dict[int, list[int]] = {}
        self.vacant: set[int] = set()
        self.of_row: list[int] = [NONE] * roster.size
        self.oddities: list[Oddity] = []
        self.by_identity: dict[str, int] = {}
        self._doubled: dict[str, list[int]] = {}
        self._names_by_row = _names(roster)
        self.identities = _first_filled(roster, ("id", "number", "email", "position"))
        self._take_rows()
        if roster.is_edges:
            self._take_those_above()
        self.keys = self._keys()
        self._settle_doubled()

    def __len__(self) -> int:
        return len(self.rows)

    def _take_rows(self) -> None:
        roster = self.roster
        titles = roster.texts("title")
        for row, (identity, name) in enumerate(zip(self.identities, self._names_by_row, strict=True)):
            if row in roster.spare:
                self._pass_over(row, name or identity)
            elif name and is_vacant(name):
                self.vacant.add(self._add(row, name, identity))
            elif name or identity:
                self._take(row, name, identity)
            elif titles[row]:
                self.vacant.add(self._add(row, "", ""))

    def _take(self, row: int, name: str, identity: str) -> None:
        known = self.by_identity.get(identity, NONE) if identity else NONE
        if known == NONE:
            self._add(row, name or identity, identity)
        elif not name or fold(name) == fold(self.names[known]):
            self._again(known, row)
        else:
            others = self._doubled.setdefault(identity, [known])
            same = next((each for each in others[1:2] if fold(self.names[each]) == fold(name)), NONE)
            if same == NONE:
                others.append(self._add(row, name, ""))
            else:
                self._again(same, row)

    def _add(self, row: int, name: str, identity: str) -> int:
        number = len(self.rows)
        self.rows.append(row)
        self.names.append(name)
        if row != NONE:
            self.of_row[row] = number
        if identity:
            self.by_identity.setdefault(identity, number)
        return number

    def _again(self, number: int, row: int) -> None:
        self.of_row[row] = number
        self.more.setdefault(number, []).append(row)

    def _pass_over(self, row: int, text: str) -> None:
        sentence = f"the row holds nothing but {text!r}, and is taken for a remark below the table"
        self.oddities.append(Oddity("unnamed", sentence, self.roster.row(row)))

    def _take_those_above(self) -> None:
        for column in (*self.roster.managers, *self.roster.dotted):
            for text in dict.fromkeys(column.texts):
                if text and text not in self.by_identity and not is_nobody(text):
                    self._add(NONE, text, text)

    def _keys(self) -> list[str]:
        wanted = [
            (self.identities[row] if row != NONE else "") or name
            for row, name in zip(self.rows, self.names, strict=True)
        ]
        texts = [*self.roster.fields.values(), *(each.texts for each in self.roster.managers)]
        return distinct(wanted, lambda number: (self.names[number], [each[self.rows[number]] for each in texts]))

    def _settle_doubled(self) -> None:
        """Give a doubled ID to one of those who bear it, and tell it."""
        for identity, numbers in self._doubled.items():
            first = min(numbers, key=lambda number: len(self.keys[number]))
            self.by_identity[identity] = first
            bearers = " and ".join(repr(self.names[each]) for each in numbers[:3])
            sentence = (
                f"{bearers} have one ID, {identity!r}; lines to it are taken to lead to {self.names[first]!r}:"
                " give each an ID"
            )
            self.oddities.append(Oddity("doubled-id", sentence, self.roster.row(self.rows[numbers[-1]])))


def _names(roster: Roster) -> Sequence[str]:
    """Return the names by row; where they stand in two columns, the first name first."""
    fields = roster.fields
    if "first" in fields and "last" in fields:
        pairs = zip(fields["first"], fields["last"], roster.texts("name"), strict=True)
        return [f"{first} {last}".strip() or name for first, last, name in pairs]
    if "name" in fields and ("first" in fields or "last" in fields):
        pairs = zip(roster.texts("first"), fields["name"], roster.texts("last"), strict=True)
        return [_joined(first, name, last) for first, name, last in pairs]
    return fields.get("name") or fields.get("last") or fields.get("first") or roster.texts("name")


def _joined(first: str, name: str, last: str) -> str:
    """Return a name with the part that stands in another column, unless it is the whole name: `Nom` with `Prénom`."""
    is_whole = any(part and part in name for part in (first, last))
    return name if is_whole else f"{first} {name} {last}".strip()


def _first_filled(roster: Roster, fields: Sequence[str]) -> Sequence[str]:
    columns = [roster.fields[field] for field in fields if field in roster.fields]
    if not columns:
        return roster.texts("id")
    if len(columns) == 1:
        return columns[0]
    return [next(filter(None, texts), "") for texts in zip(*columns, strict=True)]
