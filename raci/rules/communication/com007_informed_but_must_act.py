"""COM007: a role that is only told of a duty whose wording says that it acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Confidence, Participation, Rule, Severity
from raci.rules.accountability.wording import called, letters, predicate
from raci.rules.communication.acting import acts, asks_to_act, may_name_actor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, ResponsibilityGraph, Role

_INFORMED = frozenset({Participation.INFORMED})


class InformedButMustAct(Rule, code="COM007", severity=Severity.NOTE, preview=True, needs=_INFORMED):
    """Find roles that are only informed although the wording says that they act.

    ## What it does
    Finds roles that are informed and nothing else on a duty whose name says that they act ("Finance pays invoice",
    "Approval by Finance", "Escalate incident to Director"), or whose cell has a remark that says so, such as
    `I (confirms receipt)`. This is read from wording, so it is likely, never certain.

    ## Why is this bad?
    Who is informed need not do anything. A role that must react and stands there as informed will wait, and so will
    the others.

    ## Example
    ```markdown
    | Duty | Analyst | Manager | Finance |
    | --- | --- | --- | --- |
    | Invoice check by Finance | R | A | I |
    ```
    Use instead:
    ```markdown
    | Duty | Analyst | Manager | Finance |
    | --- | --- | --- | --- |
    | Invoice check by Finance | I | A | R |
    ```

    ## References
    - <http://www.itsmwatch.com/itil/article.php/11700_3838836_2/Moving-Beyond-RACI-in-ITIL-v3.htm>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find informed roles that act by the name of the duty or by the remark of the cell."""
        for duty, row in zip(graph.matrix.duties, graph.matrix.rows, strict=True):
            named = may_name_actor(duty.name)
            for key, entry in row.items():
                if not (named or entry.remark) or entry.participations != _INFORMED:
                    continue
                role = graph.roles[key]
                if asks_to_act(entry.remark):
                    yield self._found(duty, role, graph, f'its cell says "{entry.remark}"')
                elif named and acts(duty.name, role.name):
                    yield self._found(duty, role, graph, "its name says that the role acts")

    def _found(self, duty: Duty, role: Role, graph: ResponsibilityGraph, reason: str) -> Finding:
        notation = graph.matrix.notation
        wanted = letters(notation, Participation.RESPONSIBLE, Participation.DRIVING)
        active = f"give {role.name} {wanted}" if wanted else f"give {role.name} an active part"
        return self.finding(
            f"{role.name} {predicate(notation, Participation.INFORMED)} {called(duty)}, but {reason}.",
            duty=duty,
            roles=[role],
            help=f"{active}, or make what it must do a duty of its own.",
            confidence=Confidence.LIKELY,
        )
