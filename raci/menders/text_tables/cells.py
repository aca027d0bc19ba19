"""The cells of a matrix in its text: where each stands, whether it is what was read, and what it is to say."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from raci.layout.codes import says_nothing
from raci.menders.spelling import Spelling
from raci.menders.splicing import UnfitError
from raci.menders.text_tables.rows import NewText
from raci.names import squeeze
from raci.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from raci.menders.text_tables.rows import Row, TextTable
    from raci.model import Duty, Entry, Matrix, Place, Role

_FOOTNOTE: Final = pattern(r"\s*(?:[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[\^?\w{1,8}\])$")
_LOOKED_AT: Final = 40
_SILENT: Final = 2


class CellPlace(NamedTuple):
    """A cell: its row and which of its cells it is."""

    row: Row
    number: int


class MatrixCells:
    """The cells of one matrix in a text."""

    def __init__(self, table: TextTable, matrix: Matrix) -> None:
        self.table = table
        self.matrix = matrix
        self.duties = {duty.key: place for place, duty in enumerate(matrix.duties)}
        self.roles = {role.key: role for role in matrix.roles}
        self._indices: dict[Place, int | None] = {}
        self._models: dict[tuple[str, ...], str] = {}

    @cached_property
    def spelling(self) -> Spelling:
        """How the matrix writes its codes."""
        return Spelling(self.matrix)

    @cached_property
    def _marked(self) -> dict[tuple[str, str], str]:
        return {(mark.duty, mark.role): mark.text for mark in self.matrix.marks}

    def duty(self, key: str) -> Duty:
        """Return a duty; raise UnfitError if the file has none of this key."""
        if key not in self.duties:
            raise UnfitError(f"the file has no duty {key!r}")
        return self.matrix.duties[self.duties[key]]

    def role(self, key: str) -> Role:
        """Return a role; raise UnfitError if the file has none of this key."""
        if key not in self.roles:
            raise UnfitError(f"the file has no role {key!r}")
        return self.roles[key]

    def entry(self, duty: Duty, role: Role) -> Entry | None:
        """Return what a role has for a duty."""
        return self.matrix.rows[self.duties[duty.key]].get(role.key)

    def row_of(self, thing: Duty | Role) -> Row:
        """Return the row a duty or a role stands in; raise UnfitError if it stands in none."""
        row = self.table.row_at(thing.source) if thing.source else None
        if row is None:
            raise UnfitError(self.table.no_row(thing.source))
        return row

    def index_of(self, thing: Duty | Role) -> int:
        """Return which cell of its row names a duty or a role."""
        place = thing.source
        if place is not None and place not in self._indices:
            self._indices[place] = self.row_of(thing).index_of(self.table.offset_of(place))
        index = self._indices[place] if place is not None else None
        if index is None:
            raise UnfitError(self.table.no_row(place))
        return index

    def at(self, duty: Duty, role: Role) -> CellPlace:
        """Return the cell of an assignment; raise UnfitError where it does not hold just what was read."""
        entry = self.entry(duty, role)
        lead, head = (role, duty) if self.matrix.source.across else (duty, role)
        row, index = self.row_of(lead), self.index_of(head)
        location = self.matrix.locate(duty, role, entry)
        place = location.row, location.column
        if index < len(row.cells) and row.index_of(self.table.offset_of(place)) != index:
            elsewhere = self.table.row_at(place)
            apart = elsewhere.index_of(self.table.offset_of(place)) if elsewhere else None
            if entry is None or elsewhere is None or apart is None:
                raise UnfitError("each assignment has a place of its own in this table")
            row, index = elsewhere, apart
        self._verify(CellPlace(row, index), entry, (duty.key, role.key))
        return CellPlace(row, index)

    def text(self, cell: CellPlace) -> str:
        """Return what a cell says; nothing where its row is too short to have it."""
        return self.table.said(*cell) if cell.number < len(cell.row.cells) else ""

    def _verify(self, cell: CellPlace, entry: Entry | None, key: tuple[str, str]) -> None:
        text = squeeze(self.text(cell))
        if key in self._marked:
            raise UnfitError(f"the cell says {self._marked[key]!r}, which is no letter, and would be lost")
        if entry is None:
            if text and not says_nothing(text) and len(text) > _SILENT:
                raise UnfitError(f"the cell says {text!r}, which is no letter")
        elif text != entry.text and not self.spelling.says(text, entry):
            reason = "its letters stand in several cells" if not text else f"the cell says {text!r}, not just letters"
            raise UnfitError(reason)

    def new_text(self, cell: CellPlace, letters: Sequence[str], remark: str) -> NewText:
        """Return what a cell is to say for letters and a remark, as this matrix writes it."""
        was = self.text(cell)
        if not letters:
            return NewText(self._nothing, was)
        code = self.code(letters, remark)
        footnote = _FOOTNOTE.search(was.rstrip())
        if footnote and was[: footnote.start()].strip() and not code.endswith(footnote[0]):
            code += footnote[0]
        return NewText(code, was.strip(), self._model(tuple(letters), remark))

    def code(self, letters: Sequence[str], remark: str) -> str:
        """Return the text of a cell for letters, none for none; raise UnfitError if none would be read as them."""
        text = self.spelling.of(letters, remark)
        if letters and not text:
            reason = f" with the remark {remark!r}" if remark else ""
            raise UnfitError(f"no cell of this table would be read as {'/'.join(letters)}{reason}")
        return text

    def _model(self, letters: tuple[str, ...], remark: str) -> str:
        """Return how most cells with these letters are written, markup and all, of the first that are found."""
        if remark:
            return ""
        if letters not in self._models:
            counts: Counter[str] = Counter()
            for duty, role, entry in self._assignments():
                if entry.letters == letters and not entry.remark and sum(counts.values()) < _LOOKED_AT:
                    cell = self._cell_or_none(duty, role)
                    counts.update([self.table.written(*cell)] if cell and cell.number < len(cell.row.cells) else ())
            self._models[letters] = counts.most_common(1)[0][0] if counts else ""
        return self._models[letters]

    def _assignments(self) -> Iterator[tuple[Duty, Role, Entry]]:
        for duty, row in zip(self.matrix.duties[: _LOOKED_AT * 5], self.matrix.rows, strict=False):
            for key, entry in row.items():
                yield duty, self.roles[key], entry

    def _cell_or_none(self, duty: Duty, role: Role) -> CellPlace | None:
        try:
            return self.at(duty, role)
        except UnfitError:
            return None

    @cached_property
    def _nothing(self) -> str:
        """What most cells say that say nothing: `-`, or no text at all."""
        counts: Counter[str] = Counter()
        for duty, row in zip(self.matrix.duties[:_LOOKED_AT], self.matrix.rows, strict=False):
            for role in islice((role for role in self.matrix.roles if role.key not in row), _LOOKED_AT):
                cell = self._cell_or_none(duty, role)
                counts.update([self.text(cell).strip()] if cell and cell.number < len(cell.row.cells) else ())
        most = counts.most_common(1)[0][0] if counts else ""
        return most if says_nothing(most) else ""
