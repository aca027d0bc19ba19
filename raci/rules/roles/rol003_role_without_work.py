"""ROL003: a role that is asked and told, and does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph, Role

_TALK = (Participation.CONSULTED, Participation.INFORMED, Participation.OMITTED)


class RoleWithoutWork(
    Rule, code="ROL003", severity=Severity.NOTE, preview=True, needs=frozenset({Participation.CONSULTED})
):
    """Find roles that are consulted, but neither do nor answer for anything.

    ## What it does
    Finds roles with nothing but consulted and informed, in matrices of at least eight duties and three roles. A role
    that is only informed is ROL002.

    ## Why is this bad?
    It is a question to ask, not always a fault: is this a staff position, whose part is advice, or a line position
    that could take work and accountability from others? A role that only talks makes every duty slower.

    ## Example
    ```markdown
    | Duty | Buyer | Manager | Planner |
    | --- | --- | --- | --- |
    | Choose supplier | R | A | C |
    | Negotiate price | R | A | |
    | Sign contract | R | A | C |
    | Place order | R | A | I |
    | Receive goods | R | A | |
    | Approve invoice | R | A | |
    | Pay invoice | R | A | I |
    | Archive invoice | R | A | |
    ```
    Use instead:
    ```markdown
    | Duty | Buyer | Manager | Planner |
    | --- | --- | --- | --- |
    | Choose supplier | R | A | C |
    | Negotiate price | R | A | |
    | Sign contract | R | A | C |
    | Place order | C | A | R |
    | Receive goods | C | A | R |
    | Approve invoice | R | A | |
    | Pay invoice | R | A | I |
    | Archive invoice | R | A | |
    ```

    ## Options
    - `from-duties` (int, default 8): the number of assigned duties from which the rule speaks.
    - `from-roles` (int, default 3): the number of roles from which the rule speaks.

    ## References
    - <https://www.trackplus.com/blog/en/raci-matrix-analysis/>
    - <https://www.scribd.com/presentation/62067422/RACI>
    """

    from_duties: int = 8
    from_roles: int = 3

    def check_role(self, role: Role, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a role whose letters are all talk."""
        load = graph.load(role)
        large = len(graph.roles) >= self.from_roles and graph.assigned >= self.from_duties
        if large and load[Participation.CONSULTED] and load.only(*_TALK):
            notation = graph.matrix.notation
            work = letters(notation, Participation.RESPONSIBLE, Participation.DRIVING, Participation.ACCOUNTABLE)
            duties = f"{load.filled} duties" if load.filled > 1 else "one duty"
            yield self.finding(
                f"{role.name} has only {letters(notation, *_TALK[:2])} in {duties}, never {work}.",
                roles=[role],
                help="ask whether its part is advice alone; if not, give it the work it could take from others.",
            )
