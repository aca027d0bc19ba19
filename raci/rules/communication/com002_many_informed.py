"""COM002: a duty of which too many roles are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import called, letter, names, predicate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, Profile, ResponsibilityGraph


class ManyInformed(Rule, code="COM002", severity=Severity.NOTE, needs=frozenset({Participation.INFORMED})):
    """Find duties of which too many roles are informed.

    ## What it does
    Finds duties with more than five informed roles.

    ## Why is this bad?
    Everybody informed is one more address for each message, and who is told of everything reads nothing. Ask of each
    whether it must know every time or only when something goes wrong.

    ## Example
    ```markdown
    | Duty | Analyst | Manager | Sales | Legal | Finance | IT | HR | Audit |
    | --- | --- | --- | --- | --- | --- | --- | --- | --- |
    | Prepare bid | R | A | I | I | I | I | I | I |
    ```
    Use instead:
    ```markdown
    | Duty | Analyst | Manager | Sales | Legal | Finance | IT | HR | Audit |
    | --- | --- | --- | --- | --- | --- | --- | --- | --- |
    | Prepare bid | R | A | I | I | I | | | |
    ```

    ## Options
    - `at-most` (int, default 5): how many informed roles a duty may have.

    ## References
    - <https://www.trackplus.com/blog/en/raci-matrix-analysis/>
    """

    at_most: int = 5

    def suspects(self, profile: Profile) -> bool:
        """Tell whether too many roles are told."""
        return profile[Participation.INFORMED] > self.at_most

    def check_duty(self, duty: Duty, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a duty with too many informed roles."""
        if not self.suspects(graph.profile(duty)):
            return
        notation = graph.matrix.notation
        told = graph.holders(duty, Participation.INFORMED)
        informed = predicate(notation, Participation.INFORMED, len(told))
        yield self.finding(
            f"{len(told)} roles {informed} {called(duty)}: {names(told)}.",
            duty=duty,
            roles=told,
            help=f"keep {letter(notation, Participation.INFORMED)} for those who need to know every time.",
        )
