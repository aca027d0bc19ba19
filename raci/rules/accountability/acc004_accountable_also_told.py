"""ACC004: an accountable role that is also consulted or informed on the same duty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Safety, Severity
from raci.rules.accountability.also_told import TOLD, also_told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Assignment, Finding, Profile, ResponsibilityGraph


class AccountableAlsoTold(Rule, code="ACC004", severity=Severity.WARNING, needs=frozenset({Participation.ACCOUNTABLE})):
    """Find accountable roles that are also consulted or informed on the same duty.

    ## What it does
    Finds cells that join accountability with consulted or informed, such as `A/C` or `A/I`.

    ## Why is this bad?
    Who answers for an outcome decides on it and knows of it: to be asked or told as well says nothing. A reader
    wonders which of the two was meant.

    ## Example
    ```markdown
    | Duty | Manager | Analyst |
    | --- | --- | --- |
    | Approve bid | A/I | R |
    ```
    Use instead:
    ```markdown
    | Duty | Manager | Analyst |
    | --- | --- | --- |
    | Approve bid | A | R |
    ```

    ## Fix safety
    SAFE: the fix drops the letters that accountability includes and keeps all others. There is no fix where the cell
    has a remark, since a remark may be about the letter that would go.

    ## References
    - <http://en.wikipedia.org/wiki/RASIC>
    """

    def suspects(self, profile: Profile) -> bool:
        """Tell whether some role may be both accountable and told."""
        return profile.combined > 0 and profile[Participation.ACCOUNTABLE] > 0 and profile.total(*TOLD) > 0

    def check_assignment(self, assignment: Assignment, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a cell that says accountable and told."""
        held = assignment.participations
        if Participation.ACCOUNTABLE in held and TOLD & held:
            yield also_told(self, assignment, graph, Participation.ACCOUNTABLE, Safety.SAFE)
