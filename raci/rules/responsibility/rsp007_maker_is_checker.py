"""RSP007: a duty whose doer is the only one to check it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import called, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, Profile, ResponsibilityGraph, Role

_CHECKS: Final = frozenset({Participation.VERIFYING, Participation.SIGNING})


class MakerIsChecker(Rule, code="RSP007", severity=Severity.WARNING, needs=frozenset({Participation.RESPONSIBLE})):
    """Find duties that are verified or signed only by the role that does the work.

    ## What it does
    Finds duties on which a role is responsible and also verifies, reviews or signs, where no other role does so.

    ## Why is this bad?
    A check by the one who made the thing is no check. The doer may look over its own work, but must not be the only one
    to approve it.

    ## Example
    ```markdown
    notation: RACI-VS
    | Duty | Engineer | Manager | QA Lead |
    | --- | --- | --- | --- |
    | Release design | R/V | A | I |
    ```
    Use instead:
    ```markdown
    notation: RACI-VS
    | Duty | Engineer | Manager | QA Lead |
    | --- | --- | --- | --- |
    | Release design | R | A | V |
    ```

    ## References
    - <https://certsensei.io/glossary/cisa/raci-matrix>
    """

    def suspects(self, profile: Profile) -> bool:
        """Tell whether some role may do the work and check it."""
        return profile.combined > 0 and profile[Participation.RESPONSIBLE] > 0 and profile.total(*_CHECKS) > 0

    def check_duty(self, duty: Duty, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a duty without a check by somebody else."""
        if not self.suspects(graph.profile(duty)):
            return
        checkers = _checkers(duty, graph)
        doers = {role.key for role in graph.responsible(duty)}
        if checkers and all(role.key in doers for role in checkers):
            cells = ", ".join(dict.fromkeys(str(graph.entry(duty, role)) for role in checkers))
            yield self.finding(
                f"Nobody but the doer checks {called(duty)}: {names(checkers)} ({cells}).",
                duty=duty,
                roles=checkers,
                help="let another role check the work.",
            )


def _checkers(duty: Duty, graph: ResponsibilityGraph) -> list[Role]:
    row = graph.row(duty)
    return [role for key, role in graph.roles.items() if key in row and not _CHECKS.isdisjoint(row[key].participations)]
