"""ROL002: a role that is told of things and does nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.titles import head_of, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph, Role


class OnlyInformedRole(Rule, code="ROL002", severity=Severity.NOTE, needs=frozenset({Participation.INFORMED})):
    """Find roles that are only informed, whatever the duty.

    ## What it does
    Finds roles all of whose letters say informed, in matrices of at least eight duties. A column for everybody (`All`,
    `Everyone`) is meant to be told only.

    ## Why is this bad?
    A role that is only told of things has no responsibility here. It belongs on a distribution list; in the matrix its
    column takes the place of those who do something. Or a part was forgotten: somebody who must be told is often asked
    as well.

    ## Example
    ```markdown
    | Duty | Buyer | Manager | Auditor |
    | --- | --- | --- | --- |
    | Choose supplier | R | A | I |
    | Negotiate price | R | A | |
    | Sign contract | R | A | I |
    | Place order | R | A | |
    | Receive goods | R | A | |
    | Approve invoice | R | A | I |
    | Pay invoice | R | A | I |
    | Archive invoice | R | A | |
    ```
    Use instead:
    ```markdown
    | Duty | Buyer | Manager | Auditor |
    | --- | --- | --- | --- |
    | Choose supplier | R | A | I |
    | Negotiate price | R | A | |
    | Sign contract | R | A | C |
    | Place order | R | A | |
    | Receive goods | R | A | |
    | Approve invoice | R | A | I |
    | Pay invoice | R | A | I |
    | Archive invoice | R | A | |
    ```

    ## Options
    - `from-duties` (int, default 8): the number of assigned duties from which the rule speaks.

    ## References
    - <https://www.trackplus.com/blog/en/raci-matrix-analysis/>
    """

    from_duties: int = 8

    def check_role(self, role: Role, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a role that is only informed."""
        load = graph.load(role)
        only = load.only(Participation.INFORMED, Participation.OMITTED) and load[Participation.INFORMED] > 0
        if only and graph.assigned >= self.from_duties and not _is_everybody(role):
            word = graph.matrix.notation.word(Participation.INFORMED)
            yield self.finding(
                f"{role.name} is only {word}: it has no other part in any duty.",
                roles=[role],
                help="put it on a distribution list instead, or give it the part that was forgotten.",
            )


def _is_everybody(role: Role) -> bool:
    return not vocabulary("everybody").isdisjoint(head_of(role.name)[:1])
