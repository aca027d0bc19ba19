"""Colours that follow what people type: of letters and wrong duties, and the lines between cells, also blank ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.model.location import cell_name, column_letters
from raci.writers.workbook.heads import IN_ORDER
from raci.writers.workbook.plan import FACTS_ROW

if TYPE_CHECKING:
    from xlsxwriter.format import Format

    from raci.writers.workbook.checks import Checks
    from raci.writers.workbook.plan import Plan
    from raci.writers.workbook.streamed import StreamedSheet
    from raci.writers.workbook.styles import Styles


def colour(sheet: StreamedSheet, plan: Plan, styles: Styles, checks: Checks) -> None:
    """Lay colours over a matrix; the first of two that meet counts, and LibreOffice lets one count for each area."""
    if checks.live:
        _letters(sheet, plan, styles, checks)
    row = plan.first_row + 1
    wrong = f"LEN(${column_letters(plan.check + 1)}{row})>0"
    for first, last in ((plan.duty, plan.duty), (plan.accountable, plan.check)):
        _rule(sheet, (plan.first_row, first, plan.last_row, last), wrong, styles.wrong)
    whole = (plan.first_row, 0, plan.last_row, plan.check)
    if plan.depth >= 0:
        _rule(sheet, whole, f"LEN(${column_letters(plan.depth + 1)}{row})>0", styles.band)
    _rule(sheet, whole, "TRUE", styles.lines)
    state = (FACTS_ROW, plan.first_role, FACTS_ROW, plan.first_role)
    _rule(sheet, state, f'{cell_name(FACTS_ROW + 1, plan.first_role + 1)}<>"{IN_ORDER}"', styles.alarm)


def _letters(sheet: StreamedSheet, plan: Plan, styles: Styles, checks: Checks) -> None:
    area = (plan.first_row, plan.first_role, plan.last_row, plan.last_role)
    cell = checks.cells(cell_name(plan.first_row + 1, plan.first_role + 1))
    _rule(sheet, area, cell.is_unknown, styles.wrong_letter)
    for kind, look in styles.participations(plan.matrix.notation):
        _rule(sheet, area, cell.hold(cell.codes(kind)), look)


def _rule(sheet: StreamedSheet, area: tuple[int, int, int, int], formula: str, look: Format) -> None:
    sheet.conditional_format(*area, {"type": "formula", "criteria": f"={formula}", "format": look})
