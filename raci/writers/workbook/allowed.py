"""Where on its sheet each allowance of a matrix is noted: at the letter, the duty or the role it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.allowances.wording import clear, worded
from raci.writers.workbook.plan import TITLE_ROW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.writers.workbook.plan import Plan


def allowances_placed(plan: Plan) -> Iterator[tuple[int, int, str]]:
    """Yield row and column, from 0, and the words of each allowance; at the title, what is about the whole matrix."""
    matrix = plan.matrix
    columns = {role.key: column for column, role in enumerate(matrix.roles, plan.first_role)}
    rows = {matrix.duties[line.duty].key: row for row, line in enumerate(plan.lines, plan.first_row) if line.is_duty}
    for each in clear(matrix.allowances):
        duty, role = each.duty in rows, each.role in columns
        said = worded(each, duty=not duty, role=not role)
        if duty:
            yield rows[each.duty], columns[each.role] if role else plan.duty, said
        elif role:
            yield plan.head, columns[each.role], said
        else:
            yield TITLE_ROW, 0, said
