"""ACC007: an approval that stands in the matrix as a mere consultation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Confidence, Participation, Rule, Severity
from raci.rules.accountability.approvals import approves_in_passing, speaks_of_approval, subjects
from raci.rules.accountability.wording import called, letter, names, predicate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, ResponsibilityGraph, Role

_CONSULTED = frozenset({Participation.CONSULTED})
_APPROVING = (Participation.AGREEING, Participation.VERIFYING, Participation.SIGNING)


class ApprovalAsConsulted(Rule, code="ACC007", severity=Severity.WARNING, preview=True, needs=_CONSULTED):
    """Find approvals that the matrix shows as mere consultations.

    ## What it does
    Finds two things. First, a consulted role whose cell has a remark about approval, such as `C (approves)`. Second, a
    duty that ties an approval to another act ("Submit budget for approval", "Design incl. sign-off") and has consulted
    roles, where no role verifies, signs or agrees and no duty of its own is the approval of the same thing. Both are
    read from wording, so the finding is likely, never certain.

    ## Why is this bad?
    To be consulted is to give advice that may be set aside; to approve is to decide. Who must approve and stands there
    as consulted has a hidden veto. An approval is a duty of its own, with a role that does it.

    ## Example
    ```markdown
    | Duty | Analyst | Manager | Director |
    | --- | --- | --- | --- |
    | Submit budget for approval | R | A | C |
    ```
    Use instead:
    ```markdown
    | Duty | Analyst | Manager | Director |
    | --- | --- | --- | --- |
    | Submit budget for approval | R | A | I |
    | Approve budget | C | I | A/R |
    ```

    ## References
    - <http://www.itsmwatch.com/itil/article.php/11700_3838836_2/Moving-Beyond-RACI-in-ITIL-v3.htm>
    - <https://musings.al-binali.com/2025/09/01/rethinking-raci-empowering-innovation-by-redesigning-governance>
    """

    def check(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find consulted roles that approve; the whole matrix is read first for duties that are approvals."""
        speaking = [duty for duty in graph.matrix.duties if speaks_of_approval(duty.name)]
        in_passing = {duty.key for duty in speaking if approves_in_passing(duty.name)}
        settled = {word for duty in speaking if duty.key not in in_passing for word in subjects(duty.name)}
        for duty in speaking:
            if duty.key in in_passing and not settled & subjects(duty.name):
                yield from self._tied(duty, graph)
        yield from self._remarked(graph)

    def _tied(self, duty: Duty, graph: ResponsibilityGraph) -> Iterator[Finding]:
        asked = graph.holders(duty, Participation.CONSULTED)
        if not asked or graph.profile(duty).total(*_APPROVING):
            return
        consulted = predicate(graph.matrix.notation, Participation.CONSULTED, len(asked))
        yield self.finding(
            f"{called(duty)} speaks of an approval, but no role approves; {names(asked)} {consulted} it.",
            duty=duty,
            roles=asked,
            help="make the approval a duty of its own and name who does it.",
            confidence=Confidence.LIKELY,
        )

    def _remarked(self, graph: ResponsibilityGraph) -> Iterator[Finding]:
        for duty, row in zip(graph.matrix.duties, graph.matrix.rows, strict=True):
            for key, entry in row.items():
                if entry.remark and entry.participations == _CONSULTED and speaks_of_approval(entry.remark):
                    yield self._hidden(duty, graph.roles[key], entry.remark, graph)

    def _hidden(self, duty: Duty, role: Role, remark: str, graph: ResponsibilityGraph) -> Finding:
        code = letter(graph.matrix.notation, Participation.CONSULTED)
        return self.finding(
            f'{role.name} has {code} for {called(duty)}, but its cell says "{remark}".',
            duty=duty,
            roles=[role],
            help="make the approval a duty of its own and name who does it.",
            confidence=Confidence.LIKELY,
        )
