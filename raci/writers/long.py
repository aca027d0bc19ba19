"""A long table for BI tools: a row for each letter of each assignment, in Parquet, or in CSV where it is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.errors import MissingExtraError
from raci.writers.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from raci.writers.writer import Export

_DELIMITERS: Final = {".csv": ",", ".tsv": "\t"}
_TOGETHER: Final = 1 << 16
"""Rows that are held in memory at once, and that a row group of Parquet has."""


def write_long(export: Export, path: Path) -> None:
    """Write a row for each letter that a role has on a duty: an `A/R` gives two.

    Raises MissingExtraError if Parquet is wanted and pyarrow is not installed.
    """
    delimiter = _DELIMITERS.get(path.suffix.lower())
    if delimiter:
        _write_delimited(export, path, delimiter)
    else:
        _write_parquet(export, path)


def _write_delimited(export: Export, path: Path, delimiter: str) -> None:
    import csv  # noqa: PLC0415 - nothing costs until used

    from raci.writers.texts.long_rows import COLUMNS  # noqa: PLC0415

    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        writer.writerows(_safe_rows(export))


def _safe_rows(export: Export) -> Iterator[list[str | int]]:
    from functools import lru_cache  # noqa: PLC0415 - nothing costs until used

    from raci.formulas import guarded  # noqa: PLC0415
    from raci.writers.texts.long_rows import long_rows  # noqa: PLC0415
    from raci.writers.texts.wide import printable  # noqa: PLC0415

    safe = lru_cache(_TOGETHER)(lambda text: guarded(printable(text)))
    for row in long_rows(export.matrices):
        yield [safe(value) if isinstance(value, str) else value for value in row]


def _write_parquet(export: Export, path: Path) -> None:
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra, which costs much
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        message = 'writing Parquet needs pyarrow: pip install "raci[parquet]"'
        raise MissingExtraError("missing-extra", message) from None
    from itertools import islice  # noqa: PLC0415 - nothing costs until used

    from raci.writers.texts.long_rows import COLUMNS, NUMBERS, long_rows  # noqa: PLC0415

    words = pa.dictionary(pa.int32(), pa.string())
    schema = pa.schema([(name, pa.int32() if name in NUMBERS else words) for name in COLUMNS])
    rows = long_rows(export.matrices)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while some := list(islice(rows, _TOGETHER)):
            columns = zip(*some, strict=True)
            writer.write_batch(
                pa.record_batch(
                    [pa.array(column, each.type) for column, each in zip(columns, schema, strict=True)], schema
                )
            )


WRITER: Final = Writer("long", (".parquet",), write_long, (".csv", ".tsv"))
