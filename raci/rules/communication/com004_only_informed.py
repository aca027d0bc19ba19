"""COM004: a duty of which roles are told, but that nobody does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import titled
from raci.rules.communication.listeners import remedy, taken_on_by_nobody, told_elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, Profile, ResponsibilityGraph


class OnlyInformed(Rule, code="COM004", severity=Severity.ERROR, needs=frozenset({Participation.INFORMED})):
    """Find duties of which roles are only informed.

    ## What it does
    Finds duties whose roles are all informed. ACC001 and RSP001 are quiet there, so that one fault makes one finding.
    A duty that is broken down into others of the matrix is left to those, and where the matrix shows one role only,
    nothing is said.

    ## Why is this bad?
    Nobody does the work and nobody answers for it, so there is nothing to be informed of.

    ## Example
    ```markdown
    | Duty | Analyst | Manager |
    | --- | --- | --- |
    | Prepare bid | I | I |
    ```
    Use instead:
    ```markdown
    | Duty | Analyst | Manager |
    | --- | --- | --- |
    | Prepare bid | R | A |
    ```

    ## References
    - <http://en.wikipedia.org/wiki/RASIC>
    """

    def suspects(self, profile: Profile) -> bool:
        """Tell whether roles are told and do nothing else."""
        return profile[Participation.INFORMED] > 0 and profile.only(Participation.INFORMED, Participation.OMITTED)

    def check_duty(self, duty: Duty, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a duty with informed roles alone."""
        if not self.suspects(graph.profile(duty)) or told_elsewhere(duty, graph):
            return
        notation = graph.matrix.notation
        told = graph.holders(duty, Participation.INFORMED)
        yield self.finding(
            taken_on_by_nobody(duty, len(told), titled(notation, Participation.INFORMED)),
            duty=duty,
            roles=told,
            help=remedy(notation),
        )
