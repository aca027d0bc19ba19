"""REG006: a matrix whose last review is long ago."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from raci.plugin import Confidence, Rule, Severity
from raci.rules.register.reviews import review_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph


class StaleReview(Rule, code="REG006", severity=Severity.WARNING):
    """Find matrices whose last review is too long ago.

    ## What it does
    Reads when the matrix was last reviewed: the latest day in its title or its sheet's name beside a word such as
    reviewed, version, updated, as of, Stand, or the option `reviewed`, which can be set for each path. It speaks where
    that is more than `days` before today (the setting `today`), or where the organization says of itself in the same
    way that it is newer. Without a day there is nothing to judge; see FRM010.

    ## Why is this bad?
    A matrix is as old as its last review. Roles have come and gone since, and nobody has said that it still holds.

    ## Example
    ```markdown
    title: Purchasing, last reviewed 12 March 2025
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Approve invoice | A | R |
    ```
    Use instead:
    ```markdown
    title: Purchasing, last reviewed 2026-03-12
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Approve invoice | A | R |
    ```

    ## Options
    - `days` (int, default 365): how many days after a review the next one is due.
    - `reviewed` (str, default ""): the day of the last review, such as 2026-03-12, where the matrix does not say it.

    ## References
    - <https://flowtino.com/en/blog/raci-matrix-guide> (review quarterly, half-yearly at least)
    """

    days: int = 365
    reviewed: str = ""

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a matrix that is out of date."""
        matrix = graph.matrix
        given = date.fromisoformat(self.reviewed) if self.reviewed else None
        day = given or review_day(matrix.title) or review_day(matrix.source.sheet or "")
        if day is None:
            return
        age = (graph.today - day).days
        newer = review_day(matrix.organization.title) if matrix.organization else None
        if age > self.days:
            yield self._finding(f"The matrix was last reviewed on {day}, {age} days ago.", day)
        elif newer and day < newer <= graph.today:
            yield self._finding(f"The matrix was last reviewed on {day}; the organization is of {newer}.", day)

    def _finding(self, message: str, day: date) -> Finding:
        return self.finding(
            message,
            help="go through it with those who stand in it, and write down the day.",
            confidence=Confidence.CERTAIN if self.reviewed == day.isoformat() else Confidence.LIKELY,
        )
