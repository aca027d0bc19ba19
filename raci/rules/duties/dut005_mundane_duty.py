"""DUT005: a chore that needs no matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Confidence, Rule, Severity
from raci.rules.accountability.wording import called
from raci.rules.duties.wording import singular, tokens, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, ResponsibilityGraph


class MundaneDuty(Rule, code="DUT005", severity=Severity.NOTE, preview=True):
    """Find chores among the duties, such as attending meetings or filling in timesheets.

    ## What it does
    Reports duties that open with a verb and end with a thing of a list of chores: attend a meeting, answer e-mail,
    fill in timesheets, book a room, print documents. English only.

    ## Why is this bad?
    Everybody does these; nobody asks who owns them. Each such row makes the matrix longer and hides the rows
    that decide something.

    ## Example
    ```markdown
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Approve invoice | A | R |
    | Attend weekly meetings | R | R |
    ```
    Use instead:
    ```markdown
    | Duty | Manager | Clerk |
    | --- | --- | --- |
    | Approve invoice | A | R |
    | Decide on overdue payments | A | R |
    ```

    ## References
    - <https://wilymanager.com/blog/page/43>
    """

    def check_duty(self, duty: Duty, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a chore."""
        words = [singular(word) for word in tokens(duty.name)]
        text = f" {' '.join(words)}"
        if words and any(words[0] in each["verbs"] and _ends(text, each["things"]) for each in wording()["chores"]):
            yield self.finding(
                f"{called(duty)} is a chore that needs no owner.",
                duty=duty,
                help="take the row out, or name the decision or result behind it.",
                confidence=Confidence.LIKELY,
            )


def _ends(text: str, things: list[str]) -> bool:
    return text.endswith(tuple(f" {thing}" for thing in things))
