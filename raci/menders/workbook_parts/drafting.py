"""What the changes of mends mean for the cells of a sheet: a mend is drafted whole, or refused with a reason."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import ChainMap
from typing import TYPE_CHECKING, Final, Protocol

from raci.errors import RaciError
from raci.menders.mender import Refusal, beyond_mending, mendable
from raci.menders.workbook_parts.xml_text import LONGEST
from raci.model.change import Add, Assign, Remove, Rename, RenameRole, Restate, Withdraw

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from raci.menders.mender import Mend
    from raci.menders.workbook_parts.followers import Followers
    from raci.menders.workbook_parts.ranges import Range
    from raci.menders.workbook_parts.sheet import Sheet
    from raci.model import Duty, Entry, Matrix, Place, Role
    from raci.model.matrix import Mark

WHOLE_ROWS: Final = (
    "rows are neither added nor taken out in a workbook, because charts, formulas and formats may count on them; "
    "insert or delete the row in the spreadsheet program"
)


class RefusedError(RaciError):
    """A change that is not made: at which cell, and why, as the end of a sentence."""

    def __init__(self, cell: Place | None, reason: str) -> None:
        super().__init__("refused", reason)
        self.cell = cell
        self.reason = reason


class Way(Protocol):
    """How the cells of a matrix say who takes part: what a change of one role's letters does to them."""

    def texts(
        self, duty: Duty, role: Role, now: Entry | None, new: Entry | None, said: Mapping[Place, str]
    ) -> Iterable[tuple[Place, str]]:
        """Yield the cells that change and their new texts; raise RefusedError where that cannot be.

        `said` are texts that cells have got before.
        """
        ...


class Drafting:
    """Mends of one matrix: `texts` is what its cells are to say, `drafted` takes one mend more."""

    def __init__(self, matrix: Matrix, sheet: Sheet, way: Way, texts: dict[Place, str], followers: Followers) -> None:
        self._matrix = matrix
        self._sheet = sheet
        self._way = way
        self._texts = texts
        self._followers = followers
        self._duties = {duty.key: (duty, row) for duty, row in zip(matrix.duties, matrix.rows, strict=True)}
        self._roles = {role.key: role for role in matrix.roles}
        self._entries: dict[tuple[str, str], Entry | None] = {}
        self._extents = _Extents(matrix)

    def drafted(self, mend: Mend) -> Refusal | None:
        """Draft the changes of a mend, or none of them: then return why."""
        texts: dict[Place, str] = {}
        entries: dict[tuple[str, str], Entry | None] = {}
        try:
            for change in mend.changes:
                if mend.asked and isinstance(change, Rename | RenameRole):
                    self._rename(change, texts)
                    continue
                if mend.asked and isinstance(change, Restate) and change.part == "marks":
                    self._clear(gone_marks(self._matrix, change), texts)
                    continue
                if not mendable(change):
                    raise RefusedError(None, beyond_mending(change))  # noqa: TRY301 - one way out for all reasons
                if isinstance(change, Add | Remove):
                    raise RefusedError(None, WHOLE_ROWS)  # noqa: TRY301 - as above
                self._draft(change, texts, entries)
        except RefusedError as refused:
            duty, _ = self._duties.get(change.duty, (None, {}))
            where = self._matrix.source.at(refused.cell) if refused.cell else self._matrix.locate(duty)
            return Refusal(mend, where, refused.reason)
        self._texts |= texts
        self._entries |= entries
        return None

    def _draft(
        self,
        change: Assign | Withdraw,
        texts: dict[Place, str],
        entries: dict[tuple[str, str], Entry | None],
    ) -> None:
        duty, row = self._duties.get(change.duty, (None, {}))
        role = self._roles.get(change.role)
        if duty is None or role is None:
            raise RefusedError(None, "there is no such duty or role in the matrix any more")
        key = duty.key, role.key
        now = entries[key] if key in entries else self._entries.get(key, row.get(role.key))
        new = None
        if isinstance(change, Assign) and change.letters:
            new = self._matrix.notation.entry(change.letters, remark=change.remark)
        if now == new:
            return
        for place, text in self._way.texts(duty, role, now, new, ChainMap(texts, self._texts)):
            self._check(place, text)
            texts[place] = text
        entries[key] = new

    def _rename(self, change: Rename | RenameRole, texts: dict[Place, str]) -> None:
        """Let the cell of a duty or a role say its new name; others still call it by its old key."""
        thing: Duty | Role | None
        if isinstance(change, RenameRole):
            thing = self._roles.get(change.role)
        else:
            thing = self._duties.get(change.duty, (None, None))[0]
            if thing is not None and thing.section != change.section:
                raise RefusedError(
                    thing.source, "a row is not moved to another section; move it in the spreadsheet program"
                )
        if thing is None or thing.source is None:
            raise RefusedError(None, beyond_mending(change))
        self._check(thing.source, change.name)
        texts[thing.source] = change.name

    def _clear(self, marks: Iterable[Mark], texts: dict[Place, str]) -> None:
        """Let the cells that said something and no letter say nothing."""
        for mark in marks:
            if mark.source is None:
                raise RefusedError(None, f"it is not known where {mark.text!r} stands")
            self._check(mark.source, "")
            texts[mark.source] = ""

    def _check(self, place: Place, text: str) -> None:
        reason = self._sheet.obstacle(*place) or self._extents.obstacle(place, self._sheet.merge(*place))
        if reason := reason or self._followers.obstacle(self._sheet.name, place):
            raise RefusedError(place, reason)
        if len(text) > LONGEST:
            raise RefusedError(place, f"its text would be longer than the {LONGEST:,} characters a cell may hold")


def gone_marks(matrix: Matrix, change: Restate) -> list[Mark]:
    """Return the marks in cells of a matrix that a change takes out."""
    kept = change.value if isinstance(change.value, tuple) else ()
    return [mark for mark in matrix.marks if mark.duty and mark.role and mark not in kept]


class _Extents:
    """Which rows and columns of a sheet are a matrix's duties, and which its roles or letters."""

    def __init__(self, matrix: Matrix) -> None:
        source = matrix.source
        duties = sorted(duty.source[source.across] for duty in matrix.duties if duty.source)
        if source.letter_columns:
            others, self._kind = sorted(source.letter_columns.values()), "letters"
        else:
            others, self._kind = sorted(role.source[not source.across] for role in matrix.roles if role.source), "roles"
        self._duties = duties
        self._others = others
        self._across = source.across

    def obstacle(self, place: Place, area: Range | None) -> str:
        """Return why a cell of a merged area cannot be edited, or ''."""
        if area is None:
            return ""
        rows, columns = (area.top, area.bottom), (area.left, area.right)
        along, beside = (columns, rows) if self._across else (rows, columns)
        duties, others = _between(self._duties, along), _between(self._others, beside)
        if duties > 1:
            return f"the cell is merged over {duties} duties"
        if others > 1:
            return f"the cell is merged over {others} {self._kind}"
        return "" if place == area[:2] else f"the cell is covered by the merged cell {area}"


def _between(numbers: list[int], bounds: tuple[int, int]) -> int:
    return bisect_right(numbers, bounds[1]) - bisect_left(numbers, bounds[0])
