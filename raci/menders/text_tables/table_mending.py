"""Making mends in a text of tables: what each changes is kept apart until the whole mend is sure to go."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from raci.menders.splicing import Edit, UnfitError, attempted
from raci.menders.text_tables.cells import CellPlace, MatrixCells
from raci.menders.text_tables.lists import NameLists
from raci.menders.text_tables.rows import NewText, Row
from raci.menders.text_tables.rows_anew import NewRow, new_row, taken_out
from raci.model.change import Add, Remove, Withdraw
from raci.records import field, mutable, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.menders.mender import Mend, Mendable, Refusal
    from raci.menders.text_tables.rows import TextTable
    from raci.model import Matrix
    from raci.model.change import Assign

_Key: TypeAlias = tuple[int, str]
"""A matrix, by its identity, and the key of a duty or role in it."""


@mutable
class _Made:
    """What is changed: texts of cells, rows that are gone or have come, and how often more lists name a role."""

    texts: dict[CellPlace, NewText] = field(default_factory=dict)
    gone: dict[_Key, Row] = field(default_factory=dict)
    come: dict[_Key, NewRow] = field(default_factory=dict)
    named: Counter[_Key] = field(default_factory=Counter)


class TableMending:
    """The mends of one text."""

    def __init__(self, table: TextTable) -> None:
        self._table = table
        self._cells: dict[int, MatrixCells] = {}
        self._lists: dict[int, NameLists] = {}
        self._left: Counter[int] = Counter()
        self._kept = _Made()
        self._tried = _Made()

    def refused(self, mends: Sequence[Mend]) -> tuple[Refusal, ...]:
        """Make the mends that can be made, and return the others."""
        for each in mends:
            if id(each.matrix) not in self._cells:
                self._cells[id(each.matrix)] = MatrixCells(self._table, each.matrix)
                self._left[id(each.matrix)] = len(each.matrix.duties)
        return attempted(mends, self._make, self._end)

    def edits(self) -> Iterator[Edit]:
        """Yield what changes in the text."""
        gone = {row.start for row in self._kept.gone.values()}
        short: dict[Row, dict[int, NewText]] = {}
        for (row, index), new in self._kept.texts.items():
            if row.start in gone:
                continue
            if index < len(row.cells):
                yield Edit(*row.cells[index], self._table.cell(row, index, new))
            elif new.text:
                short.setdefault(row, {})[index] = new
        yield from (Edit(row.stop, row.stop, self._table.more(row, texts)) for row, texts in short.items())
        yield from (Edit(row.start, row.end, "") for row in self._kept.gone.values())
        yield from self._new_lines()

    def _new_lines(self) -> Iterator[Edit]:
        """Yield the lines of new rows; one after a last line without an end gets that line's end before it."""
        text = self._table.original.text
        cleared = {row.end for row in self._kept.gone.values()}
        for new in self._kept.come.values():
            line = self._table.line(new.like, new.texts)
            at_open_end = new.at == len(text) and text[-1:] not in ("\r", "\n") and new.at not in cleared
            words = line.rstrip("\r\n")
            yield Edit(new.at, new.at, line[len(words) :] + words if at_open_end else line)

    def _make(self, matrix: Matrix, change: Mendable) -> None:
        cells, key = self._cells[id(matrix)], (id(matrix), change.duty)
        if isinstance(change, Add):
            if self._come(key) or (change.duty in cells.duties and not self._is_gone(key)):
                raise UnfitError("the file already has a duty of this name")
            if change.before is not None:
                self._must_be_there((id(matrix), change.before))
            self._tried.come[key] = new_row(cells, change)
            return
        self._must_be_there(key)
        row = self._come(key)
        if isinstance(change, Remove):
            if row is not None:
                raise UnfitError("its row is new itself")
            self._tried.gone[key] = taken_out(cells, cells.duty(change.duty))
        elif row is not None:
            self._tried.come[key] = _assigned(cells, row, change)
        elif matrix.source.letter_columns:
            self._relist(cells, change)
        else:
            cell = cells.at(cells.duty(change.duty), cells.role(change.role))
            self._say(cell, cells.new_text(cell, *_said(change)))

    def _come(self, key: _Key) -> NewRow | None:
        return self._tried.come.get(key) or self._kept.come.get(key)

    def _is_gone(self, key: _Key) -> bool:
        return key in self._tried.gone or key in self._kept.gone

    def _must_be_there(self, key: _Key) -> None:
        if self._is_gone(key) and not self._come(key):
            raise UnfitError(f"the duty {key[1]!r} was taken out before")

    def _relist(self, cells: MatrixCells, change: Assign | Withdraw) -> None:
        lists = self._lists.setdefault(id(cells.matrix), NameLists(cells))
        letters, remark = _said(change)
        if remark:
            raise UnfitError("a list of names has no place for a remark")
        changes, was_named = lists.changed(cells.duty(change.duty), cells.role(change.role), letters, self._written)
        for place, text in changes.items():
            self._say(place, NewText(text, written=True))
        self._tried.named[id(cells.matrix), change.role] += bool(letters) - was_named

    def _written(self, place: CellPlace) -> str:
        for made in self._tried, self._kept:
            if place in made.texts:
                return made.texts[place].text
        return self._table.written(*place)

    def _say(self, place: CellPlace, new: NewText) -> None:
        """Note what a cell is to say; raise UnfitError if it cannot say it."""
        if place.number < len(place.row.cells):
            self._table.cell(*place, new)
        else:
            self._table.more(place.row, {place.number: new})
        self._tried.texts[place] = new

    def _end(self, keep: bool) -> None:  # noqa: FBT001 - as `attempted` calls it
        tried, kept = self._tried, self._kept
        if keep:
            self._must_leave_something()
            kept.texts |= tried.texts
            kept.gone |= tried.gone
            kept.come |= tried.come
            kept.named.update(tried.named)
        self._tried = _Made()

    def _must_leave_something(self) -> None:
        """Raise UnfitError where no duty would be left, or a role would be named nowhere any more."""
        for (matrix, role), more in self._tried.named.items():
            if self._lists[matrix].named[role] + self._kept.named[matrix, role] + more < 1:
                raise UnfitError(f"{role!r} is named nowhere else, and would be gone from the file")
        change: Counter[int] = Counter(matrix for matrix, _ in self._tried.come)
        change.subtract(matrix for matrix, _ in self._tried.gone)
        if any(self._left[matrix] + more < 1 for matrix, more in change.items()):
            raise UnfitError("no duty would be left in its table")
        self._left.update(change)


def _said(change: Assign | Withdraw) -> tuple[tuple[str, ...], str]:
    return ((), "") if isinstance(change, Withdraw) else (change.letters, change.remark)


def _assigned(cells: MatrixCells, row: NewRow, change: Assign | Withdraw) -> NewRow:
    """Return a new row with one of its cells changed."""
    letters, remark = _said(change)
    return replace(row, texts={**row.texts, cells.index_of(cells.role(change.role)): cells.code(letters, remark)})
