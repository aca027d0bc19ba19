"""How the sheet of a matrix is seen and printed: heads stay in sight, and a page takes its whole width."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.writers.workbook.plan import FIRST_GROUP_ROW
from raci.writers.workbook.texts import whole

if TYPE_CHECKING:
    from datetime import date

    from raci.writers.workbook.plan import Plan
    from raci.writers.workbook.streamed import StreamedSheet
    from raci.writers.workbook.widths import Widths

_A3: Final = 8
_A4: Final = 9
_A4_WIDTH: Final = 220.0
"""How many characters of a sheet fit a page of A4 while its text is still legible (6.5 points)."""
_LONGEST: Final = 55


def set_up(sheet: StreamedSheet, plan: Plan, fitting: Widths, day: date | None) -> None:
    """Set what stays in sight, the outline, and the page."""
    sheet.hide_gridlines(2)
    sheet.freeze_panes(plan.first_row, plan.first_role)
    sheet.outline_settings(True, False, True, False)
    sheet.set_landscape()
    sheet.set_paper(_A4 if fitting.total <= _A4_WIDTH else _A3)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.repeat_rows(FIRST_GROUP_ROW, plan.head)
    title = whole(plan.matrix.title).replace("\n", " ")
    left = (title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…").replace("&", "&&")
    sheet.set_footer(f"&L{left}&CPage &P of &N&R{day.isoformat() if day else ''}")
    if plan.number >= 0:
        sheet.ignore_errors({"number_stored_as_text": f"A{plan.first_row + 1}:A{plan.last_row + 1}"})
