"""COM005: a duty on which roles are asked, but that nobody does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import letters
from raci.rules.communication.listeners import remedy, taken_on_by_nobody, told_elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, Profile, ResponsibilityGraph


class OnlyConsultedOrInformed(Rule, code="COM005", severity=Severity.ERROR, needs=frozenset({Participation.CONSULTED})):
    """Find duties on which roles are only consulted or informed.

    ## What it does
    Finds duties whose roles are all consulted, or some consulted and the rest informed. Duties with informed roles
    alone are COM004. ACC001 and RSP001 are quiet there, so that one fault makes one finding.
    A duty that is broken down into others of the matrix is left to those, and where the matrix shows one role only,
    nothing is said.

    ## Why is this bad?
    Advice is given to somebody and news come from somebody. Here nobody does the work and nobody answers for it.

    ## Example
    ```markdown
    | Duty | Analyst | Manager | Director |
    | --- | --- | --- | --- |
    | Prepare bid | C | C | I |
    ```
    Use instead:
    ```markdown
    | Duty | Analyst | Manager | Director |
    | --- | --- | --- | --- |
    | Prepare bid | R | A | I |
    ```

    ## References
    - <http://en.wikipedia.org/wiki/RASIC>
    """

    def suspects(self, profile: Profile) -> bool:
        """Tell whether roles are asked, others perhaps told, and none does anything else."""
        return profile[Participation.CONSULTED] > 0 and profile.only(
            Participation.CONSULTED, Participation.INFORMED, Participation.OMITTED
        )

    def check_duty(self, duty: Duty, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a duty with consulted and informed roles alone."""
        profile = graph.profile(duty)
        if not self.suspects(profile) or told_elsewhere(duty, graph):
            return
        notation = graph.matrix.notation
        present = [kind for kind in (Participation.CONSULTED, Participation.INFORMED) if profile[kind]]
        row = graph.row(duty)
        heard = [role for key, role in graph.roles.items() if key in row and row[key].participations & set(present)]
        yield self.finding(
            taken_on_by_nobody(duty, len(heard), letters(notation, *present)),
            duty=duty,
            roles=heard,
            help=remedy(notation),
        )
