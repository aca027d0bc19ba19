"""The report for DuckDB, Spark, BigQuery and the like: a folder with a table of assignments and one of findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.reports.reporter import FolderReporter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from raci.lint import Report
    from raci.model import Matrix
    from raci.reports.reporter import Taker


def opened(folder: Path, matrices_of: Callable[[Report], Sequence[Matrix]]) -> AbstractContextManager[Taker]:
    """Return what takes the reports of a run and writes the tables of the folder."""
    from raci.reports.columnar.folder import ParquetFolder  # noqa: PLC0415 - nothing costs until used

    return ParquetFolder(folder, matrices_of)


REPORTER: Final = FolderReporter("parquet", opened)
