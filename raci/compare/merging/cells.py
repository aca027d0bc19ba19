"""The cells of three sides: each one's letters and remark, as either side changed them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.compare.merging.conflict import Conflict
from raci.compare.merging.values import Both, either
from raci.model import Participation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from raci.compare.merging.sides import Identity, Side
    from raci.model import Entry, Notation
    from raci.model.matrix import Row

    Three = tuple[Entry | None, Entry | None, Entry | None]


class Cells:
    """The cells, by the identities of duty and role."""

    def __init__(self, base: Side, ours: Side, theirs: Side, notation: Notation) -> None:
        self._sides = base, ours, theirs
        self._notation = notation
        self._rows: dict[Identity, dict[Identity, Three]] = {}
        for duty in dict.fromkeys(duty for side in self._sides for duty in side.duties):
            row = self._three(duty)
            if row:
                self._rows[duty] = row

    def _three(self, duty: Identity) -> dict[Identity, Three]:
        rows = [{side.role_of[role]: entry for role, entry in side.rows.get(duty, {}).items()} for side in self._sides]
        return {
            role: (rows[0].get(role), rows[1].get(role), rows[2].get(role))
            for role in {**rows[1], **rows[2], **rows[0]}
        }

    def duties_changed(self) -> tuple[set[Identity], set[Identity]]:
        """Return the duties in which each side changed a cell, of roles that both sides still have."""
        return self._changed(0)

    def roles_changed(self) -> tuple[set[Identity], set[Identity]]:
        """Return the roles of which each side changed a cell, in duties that both sides still have."""
        return self._changed(1)

    def _changed(self, which: int) -> tuple[set[Identity], set[Identity]]:
        found: tuple[set[Identity], set[Identity]] = (set(), set())
        for duty, role, three in self._all():
            for number in (0, 1):
                side = self._sides[number + 1]
                mine = duty in side.duties and role in side.roles
                if mine and _unlike(three[number + 1], three[0]):
                    found[number].add((duty, role)[which])
        return found

    def _all(self) -> Iterator[tuple[Identity, Identity, Three]]:
        for duty, row in self._rows.items():
            for role, three in row.items():
                yield duty, role, three

    def merged(
        self,
        duties: Sequence[Identity],
        roles: Mapping[Identity, str],
        keys: Mapping[Identity, str],
        role_names: Mapping[Identity, str],
        duty_names: Mapping[Identity, str],
    ) -> tuple[tuple[Row, ...], list[Conflict]]:
        """Return the rows of the duties that are kept, and the cells in which the sides differ."""
        rows, conflicts = [], []
        for duty in duties:
            row: dict[str, Entry] = {}
            for role, three in self._rows.get(duty, {}).items():
                if role not in roles:
                    continue
                entry = self._settled(duty, role, three)
                if isinstance(entry, Both):
                    entry = three[1]
                    where = f"{duty_names[duty]} × {role_names[role]}"
                    shown = [_shown(each) for each in three]
                    conflicts.append(Conflict(where, shown[1], shown[2], shown[0], keys[duty], roles[role]))
                if entry is not None:
                    row[roles[role]] = self._spelled(entry)
            rows.append(row)
        return tuple(rows), conflicts

    def clashes(
        self,
        duties: Sequence[Identity],
        keys: Mapping[Identity, str],
        role_names: Mapping[Identity, str],
        duty_names: Mapping[Identity, str],
    ) -> list[Conflict]:
        """Return the duties for which each side made others accountable in other cells: all of them are now."""
        found = []
        for duty in duties:
            three = self._rows.get(duty, {})
            base, ours, theirs = ([role for role in three if _answers(three[role][number])] for number in range(3))
            if not set(ours) - {*base, *theirs} or not set(theirs) - {*base, *ours}:
                continue
            said = [_listed([role_names.get(role, role.key) for role in side]) for side in (ours, theirs, base)]
            found.append(Conflict(f"{duty_names[duty]}, accountable", said[0], said[1], said[2], keys[duty]))
        return found

    def _settled(self, duty: Identity, role: Identity, three: Three) -> Entry | Both | None:
        """Return what a cell says from now on; where a side has no such duty or role, the other has its way."""
        base, ours, theirs = three
        there = [duty in side.duties and role in side.roles for side in self._sides]
        if not there[1] or not there[2]:
            return ours if there[1] else theirs
        said = either(_said(base), _said(ours), _said(theirs))
        if not isinstance(said, Both):
            return ours if said == _said(ours) else theirs
        if base is None or ours is None or theirs is None:
            return said
        letters = either(frozenset(base.letters), frozenset(ours.letters), frozenset(theirs.letters))
        remark = either(base.remark, ours.remark, theirs.remark)
        if isinstance(letters, Both) or isinstance(remark, Both):
            return said
        return self._notation.entry(letters, remark=remark)

    def _spelled(self, entry: Entry) -> Entry:
        anew = self._notation.entry(entry.letters, text=entry.text, remark=entry.remark)
        return entry if anew.letters == entry.letters and anew.participations == entry.participations else anew


def _said(entry: Entry | None) -> tuple[frozenset[str], str] | None:
    return (frozenset(entry.letters), entry.remark) if entry else None


def _unlike(one: Entry | None, other: Entry | None) -> bool:
    return one is not other and _said(one) != _said(other)


def _answers(entry: Entry | None) -> bool:
    return entry is not None and Participation.ACCOUNTABLE in entry.participations


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) or "–"


def _shown(entry: Entry | None) -> str:
    if entry is None:
        return "–"
    return f"{entry} ({entry.remark})" if entry.remark else str(entry)
