"""DUT003: a row without any letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Rule, Severity
from raci.rules.accountability.wording import called
from raci.rules.duties.milestones import Milestones
from raci.rules.duties.placeholders import placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph


class UnassignedDuty(Rule, code="DUT003", severity=Severity.WARNING):
    """Find duties in which no role takes part.

    ## What it does
    Reports every duty whose row holds no letter and no other text. A duty that other duties stand under is a
    heading and needs none, and so is a milestone, such as `Design complete` where the matrix has `Design`. Where no
    duty of the matrix has a letter, that is said once.

    ## Why is this bad?
    A duty without an owner has no personal consequence for anybody: it is done by whoever notices, or not at all.
    An empty row is also how forgotten work looks in a matrix that was never finished.

    ## Example
    ```markdown
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Approve invoice | A | R |
    | Archive invoice | | |
    ```
    Use instead:
    ```markdown
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Approve invoice | A | R |
    | Archive invoice | | A/R |
    ```

    ## References
    - <https://www.trackplus.com/blog/en/raci-matrix-analysis/>
    - <http://en.wikipedia.org/wiki/RASIC> (at least one role does the work of a duty)
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find the rows without letters."""
        duties, marks = graph.matrix.duties, graph.matrix.marks
        if duties and not any(graph.tallies) and not marks:
            yield self.finding("No duty has a letter: the matrix is not filled in.", help="give each duty its roles.")
            return
        reached = Milestones(duties)
        needless = {mark.duty for mark in marks} | {duty.parent for duty in duties}
        for duty, tally in zip(duties, graph.tallies, strict=True):
            if not tally and duty.key not in needless and duty.name not in placeholders() and duty not in reached:
                yield self.finding(
                    f"No role takes part in {called(duty)}.",
                    duty=duty,
                    help="name the role that answers for it and the role that does it, or take the row out.",
                )
