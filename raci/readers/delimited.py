"""Delimited text: .csv and .tsv in any encoding and with any delimiter."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING, Final

from raci.errors import UnreadableError
from raci.layout.grid import Grid
from raci.readers.reader import Document, Reader

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES: Final = (".csv", ".tsv", ".tab")
MOST_BYTES: Final = 500 << 20
_DELIMITERS: Final = (",", ";", "\t", "|")
_SAMPLE_LINES: Final = 200
_FIELD: Final = 1 << 20
_BOMS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def _recognizes(path: Path, head: bytes) -> bool:
    return path.suffix.lower() in SUFFIXES


def read_delimited(path: Path) -> Document:
    """Return one grid; raise UnreadableError if the text cannot be decoded or is no table."""
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableError("too-large", f"the file is larger than {MOST_BYTES >> 20} MiB", str(path))
    text = decode(path.read_bytes(), str(path))
    delimiter = delimiter_of(text)
    csv.field_size_limit(_FIELD)
    rows, lines = [], []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    try:
        for row in reader:
            rows.append(row)
            lines.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableError("bad-csv", f"the table breaks off: {error}", f"{path}:{reader.line_num}") from None
    return Document((Grid(rows, str(path), None, lines=tuple(lines)),))


def decode(data: bytes, path: str) -> str:
    """Return the text of bytes: by byte order mark, as UTF-8, or in the encoding that fits best."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _decoded(data, name, path)
    if b"\x00" in data[:4096]:
        return _zeros(data, path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only for text that is not UTF-8

    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise UnreadableError("encoding", "the encoding of the text cannot be told; save it as UTF-8", path)
    return _decoded(data, best.encoding, path)


def _zeros(data: bytes, path: str) -> str:
    head = data[:4096]
    for name, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if zeros.count(0) > 0.5 * len(zeros):  # noqa: PLR2004
            return _decoded(data, name, path)
    raise UnreadableError("binary", "this is no text, although its name says so", path)


def _decoded(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableError("encoding", f"the text is not all {encoding}; save it as UTF-8", path) from None


def delimiter_of(text: str) -> str:
    """Return the delimiter that cuts the first lines most evenly."""
    sample = "\n".join(text.splitlines()[:_SAMPLE_LINES])

    def evenness(delimiter: str) -> tuple[float, int]:
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(sample), delimiter=delimiter) if row]
        except csv.Error:
            return 0.0, 0
        common, times = Counter(widths).most_common(1)[0] if widths else (1, 0)
        return (times / len(widths), common) if common > 1 else (0.0, max(widths, default=0))

    return max(_DELIMITERS, key=evenness)


READER: Final = Reader("delimited text", SUFFIXES, _recognizes, read_delimited)
