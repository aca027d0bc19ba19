"""Why the letters of a draft stand there: a note at each cell, and which of them somebody should look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.writers.workbook.tables import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.worksheet import Worksheet

    from raci.writers.workbook.plan import Plan
    from raci.writers.writer import Reason

DOUBTFUL: Final = "To be looked at: "
_WIDTH: Final = 260
_LINE: Final = 40
_LINE_HEIGHT: Final = 17
"""Points a line of a note is high, of about so many characters in a note so many pixels wide."""


def give_reasons(sheet: Worksheet, plan: Plan, reasons: Mapping[tuple[str, str], Reason]) -> None:
    """Put the reason of each cell into a note."""
    for row, column, reason in _placed(plan, reasons) if reasons else ():
        said = printable(f"{DOUBTFUL if reason.doubtful else ''}{reason.text}")
        lines = sum(1 + len(line) // _LINE for line in said.splitlines())
        sheet.write_comment(
            row, column, said, {"author": "raci", "width": _WIDTH, "height": _LINE_HEIGHT * (lines + 1)}
        )


def doubtful_cells(reasons: Mapping[tuple[str, str], Reason]) -> dict[str, set[str]]:
    """Return the keys of the roles whose letters somebody should look at, by the key of the duty."""
    found: dict[str, set[str]] = {}
    for (duty, role), reason in reasons.items():
        if reason.doubtful:
            found.setdefault(duty, set()).add(role)
    return found


def _placed(plan: Plan, reasons: Mapping[tuple[str, str], Reason]) -> list[tuple[int, int, Reason]]:
    matrix = plan.matrix
    columns = {role.key: column for column, role in enumerate(matrix.roles, plan.first_role)}
    return [
        (row, columns[role], reason)
        for row, line in enumerate(plan.lines, plan.first_row)
        if line.is_duty
        for role in matrix.rows[line.duty]
        if (reason := reasons.get((matrix.duties[line.duty].key, role)))
    ]
