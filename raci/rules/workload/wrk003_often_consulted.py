"""WRK003: one role that is asked about most things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.workload.portions import FEWEST_DUTIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph, Role


class OftenConsulted(Rule, code="WRK003", severity=Severity.NOTE, needs=frozenset({Participation.CONSULTED})):
    """Find roles that are consulted on most duties.

    ## What it does
    Finds roles that are consulted on more than 60 % of the assigned duties, in matrices of at least eight duties and
    three roles.

    ## Why is this bad?
    Every question costs the one who asks a wait and the one who is asked an answer. A role that is asked about nearly
    everything either slows everything or gives no advice worth waiting for.

    ## Example
    ```markdown
    | Duty | Buyer | Manager | Legal |
    | --- | --- | --- | --- |
    | Ask for offers | R | A | C |
    | Choose supplier | R | A | C |
    | Negotiate price | R | A | C |
    | Draft contract | R | A | C |
    | Place order | R | A | C |
    | Receive goods | R | A | |
    | Approve invoice | R | A | |
    | Pay invoice | R | A | |
    ```
    Use instead:
    ```markdown
    | Duty | Buyer | Manager | Legal |
    | --- | --- | --- | --- |
    | Ask for offers | R | A | |
    | Choose supplier | R | A | C |
    | Negotiate price | R | A | I |
    | Draft contract | R | A | C |
    | Place order | R | A | |
    | Receive goods | R | A | |
    | Approve invoice | R | A | |
    | Pay invoice | R | A | |
    ```

    ## Options
    - `share` (float, default 0.6): the share of the assigned duties above which a role is asked too often.
    - `from-duties` (int, default 8): the number of assigned duties from which the rule speaks.
    - `from-roles` (int, default 3): the number of roles from which the rule speaks.

    ## References
    - <https://www.ixcoach.com/practices/raci-matrix/limit-the-consulteds>
    - <http://www.faqsfororgs.com/why-dont-raci-charts-work/>
    """

    share: float = 0.6
    from_duties: int = FEWEST_DUTIES
    from_roles: int = 3

    def check_role(self, role: Role, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a role that is asked about most duties."""
        duties, asked = graph.assigned, graph.load(role)[Participation.CONSULTED]
        if duties < self.from_duties or len(graph.roles) < self.from_roles or asked <= self.share * duties:
            return
        letter = graph.matrix.notation.letter_for(Participation.CONSULTED)
        yield self.finding(
            f"{role.name} has {letter.letter if letter else 'a say'} in {asked} of {duties} duties.",
            roles=[role],
            help="keep it where the answer changes the outcome; elsewhere inform the role, or leave it out.",
        )
