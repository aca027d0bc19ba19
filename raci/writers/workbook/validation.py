"""The drop-down lists of legal letters; who needs another text may still type it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from xlsxwriter.utility import quote_sheetname, xl_range_abs

from raci.writers.workbook.choices import choices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from raci.model import Notation
    from raci.writers.workbook.book import Book
    from raci.writers.workbook.plan import Plan

LEGEND: Final = "Legend"
_FIRST_COLUMN: Final = 40
"""Where on the legend the lists stand that are too long for the rule itself, hidden."""
_LONGEST: Final = 255
"""How many characters a list in a rule may have. Source: Excel, error 1004 of `Validation.Add`."""


def validate(sheet: Worksheet, plan: Plan, plans: Sequence[Plan]) -> None:
    """Let the cells of a matrix offer the combinations of its notation, and warn where something else is typed."""
    offered = choices(plan.matrix.notation)
    if not offered:
        return
    sheet.data_validation(
        plan.first_row, plan.first_role, plan.last_row, plan.last_role,
        {
            "validate": "list",
            "source": list(offered) if _fits(offered) else _list_of(plan.matrix.notation, plans),
            "error_type": "warning",
            "error_title": "Not in the notation",
            "error_message": f"The sheet Legend says which letters there are.{_said(offered)} Keep this text anyway?",
        },
    )  # fmt: skip


def _said(offered: Sequence[str]) -> str:
    text = f" They are: {', '.join(offered)}."
    return text if len(text) <= _LONGEST // 2 else ""


def _fits(offered: Sequence[str]) -> bool:
    """Tell whether a list can stand in the rule itself."""
    text = ",".join(offered)
    return len(text.encode("utf-16-le")) <= 2 * _LONGEST and not any(set(each) & set(',"') for each in offered)


def _long(plans: Sequence[Plan]) -> list[Notation]:
    """Return the notations whose lists stand on the legend."""
    known = dict.fromkeys(plan.matrix.notation for plan in plans)
    return [notation for notation in known if choices(notation) and not _fits(choices(notation))]


def _list_of(notation: Notation, plans: Sequence[Plan]) -> str:
    column = _FIRST_COLUMN + _long(plans).index(notation)
    return f"={quote_sheetname(LEGEND)}!{xl_range_abs(0, column, len(choices(notation)) - 1, column)}"


def write_lists(book: Book, plans: Sequence[Plan]) -> None:
    """Write the lists that rules refer to, in hidden columns of the legend."""
    for place, notation in enumerate(_long(plans)):
        sheet = book.workbook.get_worksheet_by_name(LEGEND) or book.workbook.add_worksheet(LEGEND)
        column = _FIRST_COLUMN + place
        sheet.set_column(column, column, None, None, {"hidden": True})
        for row, text in enumerate(choices(notation)):
            sheet.write_string(row, column, text)
