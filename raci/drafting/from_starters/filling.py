"""Rows without anybody who answers or does the work, and who may: by the starter, by the lines, or who is alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from raci.drafting.from_starters.merging import weightiest
from raci.drafting.from_starters.seating import misfit
from raci.graph import Charge, ResponsibilityGraph
from raci.graph.placing import placing
from raci.model import Participation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.model import Duty, Entry, Matrix, Row

_OPEN: Final = {Participation.RESPONSIBLE: "who does it", Participation.ACCOUNTABLE: "who answers for it"}


class Filled(NamedTuple):
    """The cells that a row gets, a reason for each, and what stays open."""

    cells: dict[str, Entry]
    reasons: tuple[str, ...]
    open: str


class _Asked(NamedTuple):
    """For which duty holders are asked, with what its row has by now and what a starter has for it."""

    duty: Duty
    row: Row
    wanted: Row
    superior: str | None
    new: bool


class Filling:
    """Finds holders for the rows of a matrix; nothing that stands in a row is taken away or replaced."""

    def __init__(self, matrix: Matrix) -> None:
        self._matrix = matrix
        self._graph = ResponsibilityGraph(matrix)
        self._names = {role.key: role.name for role in matrix.roles}
        self._marked = {(mark.duty, mark.role) for mark in matrix.marks}
        known = matrix.notation.participations
        wanted = (Participation.RESPONSIBLE, Participation.ACCOUNTABLE)
        self._wanted = tuple(kind for kind in wanted if kind in known)
        self._rounds = (*self._wanted, *self._wanted[:1])  # who answers is asked to do it too, where nobody does

    def lacks(self, row: Row) -> bool:
        """Tell whether nobody does the work of a row, or nobody answers for it."""
        return any(not _holders(row, kind) for kind in self._wanted)

    def fitting(self, duty: Duty, row: Row) -> Row:
        """Return a row of a new duty without an accountability that does not fit; who would have it does the work."""
        owners = _holders(row, Participation.ACCOUNTABLE)
        if len(owners) != 1 or not self._misfit(duty, owners[0], _holders(row, Participation.RESPONSIBLE)):
            return row
        notation = self._matrix.notation
        found = notation.letter_for(Participation.RESPONSIBLE)
        return {**row, owners[0]: notation.entry((found.letter,))} if found else row

    def filled(self, duty: Duty, row: Row, wanted: Row, superior: str | None, *, new: bool = False) -> Filled:
        """Return who should do the work of a duty and answer for it, where nobody does.

        `wanted` are the cells that a starter has for it; `superior` is who stands, in the starter, next above the one
        that answers for it. In a `new` row, who would be asked or told may take more on.
        """
        now, why = dict(row), dict[str, list[str]]()
        for kind in self._rounds:
            if _holders(now, kind):
                continue
            asked = _Asked(duty, now, wanted, superior, new)
            found = self._doers(asked) if kind is Participation.RESPONSIBLE else self._owner(asked)
            for role, reason in list(found):
                now[role] = self._with(now.get(role), kind)
                why.setdefault(role, []).append(reason)
        open_ends = [_OPEN[kind] for kind in self._wanted if not _holders(now, kind)]
        return Filled(
            {role: now[role] for role in why},
            tuple("; ".join(dict.fromkeys(reasons)) for reasons in why.values()),
            f"{' and '.join(open_ends)} is open" if open_ends else "",
        )

    def _with(self, held: Entry | None, kind: Participation) -> Entry:
        """Return an entry that gives one more participation to what a cell holds."""
        notation = self._matrix.notation
        letter = notation.letter_for(kind)
        letters = (*(held.letters if held else ()), *((letter.letter,) if letter else ()))
        return notation.entry(weightiest(letters, notation), remark=held.remark if held else "")

    def _doers(self, asked: _Asked) -> Iterator[tuple[str, str]]:
        """Yield who should do the work: who does in the starter, else who answers for it."""
        kind = Participation.RESPONSIBLE
        given = [role for role in _holders(asked.wanted, kind) if self._is_free(asked, role, kind)]
        for role in given:
            yield role, f"{self._names[role]} does it in the starter"
        owners = [] if given else _holders(asked.row, Participation.ACCOUNTABLE)
        if len(owners) == 1 and self._is_free(asked, owners[0], kind):
            yield owners[0], f"{self._names[owners[0]]} answers for it, and nobody else is known to do it"

    def _owner(self, asked: _Asked) -> Iterator[tuple[str, str]]:
        """Yield the one who should answer for a duty, the first that may."""
        doers = _holders(asked.row, Participation.RESPONSIBLE)
        for role, why in self._owners(asked, doers):
            free = role in self._names and self._is_free(asked, role, Participation.ACCOUNTABLE)
            if free and self._graph.roles[role].kind == "position" and not self._misfit(asked.duty, role, doers):
                yield role, why
                return

    def _owners(self, asked: _Asked, doers: list[str]) -> Iterator[tuple[str, str]]:
        for role in _holders(asked.wanted, Participation.ACCOUNTABLE):
            yield role, f"{self._names[role]} answers for it in the starter"
        if asked.superior:
            yield asked.superior, f"{self._names[asked.superior]} stands next above who answers for it in the starter"
        graph = self._graph
        scope = graph.scope_of(asked.duty)
        found = placing(asked.duty, scope, [graph.roles[role] for role in doers], graph.organization)
        for seat in found.candidates if found else ():
            yield seat.key, f"{seat.name} is the lowest that covers it and is over all who do it"
        if len(doers) == 1:
            yield doers[0], f"{self._names[doers[0]]} alone does it, and nobody is known to be over it"

    def _is_free(self, asked: _Asked, role: str, kind: Participation) -> bool:
        """Tell whether a role may have one more letter on a duty: with none yet, or with one that goes with it."""
        if (asked.duty.key, role) in self._marked:
            return False
        held = asked.row.get(role)
        return held is None or asked.new or set(held.letters) < set(self._with(held, kind).letters)

    def _misfit(self, duty: Duty, owner: str, doers: list[str]) -> str:
        roles = self._graph.roles
        charge = Charge(duty, self._graph.scope_of(duty), (roles[owner],), tuple(map(roles.__getitem__, doers)), ())
        return misfit(roles[owner], charge, self._graph)


def _holders(row: Row, kind: Participation) -> list[str]:
    return [role for role, entry in row.items() if kind in entry.participations]
