"""ROL004: a column without an empty cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import shortened
from raci.rules.workload.portions import MUCH_ACCOUNTABILITY, MUCH_WORK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, Profile, ResponsibilityGraph

_TALK = (Participation.CONSULTED, Participation.INFORMED, Participation.OMITTED)


class RoleInEverything(Rule, code="ROL004", severity=Severity.WARNING):
    """Find roles that take part in every duty.

    ## What it does
    Finds roles with a letter in every assigned duty, of which some are more than consulted or informed and at most half
    inform the role. It speaks of matrices with at least ten duties and four roles; in smaller ones everybody is
    commonly concerned, and so in a team that has no more roles than the notation has letters and a letter in every box.
    Several such roles are told in one finding. Roles that do or answer for most of it all are left to WRK001, WRK002
    and WRK004.

    ## Why is this bad?
    Does this individual need to be involved in so much? Whoever sits in every row is the bottleneck of the whole
    process, and the first to be missing when two things happen at once.

    ## Example
    ```markdown
    | Duty | Buyer | Manager | Legal | Planner |
    | --- | --- | --- | --- | --- |
    | Plan demand | | I | | A/R |
    | Ask for offers | R | A | | |
    | Choose supplier | R | A | | C |
    | Negotiate price | A/R | C | | |
    | Draft contract | C | C | A/R | |
    | Sign contract | | A/R | C | |
    | Place order | A/R | I | | C |
    | Receive goods | A/R | I | | |
    | Approve invoice | R | A | | |
    | Pay invoice | A/R | I | | |
    ```
    Use instead:
    ```markdown
    | Duty | Buyer | Manager | Legal | Planner |
    | --- | --- | --- | --- | --- |
    | Plan demand | | | | A/R |
    | Ask for offers | R | A | | |
    | Choose supplier | R | A | | C |
    | Negotiate price | A/R | C | | |
    | Draft contract | C | | A/R | |
    | Sign contract | | A/R | C | |
    | Place order | A/R | | | C |
    | Receive goods | A/R | | | |
    | Approve invoice | R | A | | |
    | Pay invoice | A/R | | | |
    ```

    ## Options
    - `from-duties` (int, default 10): the number of assigned duties from which the rule speaks.
    - `from-roles` (int, default 4): the number of roles from which the rule speaks.

    ## References
    - <https://www.trackplus.com/blog/en/raci-matrix-analysis/>
    """

    from_duties: int = 10
    from_roles: int = 4

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find the roles in every row."""
        duties = graph.assigned
        if duties < self.from_duties or len(graph.roles) < self.from_roles:
            return
        if len(graph.roles) <= len(graph.matrix.notation.letters) and _all_filled(graph):
            return
        found = [role for role in graph.matrix.roles if _is_everywhere(graph.load(role), duties)]
        if found:
            take, cells = ("takes", "its cell") if len(found) == 1 else ("take", "their cells")
            yield self.finding(
                f"{shortened([role.name for role in found])} {take} part in all {duties} duties.",
                roles=found,
                help=f"leave {cells} empty wherever the duty could do without.",
            )


def _all_filled(graph: ResponsibilityGraph) -> bool:
    return all(graph.load(role).filled == graph.assigned for role in graph.matrix.roles)


def _is_everywhere(load: Profile, duties: int) -> bool:
    """Tell whether a role has a part in every duty, not all of it talk, and no other rule tells of its load."""
    everywhere = load.filled - load[Participation.OMITTED] == duties and load[Participation.INFORMED] * 2 <= duties
    loaded = load[Participation.RESPONSIBLE] > MUCH_WORK * duties
    owning = load[Participation.ACCOUNTABLE] > MUCH_ACCOUNTABILITY * duties
    return everywhere and not load.only(*_TALK) and not loaded and not owning
