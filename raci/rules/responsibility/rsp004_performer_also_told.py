"""RSP004: a role that does the work and is also consulted or informed on the same duty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raci.plugin import Fix, Participation, Rule, Safety, Severity
from raci.rules.accountability.mending import dropping, letters_of
from raci.rules.accountability.wording import called, predicate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from raci.plugin import Assignment, Finding, Notation, Profile, ResponsibilityGraph

_TOLD = frozenset({Participation.CONSULTED, Participation.INFORMED})


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
        return profile.combined > 0 and profile[Participation.RESPONSIBLE] > 0 and profile.total(*_TOLD) > 0

    def check_assignment(self, assignment: Assignment, graph: ResponsibilityGraph) -> Iterator[Finding]:
        """Find a cell that says responsible and told."""
        held = assignment.participations
        told = _TOLD & held
        if not told or Participation.RESPONSIBLE not in held or Participation.ACCOUNTABLE in held:
            return
        role, duty, notation = assignment.role, assignment.duty, graph.matrix.notation
        surplus = letters_of(assignment.entry, told, notation)
        needless, add = " and ".join(surplus), "adds" if len(surplus) == 1 else "add"
        changes = dropping(graph, duty, role, told)
        does = predicate(notation, Participation.RESPONSIBLE)
        yield self.finding(
            f"{role.name} {does} {called(duty)}; {needless} in {assignment.entry} {add} nothing.",
            duty=duty,
            roles=[role],
            help=f"drop {needless}.",
            fix=Fix(f"Drop {needless} from {role.name}", changes, _safety(notation, told)) if changes else None,
        )


def _safety(notation: Notation, told: frozenset[Participation]) -> Safety:
    doing_is_owning = notation.word(Participation.RESPONSIBLE).startswith("responsible")
    return Safety.SAFE if doing_is_owning or Participation.CONSULTED not in told else Safety.UNSAFE
