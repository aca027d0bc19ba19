"""ACC002: a duty that more than one role answers for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Severity
from raci.rules.accountability.approvals import speaks_of_approval
from raci.rules.accountability.wording import called, letter, letters, names, predicate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Duty, Finding, Notation, Profile, ResponsibilityGraph, Role


class SeveralAccountables(Rule, code="ACC002", severity=Severity.ERROR, needs=frozenset({Participation.ACCOUNTABLE})):
    """Find duties that more than one role is accountable for.

    ## What it does
    Finds duties with two or more accountable roles. Roles whose recorded scopes have nothing in common (two regional
    managers, each with a region) are not several: each answers for its own part. Where some scopes overlap, those
    roles are named. Where a legend of the file's own calls the letter an approval and does not say how many there may
    be, it is a warning: who owns the duty may be told by another letter.

    ## Why is this bad?
    Where two answer for an outcome, each can wait for the other, and nobody can decide between them. Two accountable
    roles often hide a missing scope: each owns the duty for its own region, product or unit. Then the repair is not
    to delete one but to split the duty, one row for each scope.

    ## Example
    ```markdown
    | Duty | Manager | Director |
    | --- | --- | --- |
    | Approve bid | A | A |
    ```
    Use instead:
    ```markdown
    | Duty | Manager | Director |
    | --- | --- | --- |
    | Approve bid | A | C |
    ```

    ## References
    - <http://www.slideshare.net/HariAdavikolanu/raci-r-web31>
    - <http://en.wikipedia.org/wiki/RASIC>
    - <https://github.com/abdallahh166/TowerOps/blob/main/docs/phase-0/02-raci-matrix.md>
    """

    def suspects(self, profile: Profile) -> bool:
        """Tell whether more than one role is accountable."""
        return profile[Participation.ACCOUNTABLE] > 1

    def check_duty(self, duty: Duty, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a duty with several accountable roles."""
        owners = self._of_one_scope(graph.accountable(duty), graph)
        if len(owners) > 1:
            notation = graph.matrix.notation
            answers = predicate(notation, Participation.ACCOUNTABLE, len(owners))
            keep = letter(notation, Participation.ACCOUNTABLE)
            instead = letters(notation, Participation.RESPONSIBLE, Participation.CONSULTED)
            others = f"; the other{'s' if len(owners) > 2 else ''} may be {instead}" if instead else ""  # noqa: PLR2004
            yield self.finding(
                f"{len(owners)} roles {answers} {called(duty)}: {names(owners)}.",
                duty=duty,
                roles=owners,
                help=f"keep one {keep}{others}. If each owns it for its own region or unit, split the duty per unit.",
                severity=Severity.WARNING if _only_approves(notation) else None,
            )

    def _of_one_scope(self, owners: list[Role], graph: ResponsibilityGraph) -> list[Role]:
        """Return the roles whose scope overlaps that of another one; one without a scope has all of it."""
        if any(role.scope is None for role in owners):
            return owners
        overlap = graph.organization.overlap
        return [role for role in owners if any(overlap(role.scope, other.scope) for other in owners if other != role)]


def _only_approves(notation: Notation) -> bool:
    """Tell whether the letter is an approval of which the notation leaves open how many there are."""
    known = notation.letter_for(Participation.ACCOUNTABLE)
    return known is not None and known.at_most is None and speaks_of_approval(known.meaning)
