"""DUT007: a row of the form that nobody filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Confidence, Rule, Severity
from raci.rules.duties.placeholders import placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph


class PlaceholderDuty(Rule, code="DUT007", severity=Severity.WARNING):
    """Find duties that still bear the name the form gave them.

    ## What it does
    Reports names such as `Task 7`, `Activity A`, `[Enter task]`, `TBD`, `xxx` or dots, in the languages of the
    matrices we know.

    ## Why is this bad?
    The letters of such a row say who answers for something nobody has named. Usually the row was left over from
    the template, and readers cannot tell whether work is missing or the row is.

    ## Example
    ```markdown
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Approve invoice | A | R |
    | Task 2 | A | R |
    | [Enter task or activity] | | |
    ```
    Use instead:
    ```markdown
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Approve invoice | A | R |
    | Archive invoice | A | R |
    ```

    ## References
    - <https://geratools.com/raci-matrix-builder> (name each duty with a verb, so that it can be assigned)
    """

    letters = "unread"

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find the names that the form gave."""
        form = placeholders()
        for duty in graph.matrix.duties:
            if duty.name in form:
                yield self.finding(
                    f"{duty.name} is the form's word, not the name of a duty.",
                    duty=duty,
                    help="name the duty, or take the row out.",
                    confidence=Confidence.LIKELY,
                )
