"""The long table in Parquet: written in row groups, so that memory does not grow with the letters."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from raci.errors import MissingExtraError
from raci.writers.texts.long_table import COLUMNS, OF_DUTY, OF_LETTER, OF_MATRIX, OF_ROLE, LongTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from raci.model import Matrix
    from raci.writers.texts.long_table import Fact

_ROWS: Final = 1 << 16
"""Rows of a row group."""


def write_parquet(matrices: Sequence[Matrix], path: Path) -> None:
    """Write the long table of some matrices; raise MissingExtraError if pyarrow is not installed."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra, which costs much
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        message = 'writing Parquet needs pyarrow, which is not installed; run: pip install "raci[parquet]"'
        raise MissingExtraError("missing-extra", message) from None
    words = pa.dictionary(pa.int32(), pa.string())
    schema = pa.schema([(name, pa.int32() if name == OF_MATRIX[0] else words) for name in COLUMNS])
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        waiting: list[Any] = []
        for batch in _batches(matrices, schema):
            waiting.append(batch)
            if sum(each.num_rows for each in waiting) >= _ROWS:
                writer.write_table(pa.Table.from_batches(waiting, schema), row_group_size=_ROWS)
                waiting.clear()
        if waiting:
            writer.write_table(pa.Table.from_batches(waiting, schema), row_group_size=_ROWS)


def _batches(matrices: Sequence[Matrix], schema: Any) -> Iterator[Any]:  # noqa: ANN401 - pyarrow has no types
    import pyarrow as pa  # noqa: PLC0415 - as above

    for place, matrix in enumerate(matrices, 1):
        table = LongTable(matrix, place)
        facts = table.facts()
        while some := list(islice(facts, _ROWS)):
            columns = _columns(table, some, pa)
            yield pa.record_batch([each.cast(field.type) for each, field in zip(columns, schema, strict=True)], schema)


def _columns(table: LongTable, facts: list[Fact], pa: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    """Yield the columns of some facts: what is said of a duty, role or letter is turned into Arrow only once."""
    duties, roles, letters, sheets, cells = zip(*facts, strict=True)
    first = duties[0]
    said = [table.duty(place) for place in range(first, duties[-1] + 1)]
    yield pa.array([int(table.head[0])] * len(facts), pa.int32())
    yield from (_repeated([text], [0] * len(facts), pa) for text in table.head[1:])
    places = pa.array([place - first for place in duties], pa.int32())
    yield from (_repeated([each[column] for each in said], places, pa) for column in range(len(OF_DUTY)))
    places = pa.array(roles, pa.int32())
    yield from (_repeated([each[column] for each in table.roles], places, pa) for column in range(len(OF_ROLE)))
    places = pa.array(letters, pa.int32())
    yield from (_repeated([each[column] for each in table.letters], places, pa) for column in range(len(OF_LETTER)))
    yield from (pa.array(texts, pa.string()).dictionary_encode() for texts in (sheets, cells))


def _repeated(texts: list[str], places: Any, pa: Any) -> Any:  # noqa: ANN401 - as above
    clean = [text.encode("utf-8", "replace").decode() for text in texts]
    return pa.array(clean, pa.string()).take(pa.array(places, pa.int32())).dictionary_encode()
