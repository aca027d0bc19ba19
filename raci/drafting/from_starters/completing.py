"""What an existing matrix lacks: duties of a starter, and rows without anybody who answers or does the work."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from raci.drafting.from_starters.filling import Filling
from raci.drafting.from_starters.merging import merged_row, weightiest
from raci.drafting.from_starters.role_matching import bindings
from raci.drafting.from_starters.same_duties import likenesses
from raci.drafting.from_starters.scoping import known_scopes
from raci.model import Organization, Participation, duty_key
from raci.model.change import Add, Assign
from raci.names import fold
from raci.records import record, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from raci.model import Entry, Matrix, Notation, Row
    from raci.model.change import Change


@record
class Proposal:
    """A change that a matrix may need, and why. `open` says what is still to be known about it, or is empty."""

    change: Change
    reason: str
    open: str = ""


def missing(matrix: Matrix, starter: Matrix | None = None) -> tuple[Proposal, ...]:
    """Return what a matrix lacks: holders for rows without them, and the duties of a starter that it does not have.

    Nothing that is there is touched: letters are added where a cell is empty, or holds the other one of A and R. What
    is proposed once, and made, is not proposed again. Letters that the notation of the matrix lacks are left out.
    """
    known = _Known(matrix, starter) if starter else None
    return (*_holders(matrix, known), *(known.added() if known else ()))


def completed(matrix: Matrix, proposals: Iterable[Proposal]) -> Matrix:
    """Return the matrix with proposals for it made, all in one pass over its rows."""
    places = {duty.key: place for place, duty in enumerate(matrix.duties)}
    rows = list(matrix.rows)
    added = []
    for each in proposals:
        if isinstance(each.change, Assign):
            place = places[each.change.duty]
            entry = matrix.notation.entry(each.change.letters, remark=each.change.remark)
            rows[place] = {**rows[place], each.change.role: entry}
        else:
            added.append(each.change)
    return reduce(lambda made, change: change.apply(made), added, replace(matrix, rows=tuple(rows)))


class _Known:
    """A starter, in the roles and the letters of a matrix."""

    def __init__(self, matrix: Matrix, starter: Matrix) -> None:
        self._matrix = matrix
        self._title = starter.title
        around = replace(matrix.organization or Organization(), roles=matrix.roles)
        self.found = bindings(starter.roles, around)
        self._keys = {each.role: each.to for each in self.found}
        self._bosses = {role.key: role.reports_to for role in starter.roles}
        scoped, _ = known_scopes(replace(starter, organization=around))
        says_scopes = any(duty.scope for duty in matrix.duties)
        self._duties = tuple(duty if says_scopes else replace(duty, scope=None) for duty in scoped.duties)
        self._rows = {duty.key: row for duty, row in zip(starter.duties, starter.rows, strict=True)}
        self._notation = starter.notation
        self._like = likenesses(self._duties, matrix)
        self.by_row = {key: duty for duty, keys in reversed(self._like.items()) for key in reversed(keys)}

    def wanted(self, duty: str) -> Row:
        """Return the cells that a duty of the starter would have in the matrix; nobody stands for unbound roles."""
        keys = {role: to for role, to in self._keys.items() if to}
        held = {role: entry for role, entry in self._rows[duty].items() if role in keys}
        row = merged_row(held, keys, self._notation)
        order = {role.key: place for place, role in enumerate(self._matrix.roles)}
        cells = {
            role: _translated(row[role], self._notation, self._matrix.notation)
            for role in sorted(row, key=order.__getitem__)
        }
        return {role: entry for role, entry in cells.items() if entry.letters}

    def superior(self, duty: str) -> str | None:
        """Return who stands, by the starter's own lines, next above the role that answers for a duty in the starter."""
        owners = (role for role, entry in self._rows[duty].items() if Participation.ACCOUNTABLE in entry.participations)
        place = next(owners, None)
        while place is not None and not self._keys.get(place):
            place = self._bosses.get(place)
        return self._keys[place] if place else None

    def added(self) -> Iterator[Proposal]:
        """Yield a proposal for each duty of the starter that the matrix lacks."""
        filling = Filling(self._matrix)
        sectioned = any(duty.section for duty in self._matrix.duties)
        after = _Sections(self._matrix)
        for duty in self._duties:
            if self._like[duty.key]:
                continue
            section = duty.section if sectioned else ()
            made = replace(duty, key=duty_key(section, duty.name), section=section, source=None, parent=None)
            wanted = self.wanted(duty.key)
            row = filling.fitting(made, wanted)
            filled = filling.filled(made, row, wanted, self.superior(duty.key), new=True)
            cells = tuple((role, entry.letters, "") for role, entry in {**row, **filled.cells}.items())
            reason = f"the starter {self._title!r} has this duty, and nothing here is like it"
            yield Proposal(Add(made, cells, after.end_of(section)), "; ".join((reason, *filled.reasons)), filled.open)


class _Sections:
    """Where the sections of a matrix end."""

    def __init__(self, matrix: Matrix) -> None:
        self._next: dict[tuple[str, ...], str | None] = {}
        following: str | None = None
        for duty in reversed(matrix.duties):
            self._next.setdefault(tuple(map(fold, duty.section)), following)
            following = duty.key

    def end_of(self, section: tuple[str, ...]) -> str | None:
        """Return the key of the duty before which a section ends, None for the end of the matrix."""
        return self._next.get(tuple(map(fold, section))) if section else None


def _holders(matrix: Matrix, known: _Known | None) -> Iterator[Proposal]:
    """Yield a proposal for each cell that would give a row who answers for it, or who does it."""
    filling = Filling(matrix)
    for duty, row in zip(matrix.duties, matrix.rows, strict=True):
        if not filling.lacks(row):
            continue
        same = known.by_row.get(duty.key) if known else None
        wanted = known.wanted(same) if known and same else {}
        filled = filling.filled(duty, row, wanted, known.superior(same) if known and same else None)
        for (role, entry), reason in zip(filled.cells.items(), filled.reasons, strict=False):
            yield Proposal(Assign(duty.key, role, entry.letters, entry.remark), reason, filled.open)


def _translated(entry: Entry, source: Notation, target: Notation) -> Entry:
    """Return an entry in the letters of another notation; those it has no letter for are left out."""
    kinds = [source[letter].participation for letter in entry.letters if letter in source]
    letters = [found.letter for kind in kinds if (found := target.letter_for(kind))]
    return target.entry(weightiest(letters, target))
