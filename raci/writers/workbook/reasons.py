"""Notes at cells: why the letters of a draft stand there, which of them to look at, and what the matrix allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.patterns import pattern
from raci.writers.workbook.allowed import allowances_placed
from raci.writers.workbook.tables import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.worksheet import Worksheet

    from raci.writers.workbook.plan import Plan
    from raci.writers.writer import Reason

DOUBTFUL: Final = "To be looked at: "
_ALLOWS: Final = pattern(r"(?i)raci[:：]")
"""With this an allowance begins, and no reason of a draft is one."""
_WIDTH: Final = 260
_LINE: Final = 40
_LINE_HEIGHT: Final = 17
"""Points a line of a note is high, of about so many characters in a note so many pixels wide."""


def give_notes(sheet: Worksheet, plan: Plan, reasons: Mapping[tuple[str, str], Reason]) -> None:
    """Put the reason of each cell, and what the matrix allows, into notes: at the cell of what it is about."""
    notes: dict[tuple[int, int], list[str]] = {}
    for row, column, reason in _placed(plan, reasons) if reasons else ():
        said = f"{DOUBTFUL if reason.doubtful else ''}{reason.text}"
        notes.setdefault((row, column), []).append(_ALLOWS.sub("raci –", said))
    for row, column, said in allowances_placed(plan) if plan.matrix.allowances else ():
        notes.setdefault((row, column), []).append(said)
    for (row, column), texts in notes.items():
        text = "\n\n".join(texts)
        height = _LINE_HEIGHT * (1 + sum(1 + len(line) // _LINE for line in text.splitlines()))
        sheet.write_comment(row, column, printable(text), {"author": "raci", "width": _WIDTH, "height": height})


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
