"""SEP003: internal audit with a hand in the work it audits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.plugin import Confidence, Participation, Rule, Severity
from raci.rules.accountability.wording import called, predicate
from raci.rules.separation.audits import is_about_audits, is_audit_duty, is_internal_audit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Finding, ResponsibilityGraph, Role

_HANDS: Final = (Participation.RESPONSIBLE, Participation.ACCOUNTABLE)


class AuditIndependence(Rule, code="SEP003", severity=Severity.ERROR):
    """Find internal audit roles that do operating work or answer for it.

    ## What it does
    Finds roles that are internal audit by their titles (Head of Internal Audit, Interne Revision, audit interne …) and
    are responsible or accountable for a duty that is no audit: neither its name nor its section speaks of auditing,
    checking, assessing or assuring. Matrices about audits are left aside.

    ## Why is this bad?
    Internal audit is the third line: it tells the board whether the others work as they should. Of what it does itself
    it can tell nothing that counts.

    ## Example
    ```markdown
    | Duty | Finance Manager | Head of Internal Audit |
    | --- | --- | --- |
    | Negotiate the lease | C | A/R |
    ```
    Use instead:
    ```markdown
    | Duty | Finance Manager | Head of Internal Audit |
    | --- | --- | --- |
    | Negotiate the lease | A/R | I |
    | Audit of lease contracts | C | A/R |
    ```

    ## References
    - <https://www.theiia.org/en/content/position-papers/2020/the-iias-three-lines-model-an-update-of-the-three-lines-of-defense/>
    - <https://www.isaca.org/Journal/archives/2016/volume-3/Pages/implementing-segregation-of-duties.aspx>
    """

    def check_role(self, role: Role, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find an audit role with duties that are none of its own."""
        if not is_internal_audit(role.name) or is_about_audits(graph.matrix):
            return
        for duty in graph.duties_of(role):
            entry = graph.entry(duty, role)
            held = [kind for kind in _HANDS if entry and kind in entry.participations]
            if held and not is_audit_duty(duty):
                yield self.finding(
                    f"{role.name} {predicate(graph.matrix.notation, held[0])} {called(duty)}, which is no audit.",
                    duty=duty,
                    roles=[role],
                    help="let the line do it and answer for it; inform internal audit.",
                    confidence=Confidence.LIKELY,
                )
