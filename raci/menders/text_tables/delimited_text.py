"""Delimited text as rows of fields; a field changes in its own way of quoting."""

from __future__ import annotations

import csv
import io
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from raci.formulas import guarded, unguarded
from raci.layout.codes import says_nothing
from raci.menders.splicing.lines import Lines
from raci.menders.text_tables.rows import NewText, Row
from raci.patterns import pattern
from raci.texts.delimiters import delimiter_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from raci.menders.splicing import Original
    from raci.model import Place

_FIELD: Final = 1 << 20


class DelimitedText:
    """The records of a .csv or .tsv file, cut as Python's csv cuts them."""

    def __init__(self, original: Original) -> None:
        self.original = original
        self._text = original.text
        self._lines = Lines(self._text)
        self._delimiter = delimiter_of(self._text)
        self._first_lines = self._records() if '"' in self._text else None
        self._rows: dict[int, Row] = {}
        bare = rf"[^{self._delimiter}\r\n]*+"
        self._field = pattern(rf'"(?:[^"]|"")*+"?{bare}|{bare}')
        self._quoted = pattern(r'"((?:[^"]|"")*+)"?')

    def _records(self) -> list[int]:
        """Return the line in which each record begins."""
        csv.field_size_limit(_FIELD)
        reader = csv.reader(io.StringIO(self._text, newline=""), delimiter=self._delimiter)
        lines, line = [], 1
        for _ in reader:
            lines.append(line)
            line = reader.line_num + 1
        return lines

    def no_row(self, place: Place | None) -> str:
        """Return the reason why no record stands at a place."""
        return "it stands in no record of the file"

    def offset_of(self, place: Place) -> int:
        """Return where in the text a line and column are."""
        return self._lines.offset_of(place)

    def row_at(self, place: Place) -> Row | None:
        """Return the record that stands at a line and column."""
        line = place[0]
        if self._first_lines is not None:
            at = bisect_right(self._first_lines, line)
            line = self._first_lines[at - 1] if at else 0
        if not 0 < line <= len(self._lines.starts):
            return None
        if line not in self._rows:
            self._rows[line] = self._row(self._lines.starts[line - 1])
        return self._rows[line]

    def _row(self, start: int) -> Row:
        cells = []
        at = start
        while True:
            found = self._field.match(self._text, at)
            end = found.end() if found else at
            cells.append((at, end))
            if self._text[end : end + 1] != self._delimiter:
                break
            at = end + 1
        return Row(start, end, self._lines.end_of(self._lines.line_at(end)), tuple(cells))

    def _unquoted(self, row: Row, index: int) -> str:
        raw = self._text[slice(*row.cells[index])]
        found = self._quoted.match(raw)
        return found[1].replace('""', '"') + raw[found.end() :] if found else raw

    def said(self, row: Row, index: int) -> str:
        """Return what a field says, without the apostrophe of a text that could be a formula."""
        return unguarded(self._unquoted(row, index))

    def written(self, row: Row, index: int) -> str:
        """Return what a field says, without the white space around it."""
        return self.said(row, index).strip()

    def cell(self, row: Row, index: int, new: NewText) -> str:
        """Return a field in the way the old one is quoted, with the blanks it has around it."""
        was = self._unquoted(row, index)
        said = unguarded(was)
        words = said.strip(" \t") if self._delimiter != "\t" else said.strip(" ")
        before, _, after = said.partition(words) if words else ("", "", "")
        text = f"{before}{new.text}{after}" if new.text else ""
        open_before = guarded(was) != was and text[:1] == was[:1]
        if not open_before and not says_nothing(text):
            text = guarded(text)
        return self._field_of(text, quoted=self._text.startswith('"', *row.cells[index]))

    def more(self, row: Row, texts: Mapping[int, NewText]) -> str:
        """Return the fields that a short record lacks."""
        count = max(texts) + 1
        empty = NewText("")
        fields = (
            self._field_of(guarded(texts.get(place, empty).text), quoted=False)
            for place in range(len(row.cells), count)
        )
        return "".join(f"{self._delimiter}{field}" for field in fields)

    def line(self, like: Row, texts: Mapping[int, str]) -> str:
        """Return a new record, all of it quoted if the other one is."""
        quoted = all(self._text.startswith('"', *cell) for cell in like.cells)
        fields = (self._field_of(guarded(texts.get(place, "")), quoted=quoted) for place in range(len(like.cells)))
        return self.original.must_hold(
            self._delimiter.join(fields) + (self._text[like.stop : like.end] or self._lines.usual_end)
        )

    def whole(self, row: Row) -> str:
        """Return the reason why a record cannot be taken out: there is none."""
        return ""

    def _field_of(self, text: str, *, quoted: bool) -> str:
        needed = any(sign in text for sign in (self._delimiter, '"', "\r", "\n"))
        return self.original.must_hold('"' + text.replace('"', '""') + '"' if quoted or needed else text)
