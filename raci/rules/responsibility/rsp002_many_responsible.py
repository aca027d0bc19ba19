"""RSP002: a duty that too many roles do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import called, letter, letters, names, predicate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, Profile, ResponsibilityGraph


class ManyResponsible(Rule, code="RSP002", severity=Severity.WARNING, needs=frozenset({Participation.RESPONSIBLE})):
    """Find duties that too many roles are responsible for.

    ## What it does
    Finds duties with more responsible roles than a few. A duty that is broken down into others of the matrix is left
    to those.

    ## Why is this bad?
    What everybody does, each leaves to the others. More than three doers are a sign that the duty is several duties,
    or that some of the roles only help or give advice.

    ## Example
    ```markdown
    | Duty | Sales | Legal | Finance | Delivery | Manager |
    | --- | --- | --- | --- | --- | --- |
    | Prepare bid | R | R | R | R | A |
    ```
    Use instead:
    ```markdown
    | Duty | Sales | Legal | Finance | Delivery | Manager |
    | --- | --- | --- | --- | --- | --- |
    | Write offer | R | C | C | I | A |
    | Price offer | I | C | R | R | A |
    ```

    ## Options
    - `at-most` (int, default 3): how many responsible roles a duty may have.

    ## References
    - <https://clicknfile.co/blog/how-to-create-raci-matrix-excel>
    - <http://agilesriram.blogspot.com/2014/07/>
    """

    at_most: int = 3

    def suspects(self, profile: Profile) -> bool:
        """Tell whether too many roles do the work."""
        return profile[Participation.RESPONSIBLE] > self.at_most

    def check_duty(self, duty: Duty, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a duty with too many doers."""
        if not self.suspects(graph.profile(duty)) or duty.key in graph.broken_down:
            return
        notation, doers = graph.matrix.notation, graph.responsible(duty)
        does = predicate(notation, Participation.RESPONSIBLE, len(doers))
        instead = letters(notation, Participation.SUPPORTING, Participation.CONSULTED)
        lower = f", or give some of them {instead}" if instead else ""
        yield self.finding(
            f"{len(doers)} roles {does} {called(duty)}: {names(doers)}.",
            duty=duty,
            roles=doers,
            help=f"split the duty so that each part has one {letter(notation, Participation.RESPONSIBLE)}{lower}.",
        )
