"""The folder of tables that a run writes in Parquet: some thousand rows at a time, whole or not at all."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Final, Self

from raci.errors import MissingExtraError, RaciError
from raci.reports.columnar.columns import ASSIGNMENTS, FINDINGS, schema
from raci.reports.columnar.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path
    from types import TracebackType

    from raci.lint import Report
    from raci.model import Matrix

_ROWS: Final = 1 << 16
"""Rows of a row group: so many are in memory at a time."""

NAMES: Final = ("assignments.parquet", "findings.parquet")
"""The files in the folder."""


class ParquetFolder:
    """Takes the reports of a run one by one and writes two tables: `assignments.parquet` and `findings.parquet`.

    Leaving the context puts the files in place; an exception leaves what was there. `matrices_of` gives the matrices of
    a report that has none itself. Raises MissingExtraError without pyarrow, RaciError where nothing can be written.
    """

    def __init__(
        self,
        folder: Path,
        matrices_of: Callable[[Report], Sequence[Matrix]] = lambda report: report.matrices,
        day: date | None = None,
    ) -> None:
        self._folder = folder
        self._matrices_of = matrices_of
        self._day = day
        self._open = ExitStack()
        self._tables: tuple[_Table, ...] = ()
        _check_installed()

    def __enter__(self) -> Self:
        from raci.replacing import replacing  # noqa: PLC0415 - beside its use

        try:
            self._folder.mkdir(parents=False, exist_ok=True)
        except OSError as error:
            raise RaciError(
                "io", f"no folder can be made there: {error.strerror or error}", str(self._folder)
            ) from None
        with ExitStack() as opening:
            self._tables = tuple(
                opening.enter_context(_Table(opening.enter_context(replacing(self._folder / name)), columns))
                for name, columns in zip(NAMES, (ASSIGNMENTS, FINDINGS), strict=True)
            )
            self._open = opening.pop_all()
        return self

    def take(self, report: Report) -> None:
        """Write what a report says."""
        rows = Rows(report, self._matrices_of(report), self._day)
        for table, told in zip(self._tables, (rows.assignments(), rows.findings()), strict=True):
            table.take(told)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)


class _Table:
    """A file of Parquet while it is written."""

    def __init__(self, path: Path, columns: Mapping[str, tuple[str, str]]) -> None:
        from pyarrow import parquet  # noqa: PLC0415 - an extra, which costs much

        self._schema = schema(columns)
        self._writer: Any = parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._waiting: list[tuple[Any, ...]] = []

    def take(self, rows: Iterable[tuple[Any, ...]]) -> None:
        for row in rows:
            self._waiting.append(row)
            if len(self._waiting) >= _ROWS:
                self._write()

    def _write(self) -> None:
        import pyarrow as pa  # noqa: PLC0415 - as above

        columns = zip(*self._waiting, strict=True)
        arrays = [_array(values, field, pa) for values, field in zip(columns, self._schema, strict=True)]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
        self._waiting.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._waiting and _error[0] is None:
            self._write()
        self._writer.close()


def _array(values: Sequence[Any], field: Any, pa: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return a column; texts that no file in UTF-8 can hold have a question mark for what it cannot."""
    try:
        return pa.array(values, field.type)
    except UnicodeEncodeError:
        return pa.array([_clean(each) for each in values], field.type)


def _clean(value: Any) -> Any:  # noqa: ANN401 - a text, texts, or something else
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return [_clean(each) for each in value] if isinstance(value, list) else value


def _check_installed() -> None:
    from importlib.util import find_spec  # noqa: PLC0415 - nothing costs until used

    if find_spec("pyarrow") is None:
        message = 'writing Parquet needs pyarrow, which is not installed; run: pip install "raci[parquet]"'
        raise MissingExtraError("missing-extra", message)
