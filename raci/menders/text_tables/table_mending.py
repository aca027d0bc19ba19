"""Making mends in a text of tables: what each changes is kept apart until the whole mend is sure to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.menders.splicing import Edit, Original, Trial, UnfitError, attempted
from raci.menders.text_tables.cells import CellPlace, MatrixCells
from raci.menders.text_tables.lists import NameLists
from raci.menders.text_tables.rows import NewText, Row
from raci.menders.text_tables.rows_anew import NewRow, new_row, taken_out
from raci.model.change import Add, Remove, Withdraw
from raci.records import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from raci.menders.mender import Mend, Mendable, Refusal
    from raci.menders.splicing.trial import Key
    from raci.menders.text_tables.rows import TextTable
    from raci.model import Matrix
    from raci.model.change import Assign


class TableMending:
    """The mends of one text."""

    def __init__(self, table: TextTable) -> None:
        self._table = table
        self._cells: dict[int, MatrixCells] = {}
        self._lists: dict[int, NameLists] = {}
        self._trial: Trial[CellPlace, NewText, Row, NewRow] = Trial()

    def refused(self, mends: Sequence[Mend]) -> tuple[Refusal, ...]:
        """Make the mends that can be made, and return the others."""
        for each in mends:
            if id(each.matrix) not in self._cells:
                self._cells[id(each.matrix)] = MatrixCells(self._table, each.matrix)
                self._trial.begin(each.matrix)
        return attempted(mends, self._make, self._end)

    def edits(self) -> Iterator[Edit]:
        """Yield what changes in the text."""
        kept = self._trial.kept
        gone = {row.start for row in kept.gone.values()}
        short: dict[Row, dict[int, NewText]] = {}
        for (row, index), new in kept.texts.items():
            if row.start in gone:
                continue
            if index < len(row.cells):
                yield Edit(*row.cells[index], self._table.cell(row, index, new))
            elif new.text:
                short.setdefault(row, {})[index] = new
        yield from (Edit(row.stop, row.stop, self._table.more(row, texts)) for row, texts in short.items())
        yield from (Edit(row.start, row.end, "") for row in kept.gone.values())
        yield from self._new_lines()

    def _new_lines(self) -> Iterator[Edit]:
        """Yield the lines of new rows; one after a last line without an end gets that line's end before it."""
        text = self._table.original.text
        cleared = {row.end for row in self._trial.kept.gone.values()}
        for new in self._trial.kept.come.values():
            line = self._table.line(new.like, new.texts)
            at_open_end = new.at == len(text) and text[-1:] not in ("\r", "\n") and new.at not in cleared
            words = line.rstrip("\r\n")
            yield Edit(new.at, new.at, line[len(words) :] + words if at_open_end else line)

    def _make(self, matrix: Matrix, change: Mendable) -> None:
        cells, key = self._cells[id(matrix)], (id(matrix), change.duty)
        if isinstance(change, Add):
            if self._trial.come(key) or (change.duty in cells.duties and not self._trial.is_gone(key)):
                raise UnfitError("the file already has a duty of this name")
            if change.before is not None:
                self._must_be_there((id(matrix), change.before))
            self._trial.tried.come[key] = new_row(cells, change)
            return
        self._must_be_there(key)
        row = self._trial.come(key)
        if isinstance(change, Remove):
            if row is not None:
                raise UnfitError("its row is new itself")
            self._trial.tried.gone[key] = taken_out(cells, cells.duty(change.duty))
        elif row is not None:
            self._trial.tried.come[key] = _assigned(cells, row, change)
        elif matrix.source.letter_columns:
            self._relist(cells, change)
        else:
            cell = cells.at(cells.duty(change.duty), cells.role(change.role))
            self._say(cell, cells.new_text(cell, *_said(change)))

    def _must_be_there(self, key: Key) -> None:
        if self._trial.is_gone(key) and not self._trial.come(key):
            raise UnfitError(f"the duty {key[1]!r} was taken out before")

    def _relist(self, cells: MatrixCells, change: Assign | Withdraw) -> None:
        lists = self._lists.setdefault(id(cells.matrix), NameLists(cells))
        letters, remark = _said(change)
        if remark:
            raise UnfitError("a list of names has no place for a remark")
        changes, was_named = lists.changed(cells.duty(change.duty), cells.role(change.role), letters, self._written)
        for place, text in changes.items():
            self._say(place, NewText(text, written=True))
        self._trial.tried.named[id(cells.matrix), change.role] += bool(letters) - was_named

    def _written(self, place: CellPlace) -> str:
        new = self._trial.text(place)
        return new.text if new else self._table.written(*place)

    def _say(self, place: CellPlace, new: NewText) -> None:
        """Note what a cell is to say; raise UnfitError if it cannot say it."""
        if place.number < len(place.row.cells):
            self._table.cell(*place, new)
        else:
            self._table.more(place.row, {place.number: new})
        self._trial.tried.texts[place] = new

    def _end(self, keep: bool) -> None:  # noqa: FBT001 - as `attempted` calls it
        self._trial.end(keep=keep, named=self._times_named, none_left="no duty would be left in its table")

    def _times_named(self, role: Key) -> float:
        """Return how many duties of a table of lists name a role."""
        matrix, key = role
        return self._lists[matrix].named[key]


def mend_text(
    source: Path, mends: Sequence[Mend], target: Path, table: Callable[[Original], TextTable]
) -> tuple[Refusal, ...]:
    """Write a copy of a text, which is read as a `table`, with the mends made, and return those refused.

    Raises RaciError if the text could not be written back in its encoding.
    """
    original = Original(source)
    mending = TableMending(table(original))
    refused = mending.refused(mends)
    original.write(target, mending.edits())
    return refused


def _said(change: Assign | Withdraw) -> tuple[tuple[str, ...], str]:
    return ((), "") if isinstance(change, Withdraw) else (change.letters, change.remark)


def _assigned(cells: MatrixCells, row: NewRow, change: Assign | Withdraw) -> NewRow:
    """Return a new row with one of its cells changed."""
    letters, remark = _said(change)
    return replace(row, texts={**row.texts, cells.index_of(cells.role(change.role)): cells.code(letters, remark)})
