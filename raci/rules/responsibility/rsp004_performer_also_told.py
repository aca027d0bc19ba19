"""RSP004: a role that does the work and is also consulted or informed on the same duty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Participation, Rule, Safety, Severity
from raci.rules.accountability.also_told import TOLD, also_told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Assignment, Finding, Notation, Profile, ResponsibilityGraph


class PerformerAlsoTold(Rule, code="RSP004", severity=Severity.WARNING, needs=frozenset({Participation.RESPONSIBLE})):
    """Find responsible roles that are also consulted or informed on the same duty.

    ## What it does
    Finds cells that join responsibility with consulted or informed, such as `R/C` or `R/I`. A role that is accountable
    too is left to ACC004.

    ## Why is this bad?
    Who does the work knows of it and has a say in it: to be asked or told as well says nothing. A reader wonders which
    of the two was meant.

    ## Example
    ```markdown
    | Duty | Analyst | Manager |
    | --- | --- | --- |
    | Prepare bid | R/I | A |
    ```
    Use instead:
    ```markdown
    | Duty | Analyst | Manager |
    | --- | --- | --- |
    | Prepare bid | R | A |
    ```

    ## Fix safety
    SAFE: the fix drops the letters that doing the work includes and keeps all others. It is UNSAFE for consultation
    where the notation is about decisions (RAPID, DICE, DARE): there, who will perform may well give input before the
    decision. There is no fix where the cell has a remark, since a remark may be about the letter that would go.

    ## References
    - <http://en.wikipedia.org/wiki/RASIC>
    """

    def suspects(self, profile: Profile) -> bool:
        """Tell whether some role may be both responsible and told."""
        return profile.combined > 0 and profile[Participation.RESPONSIBLE] > 0 and profile.total(*TOLD) > 0

    def check_assignment(self, assignment: Assignment, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a cell that says responsible and told."""
        held = assignment.participations
        told = TOLD & held
        if not told or Participation.RESPONSIBLE not in held or Participation.ACCOUNTABLE in held:
            return
        safety = _safety(graph.matrix.notation, told)
        yield also_told(self, assignment, graph, Participation.RESPONSIBLE, safety)


def _safety(notation: Notation, told: frozenset[Participation]) -> Safety:
    doing_is_owning = notation.word(Participation.RESPONSIBLE).startswith("responsible")
    return Safety.SAFE if doing_is_owning or Participation.CONSULTED not in told else Safety.UNSAFE
