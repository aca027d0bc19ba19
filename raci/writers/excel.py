"""Excel workbooks: what a consultant hands to a board, and what raci reads again as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.collector import collector_paused
from raci.writers.writer import Writer

if TYPE_CHECKING:
    from pathlib import Path

    from raci.writers.writer import Export

LAYOUT: Final = 1
"""The version of the layout, which a reader asks for by the name `raci.version`."""


@collector_paused()
def write_excel(export: Export, path: Path) -> None:
    """Write matrices as a workbook: a sheet each, then Roles, Findings, Legend and Summary.

    Raises RaciError where a text or the whole is larger than a sheet of Excel can hold.
    """
    from raci.writers.workbook import (  # noqa: PLC0415 - XlsxWriter costs 0.1 s
        findings_sheet,
        legend_sheet,
        matrix_sheet,
        organization_sheets,
        questions_sheet,
        roles_sheet,
        summary_sheet,
    )
    from raci.writers.workbook.book import open_book  # noqa: PLC0415
    from raci.writers.workbook.plan import plan  # noqa: PLC0415
    from raci.writers.workbook.sheet_names import sheet_names  # noqa: PLC0415
    from raci.writers.workbook.validation import write_lists  # noqa: PLC0415

    names = sheet_names(export.matrices)
    plans = tuple(plan(matrix, name) for matrix, name in zip(export.matrices, names, strict=True))
    with open_book(path, export) as book:
        book.constant("raci.version", LAYOUT)
        for each in plans:
            matrix_sheet.write(book, export, each, plans)
        roles_sheet.write(book, export, plans)
        findings_sheet.write(book, export, plans)
        legend_sheet.write(book, export, plans)
        write_lists(book, plans)
        summary_sheet.write(book, export, plans)
        organization_sheets.write(book, export, plans)
        questions_sheet.write(book, export)


WRITER = Writer("excel", (".xlsx",), write_excel)
