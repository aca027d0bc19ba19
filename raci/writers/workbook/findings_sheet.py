"""The sheet Findings: what `raci check` said when the workbook was written, each with a link to its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from xlsxwriter.utility import xl_rowcol_to_cell

from raci.writers.workbook.finding_places import FindingPlaces
from raci.writers.workbook.tables import BODY, FACTS, TITLE, Column, Link, TableWriter, add_sheet, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from raci.lint import Finding
    from raci.writers.workbook.book import Book
    from raci.writers.workbook.finding_places import Place
    from raci.writers.workbook.plan import Plan
    from raci.writers.workbook.tables import Cell
    from raci.writers.writer import Export

SHEET: Final = "Findings"
NOTHING: Final = "Nothing was found: every rule that raci checked is kept. ✔"
UNASKED: Final = "Nobody has looked yet: raci check says what is wrong, and writes it here with raci export."
_TOP: Final = 3
SIGNS: Final = {"error": "✖", "warning": "▲", "note": "●"}
"""A sign for each severity, so that it is told by its form too."""
_FILLS: Final = {"error": "#F4CCCC", "warning": "#FCE5CD", "note": "#E8EEF4"}


def write(book: Book, export: Export, plans: tuple[Plan, ...]) -> None:
    """Write the sheet Findings, the worst first, as a table to be filtered; one line where there are none."""
    sheet = add_sheet(book, SHEET)
    book.name("raci.report", SHEET, (0, 0, 0, 0))
    text(book, sheet, 0, 0, SHEET, **TITLE)
    if not export.findings:
        text(book, sheet, 2, 0, UNASKED if export.findings is None else NOTHING, **FACTS)
        sheet.set_column(0, 0, 80)
        return
    when = f" on {export.day.isoformat()}" if export.day else ""
    said = f"Found by raci check{when}: {_counted(export.findings)}."
    text(book, sheet, 1, 0, said, **FACTS)
    several = len(plans) > 1
    table = TableWriter(book, sheet, _columns(several=several), _TOP)
    places = FindingPlaces(plans)
    for finding in sorted(export.findings, key=lambda each: each.severity.rank):
        cells = _cells(finding, places.place(finding))
        table.row(cells if several else [*cells[:3], *cells[4:]])
        _coloured(book, sheet, table.next - 1, finding)
    sheet.autofilter(*table.area)
    sheet.freeze_panes(_TOP + 1, 0)
    sheet.repeat_rows(_TOP)


def _columns(*, several: bool) -> list[Column]:
    matrix = [Column("Matrix", 20)] if several else []
    return [
        Column("Severity", 12), Column("Rule", 10), Column("Name", 28), *matrix, Column("Place", 16),
        Column("Message", 60), Column("Proposed fix", 48), Column("Confidence", 12),
    ]  # fmt: skip


def _cells(finding: Finding, place: Place | None) -> list[Cell]:
    severity = finding.severity.value
    where: Cell = finding.location.inside or finding.location.path
    if place:
        cell = xl_rowcol_to_cell(place.row, place.column)
        where = Link(f"{place.plan.sheet}!{cell}", place.plan.sheet, place.row, place.column)
    fix = finding.fix.title if finding.fix else finding.help
    return [
        f"{SIGNS[severity]} {severity}", finding.rule, finding.name, place.plan.sheet if place else "", where,
        finding.message, fix, finding.confidence.value,
    ]  # fmt: skip


def _coloured(book: Book, sheet: Worksheet, row: int, finding: Finding) -> None:
    severity = finding.severity.value
    look = {**BODY, "bold": True, "bg_color": _FILLS[severity]}
    text(book, sheet, row, 0, f"{SIGNS[severity]} {severity}", **look)


def _counted(findings: Sequence[Finding]) -> str:
    counts = {name: sum(each.severity.value == name for each in findings) for name in SIGNS}
    return ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for name, count in counts.items() if count)
