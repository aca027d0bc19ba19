"""COM001: a duty on which too many roles are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import called, letter, names, predicate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, Profile, ResponsibilityGraph


class ManyConsulted(Rule, code="COM001", severity=Severity.NOTE, needs=frozenset({Participation.CONSULTED})):
    """Find duties on which too many roles are consulted.

    ## What it does
    Finds duties with more than five consulted roles. Advice on the limit goes from two or three (limit the consulteds)
    to five (the limit of DAVCI); five is the number on which all agree that more is too many. Houses that mean it set
    three.

    ## Why is this bad?
    Everybody consulted is asked before the work goes on and waited for. Too many make a duty slow and let each believe
    to have a veto. Many of them need only be informed.

    ## Example
    ```markdown
    | Duty | Analyst | Manager | Sales | Legal | Finance | IT | HR | Audit |
    | --- | --- | --- | --- | --- | --- | --- | --- | --- |
    | Prepare bid | R | A | C | C | C | C | C | C |
    ```
    Use instead:
    ```markdown
    | Duty | Analyst | Manager | Sales | Legal | Finance | IT | HR | Audit |
    | --- | --- | --- | --- | --- | --- | --- | --- | --- |
    | Prepare bid | R | A | C | C | C | I | | I |
    ```

    ## Options
    - `at-most` (int, default 5): how many consulted roles a duty may have.

    ## References
    - <https://www.ixcoach.com/practices/raci-matrix/limit-the-consulteds>
    - <https://skillmds.dev/skill/itseffi-agentic-os-agents-skills-davci-skill-md>
    - <https://www.trackplus.com/blog/en/raci-matrix-analysis/>
    """

    at_most: int = 5

    def suspects(self, profile: Profile) -> bool:
        """Tell whether too many roles are asked."""
        return profile[Participation.CONSULTED] > self.at_most

    def check_duty(self, duty: Duty, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a duty with too many consulted roles."""
        if not self.suspects(graph.profile(duty)):
            return
        notation = graph.matrix.notation
        asked = graph.holders(duty, Participation.CONSULTED)
        consulted = predicate(notation, Participation.CONSULTED, len(asked))
        yield self.finding(
            f"{len(asked)} roles {consulted} {called(duty)}: {names(asked)}.",
            duty=duty,
            roles=asked,
            help=f"keep {letter(notation, Participation.CONSULTED)} for those without whose advice it would go wrong.",
        )
