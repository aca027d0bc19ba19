"""RSP006: a duty that several roles check in the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.wording import called, letter, names, predicate
from raci.rules.responsibility.reviewers import only_review

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, Notation, Profile, ResponsibilityGraph

_CHECKS: Final = (Participation.VERIFYING, Participation.SIGNING, Participation.AGREEING)


class CheckersCheckingCheckers(Rule, code="RSP006", severity=Severity.WARNING):
    """Find duties that more than one role verifies, signs or agrees to.

    ## What it does
    Finds duties with more roles of one checking kind (verifying, signing, agreeing) than needed. One verifier and one
    signatory on a duty are what notations such as RACI-VS are made for, so kinds are counted apart. Where a notation
    says itself how many may check (two vetoes in OVIS), that number holds. Reviewers give comments, and one decides
    what becomes of them: several are no chain of checks.

    ## Why is this bad?
    Each further check costs waiting time and weakens the ones before it: who knows that another will check looks less
    closely, and nobody can tell which approval counts.

    ## Example
    ```markdown
    notation: RACI-VS
    | Duty | Engineer | Manager | QA Lead | Safety Officer |
    | --- | --- | --- | --- | --- |
    | Release design | R | A | V | V |
    ```
    Use instead:
    ```markdown
    notation: RACI-VS
    | Duty | Engineer | Manager | QA Lead | Safety Officer |
    | --- | --- | --- | --- | --- |
    | Release design | R | A | V | C |
    ```

    ## Options
    - `at-most` (int, default 1): how many roles may check a duty in the same way.

    ## References
    - <https://www.slideshare.net/rickysmithcmrp/raci-approach>
    """

    at_most: int = 1

    def suspects(self, profile: Profile) -> bool:
        """Tell whether more roles check in one way than the option allows."""
        return any(profile[kind] > self.at_most for kind in _CHECKS)

    def check_duty(self, duty: Duty, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a duty with too many checkers of one kind."""
        notation, profile = graph.matrix.notation, graph.profile(duty)
        for kind in _CHECKS:
            if profile[kind] > self._allowed(notation, kind) and not only_review(notation, kind):
                checkers = graph.holders(duty, kind)
                check = predicate(notation, kind, len(checkers))
                yield self.finding(
                    f"{len(checkers)} roles {check} {called(duty)}: {names(checkers)}.",
                    duty=duty,
                    roles=checkers,
                    others=[kind.value],
                    help=f"keep one {letter(notation, kind)}, the one whose word decides.",
                )

    def _allowed(self, notation: Notation, kind: Participation) -> int:
        known = notation.letter_for(kind)
        return max(self.at_most, known.at_most or 0) if known else self.at_most
