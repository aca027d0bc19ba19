"""Where on the exported sheets a finding is at home: found by its duty and its role, not by where they were read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from raci.lint import Finding
    from raci.writers.workbook.plan import Plan


class Place(NamedTuple):
    """A cell of the sheet of a matrix, from 0."""

    plan: Plan
    row: int
    column: int


class FindingPlaces:
    """Finds the cells of findings on the sheets of matrices."""

    def __init__(self, plans: Sequence[Plan]) -> None:
        self._known = [
            (
                plan,
                {
                    plan.matrix.duties[line.duty].key: row
                    for row, line in enumerate(plan.lines, plan.first_row)
                    if line.is_duty
                },
                {role.key: column for column, role in enumerate(plan.matrix.roles, plan.first_role)},
            )
            for plan in plans
        ]  # fmt: skip

    def place(self, finding: Finding) -> Place | None:
        """Return the cell of a finding; None where it is about nothing in the matrices, nor about one as a whole."""
        near = sorted(self._known, key=lambda known: not _is_from(finding, known[0]))
        for plan, rows, columns in near:
            row = rows.get(finding.duty, -1)
            column = next((columns[role] for role in finding.roles if role in columns), -1)
            if finding.duty and row >= 0:
                return Place(plan, row, column if column >= 0 else plan.duty)
            if not finding.duty and column >= 0:
                return Place(plan, plan.head, column)
        whole = next((plan for plan, _, _ in near if finding.location == plan.matrix.source.whole), None)
        return Place(whole, 0, 0) if whole and not finding.duty and not finding.roles else None


def _is_from(finding: Finding, plan: Plan) -> bool:
    """Tell whether a finding stands where a matrix was read."""
    source, location = plan.matrix.source, finding.location
    top, _, bottom, _ = source.area
    here = (location.path, location.sheet) == (source.path, source.sheet)
    return here and (not bottom or top <= location.row <= bottom)
