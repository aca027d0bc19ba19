"""Delimited text: .csv and .tsv in any encoding and with any delimiter."""

from __future__ import annotations

import csv
import io
from itertools import islice
from typing import TYPE_CHECKING, Final

from raci.allowances.signs import may_allow
from raci.errors import UnreadableError
from raci.formulas import unguarded
from raci.layout.grid import Grid
from raci.layout.reading import Remark
from raci.limits import check_size
from raci.model import Location
from raci.readers.fields import FieldPlaces
from raci.readers.prospects.glance import plainly_foreign
from raci.readers.prospects.texts import text_in
from raci.readers.prospects.words import speaks_of_parts
from raci.readers.reader import Document, Reader, by_suffix
from raci.texts.delimiters import delimiter_of
from raci.texts.encoding import decode

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES: Final = (".csv", ".tsv", ".tab")
_LOOKED_AT: Final = 60
_EACH: Final = 20
"""After so many lines every twentieth is looked at: a matrix has letters, or names under letters, in most of them."""
_FIELD: Final = 1 << 20


def read_delimited(path: Path) -> Document:
    """Return one grid; raise UnreadableError if the text cannot be decoded or is no table."""
    check_size("file-size", path.stat().st_size, str(path))
    text = decode(path.read_bytes(), str(path))
    delimiter = delimiter_of(text)
    rows, lines = _rows(text, delimiter, str(path))
    remarks = _remarks(text, rows, lines, str(path)) if may_allow(text) else ()
    places = FieldPlaces(text, lines, [len(row) for row in rows], delimiter)
    return Document((Grid(rows, str(path), None, lines=tuple(lines), places=places),), remarks=remarks)


def _remarks(text: str, rows: list[list[str]], lines: list[int], path: str) -> tuple[Remark, ...]:
    """Take the rows that are comments (`# raci: allow ACC002: why`) out of a table and return what they say."""
    found = []
    written = text.splitlines()
    for place in range(len(rows) - 1, -1, -1):
        row, line = rows[place], lines[place]
        if row and row[0].lstrip().startswith("#") and may_allow(row[0]):
            whole = written[line - 1].strip() if line <= len(written) else ""
            said = whole.rstrip(",;\t|") if whole.startswith("#") else row[0]
            found.append(Remark(said, Location(path, None, line, 1)))
            del rows[place], lines[place]
    return tuple(reversed(found))


def _rows(text: str, delimiter: str, path: str) -> tuple[list[list[str]], list[int]]:
    """Return the rows and the line each begins in."""
    csv.field_size_limit(_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[list[str]] = []
    lines: list[int] = []
    line = 1
    guards = "'" in text
    try:
        for row in reader:
            rows.append(list(map(unguarded, row)) if guards else row)
            lines.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        limit = "limit" in str(error)
        message = "a field is longer than 1 MiB; is a quote left open?" if limit else f"the table breaks off: {error}"
        raise UnreadableError("bad-csv", message, f"{path}:{line}") from None
    if lines and reader.line_num > lines[-1] and _is_left_open(text, lines[-1], delimiter):
        message = "a quote that opens in this row is never closed, and swallows the rest of the file"
        raise UnreadableError("bad-csv", message, f"{path}:{lines[-1]}")
    return rows, lines


def _is_left_open(text: str, line: int, delimiter: str) -> bool:
    """Tell whether the row that begins in this line, the last one, has a quote without an end."""
    rest = islice(io.StringIO(text, newline=""), line - 1, None)
    try:
        return not list(csv.reader(rest, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "end of data" in str(error)


def _may_hold(data: bytes) -> bool:
    lines = data.split(b"\n")
    some = b"\n".join((*lines[:_LOOKED_AT], *lines[_LOOKED_AT::_EACH]))
    if plainly_foreign(some):
        return False
    text = text_in(some)
    return text is None or speaks_of_parts(text)


READER: Final = Reader("delimited text", SUFFIXES, by_suffix(SUFFIXES), read_delimited, _may_hold)
