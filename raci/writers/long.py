"""A long table for BI tools: a row for each letter of each assignment, in Parquet, or in CSV where it is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.writers.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from raci.model import Matrix
    from raci.writers.writer import Export

_MEMORY: Final = 1 << 16


def write_long(export: Export, path: Path) -> None:
    """Write a row for each letter that a role has on a duty: an `A/R` gives two, each with the whole code beside it.

    What is no letter (a mark) and who takes no part has no row. Raises MissingExtraError if Parquet is wanted and
    pyarrow is not installed.
    """
    if path.suffix.lower() in (".csv", ".tsv"):
        from raci.writers.texts.delimited import write_rows  # noqa: PLC0415 - nothing costs until used

        write_rows(_rows(export.matrices), path)
    else:
        from raci.writers.texts.parquet import write_parquet  # noqa: PLC0415 - nothing costs until used

        write_parquet(export.matrices, path)


def _rows(matrices: tuple[Matrix, ...]) -> Iterator[list[str]]:
    from functools import lru_cache  # noqa: PLC0415 - nothing costs until used

    from raci.writers.texts.delimited import safe  # noqa: PLC0415
    from raci.writers.texts.long_table import COLUMNS, LongTable  # noqa: PLC0415

    known = lru_cache(_MEMORY)(safe)
    yield list(COLUMNS)
    for place, matrix in enumerate(matrices, 1):
        yield from (list(map(known, row)) for row in LongTable(matrix, place).rows())


WRITER: Final = Writer("long", (".parquet",), write_long, (".csv", ".tsv"))
